import type { Gateway, OperationMethods } from "./gateway.js";
import type { VpayCredentials, VpayData, VpayOperations } from "./generated.js";
import type { CommonOptions, MoneyNotification, SignedRequest, TimedOptions } from "./shared.js";

export interface VpayPaymentNotification extends MoneyNotification<"vpay", "payment", VpayData["payment"]> {
  readonly direction: "in";
}

export interface VpayWithdrawNotification
  extends MoneyNotification<"vpay", "withdraw", VpayData["withdraw"]> {
  readonly direction: "out";
}

export type VpayNotification = VpayPaymentNotification | VpayWithdrawNotification;

export interface VpayOptions extends CommonOptions<VpayCredentials>, TimedOptions {}

/** MinPay, 点付. */
export interface Vpay extends Gateway<VpayNotification, VpayOperations>, OperationMethods<VpayOperations> {
  /** Any other call of its family: `path` below the base URL, signed as all of them are. */
  call(path: string, params?: { readonly [name: string]: unknown } | null): SignedRequest;
}
export const Vpay: {
  readonly prototype: Vpay;
  new (credentials: VpayCredentials, options: VpayOptions): Vpay;
};
