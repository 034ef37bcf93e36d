import type { Gateway, OperationMethods } from "./gateway.js";
import type { BasicexCredentials, BasicexData, BasicexOperations } from "./generated.js";
import type { CommonOptions, MoneyNotification, TimedOptions } from "./shared.js";

export interface BasicexPaymentNotification
  extends MoneyNotification<"basicex", "payment", BasicexData["payment"]> {
  readonly direction: "in";
}

export interface BasicexAgentpayNotification
  extends MoneyNotification<"basicex", "agentpay", BasicexData["agentpay"]> {
  readonly direction: "out";
}

export type BasicexNotification = BasicexPaymentNotification | BasicexAgentpayNotification;

export interface BasicexOptions extends Omit<CommonOptions<BasicexCredentials>, "baseUrl">, TimedOptions {
  /** `https://openapi.basicex.com` when left out. */
  baseUrl?: string | undefined;
  /** How the gateway spells the field that carries an order; `bizConent`, as it does today, when left out. */
  bizField?: "bizConent" | "bizContent" | undefined;
  /** What the notifications of this object are about: nothing in them tells. Else name it to `verify`. */
  notificationKind?: BasicexNotification["kind"] | undefined;
  /** The body that acknowledges a notification; `success` when left out. */
  ackBody?: string | undefined;
}

/** 币趣. */
export interface Basicex
  extends Gateway<BasicexNotification, BasicexOperations>,
    OperationMethods<BasicexOperations> {}
export const Basicex: {
  readonly prototype: Basicex;
  new (credentials: BasicexCredentials, options?: BasicexOptions): Basicex;
};
