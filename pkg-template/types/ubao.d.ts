import type { UbaoData } from "./generated.js";
import type { NotificationBase } from "./shared.js";

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

/** `data.address` is the merchant's wallet that paid. */
export interface UbaoTransferNotification extends CoinNotification<"transfer", UbaoData["transfer"]> {
  readonly direction: "out";
}

export interface UbaoBalanceNotification extends CoinNotification<"balance", UbaoData["balance"]> {
  readonly direction: "none";
  readonly outcome: "info";
}

export type UbaoNotification = UbaoRechargeNotification | UbaoTransferNotification | UbaoBalanceNotification;
