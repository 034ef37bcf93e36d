import type { Gateway, OperationMethods } from "./gateway.js";
import type { UbaoCredentials, UbaoData, UbaoOperations } from "./generated.js";
import type { CommonOptions, MoneyNotification, TimedOptions } from "./shared.js";

interface CoinNotification<Kind extends string, Data> extends MoneyNotification<"ubao", Kind, Data> {
  /**
   * Whether coinID, coinType and chainType are one row of the gateway's coin table. Look at this before crediting,
   * never at the coin's name: anyone can issue a token called USDT.
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
  /** How requests go out; `form` when left out. */
  encoding?: "form" | "json" | undefined;
}

/** UBAO. */
export interface Ubao extends Gateway<UbaoNotification, UbaoOperations>, OperationMethods<UbaoOperations> {}
export const Ubao: {
  readonly prototype: Ubao;
  new (credentials: UbaoCredentials, options: UbaoOptions): Ubao;
};
