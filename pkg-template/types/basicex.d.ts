import type { Gateway, OperationMethods } from "./gateway.js";
import type { BasicexCredentials, BasicexData, BasicexOperations } from "./generated.js";
import type { CommonOptions, OrderNotification, TimedOptions } from "./shared.js";

export interface BasicexPaymentNotification
  extends OrderNotification<"basicex", "payment", BasicexData["payment"]> {
  readonly direction: "in";
}

export interface BasicexAgentpayNotification
  extends OrderNotification<"basicex", "agentpay", BasicexData["agentpay"]> {
  readonly direction: "out";
}

export type BasicexNotification = BasicexPaymentNotification | BasicexAgentpayNotification;

export interface BasicexOptions extends Omit<CommonOptions<BasicexCredentials>, "baseUrl">, TimedOptions {
  /** Default: `https://openapi.basicex.com`. */
  baseUrl?: string | undefined;
  /** The gateway's name for the field with the order. Default: `bizConent`, the current name. */
  bizField?: "bizConent" | "bizContent" | undefined;
  /** The kind of this object's notifications, because they do not show it. Or pass `kind` to `verify`. */
  notificationKind?: BasicexNotification["kind"] | undefined;
  /** The body that acknowledges a notification. Default: `success`. */
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
