import type { Gateway, OperationMethods } from "./gateway.js";
import type { LianheCredentials, LianheData, LianheOperations } from "./generated.js";
import type { CommonOptions, OrderNotification } from "./shared.js";

export interface LianhePaymentNotification
  extends OrderNotification<"lianhe", "payment", LianheData["payment"]> {
  readonly direction: "in";
}

export interface LianhePayoutNotification
  extends OrderNotification<"lianhe", "payout", LianheData["payout"]> {
  readonly direction: "out";
}

export type LianheNotification = LianhePaymentNotification | LianhePayoutNotification;

export interface LianheOptions extends CommonOptions<LianheCredentials> {}

/** 联合支付. */
export interface Lianhe
  extends Gateway<LianheNotification, LianheOperations>,
    OperationMethods<LianheOperations> {}
export const Lianhe: {
  readonly prototype: Lianhe;
  new (credentials: LianheCredentials, options: LianheOptions): Lianhe;
};
