import type { Gateway, OperationMethods } from "./gateway.js";
import type { UbaoCredentials, UbaoData, UbaoOperations } from "./generated.js";
import type { CommonOptions, NotificationBase, TimedOptions } from "./shared.js";

interface CoinNotification<Kind extends string, Data> extends NotificationBase<"ubao", Kind, Data> {
  readonly amount: string;
  /** `coinName`. UBAO may leave it out. */
  readonly currency?: string;
  /**
   * Whether coinID, coinType and chainType are one row of the gateway's coin table. Check this before you credit. Never
   * use the coin's name: anybody can issue a token named USDT.
   */
  readonly coinMatches: boolean;
}

export interface UbaoRechargeNotification extends CoinNotification<"recharge", UbaoData["recharge"]> {
  readonly direction: "in";
}

/** Here `data.address` is the payer. */
export interface UbaoTransferNotification extends CoinNotification<"transfer", UbaoData["transfer"]> {
  readonly direction: "out";
}

export interface UbaoBalanceNotification extends CoinNotification<"balance", UbaoData["balance"]> {
  readonly direction: "none";
  readonly outcome: "info";
}

export type UbaoNotification = UbaoRechargeNotification | UbaoTransferNotification | UbaoBalanceNotification;

export interface UbaoOptions extends CommonOptions<UbaoCredentials>, TimedOptions {
  /** Format of requests. Default: `form`. */
  encoding?: "form" | "json" | undefined;
}

/** UBAO. */
export interface Ubao extends Gateway<UbaoNotification, UbaoOperations>, OperationMethods<UbaoOperations> {}
export const Ubao: {
  readonly prototype: Ubao;
  new (credentials: UbaoCredentials, options: UbaoOptions): Ubao;
};
