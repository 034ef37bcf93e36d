import type { Gateway, OperationMethods } from "./gateway.js";
import type { VpayCredentials, VpayData, VpayOperations } from "./generated.js";
import type {
  Answer,
  CommonOptions,
  Explanation,
  MoneyNotification,
  RawBody,
  SignedRequest,
  TimedOptions,
} from "./shared.js";

export interface VpayPaymentNotification extends MoneyNotification<"vpay", "payment", VpayData["payment"]> {
  readonly direction: "in";
}

export interface VpayWithdrawNotification
  extends MoneyNotification<"vpay", "withdraw", VpayData["withdraw"]> {
  readonly direction: "out";
}

export type VpayNotification = VpayPaymentNotification | VpayWithdrawNotification;

export interface VpayOptions extends CommonOptions<VpayCredentials>, TimedOptions {
  /** How the sign string has objects and decimals inside a list. `diagnose` names the form. Default: `braces`. */
  listForm?: "braces" | "bare" | "json" | undefined;
}

type Base = Gateway<VpayNotification, VpayOperations>;

/** Fields that are in no table. */
type Params = { readonly [name: string]: unknown } | null | undefined;

/** MinPay, 点付. */
export interface Vpay extends Base, OperationMethods<VpayOperations> {
  /** Any other endpoint of the gateway: `path` below the base URL, signed with the same rule. */
  call(path: string, params?: Params): SignedRequest;
  explain: Base["explain"] &
    ((operation: "call", params: Params, options: { readonly path: string }) => Explanation);
  parseResponse: Base["parseResponse"] &
    ((operation: "call", text: RawBody) => Answer<Record<string, unknown>>);
}
export const Vpay: {
  readonly prototype: Vpay;
  new (credentials: VpayCredentials, options: VpayOptions): Vpay;
};
