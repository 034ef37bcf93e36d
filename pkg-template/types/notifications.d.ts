import type { BasicexData, BibaoData, LianheData, UbaoData, VpayData } from "./generated.js";
import type { NotificationBase } from "./shared.js";

/** A message about an amount of money, which it always names. */
interface MoneyNotification<Gateway extends string, Kind extends string, Data>
  extends NotificationBase<Gateway, Kind, Data> {
  readonly amount: string;
  readonly currency: string;
}

export interface BasicexPaymentNotification
  extends MoneyNotification<"basicex", "payment", BasicexData["payment"]> {
  readonly direction: "in";
}

export interface BasicexAgentpayNotification
  extends MoneyNotification<"basicex", "agentpay", BasicexData["agentpay"]> {
  readonly direction: "out";
}

export type BasicexNotification = BasicexPaymentNotification | BasicexAgentpayNotification;

/** A trade; `direction` is `out` for a sell. */
export interface BibaoOtcNotification extends MoneyNotification<"bibao", "otc", BibaoData["otc"]> {
  readonly direction: "in" | "out";
}

/** Asks whether an order may go on: answer with `reply`, every time. */
export interface BibaoOtcVerifyNotification
  extends NotificationBase<"bibao", "otcVerify", BibaoData["otcVerify"]> {
  readonly outcome: "info";
}

/** Asks for an amount: answer with `reply`, every time. */
export interface BibaoOtcQueryNotification
  extends NotificationBase<"bibao", "otcQuery", BibaoData["otcQuery"]> {
  readonly outcome: "info";
}

/** Asks for a bank card: answer with `reply`, every time. */
export interface BibaoGetBankCardNotification
  extends NotificationBase<"bibao", "getBankCard", BibaoData["getBankCard"]> {
  readonly outcome: "info";
}

/** A message whose fields the gateway does not publish; only when it is named to `verify`. */
export interface BibaoNotice extends NotificationBase<"bibao", "notice", BibaoData["notice"]> {
  readonly outcome: "info";
}

export type BibaoNotification =
  | BibaoOtcNotification
  | BibaoOtcVerifyNotification
  | BibaoOtcQueryNotification
  | BibaoGetBankCardNotification
  | BibaoNotice;

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

export interface VpayPaymentNotification extends MoneyNotification<"vpay", "payment", VpayData["payment"]> {
  readonly direction: "in";
}

export interface VpayWithdrawNotification
  extends MoneyNotification<"vpay", "withdraw", VpayData["withdraw"]> {
  readonly direction: "out";
}

export type VpayNotification = VpayPaymentNotification | VpayWithdrawNotification;

export interface LianhePaymentNotification
  extends MoneyNotification<"lianhe", "payment", LianheData["payment"]> {
  readonly direction: "in";
}

export interface LianhePayoutNotification
  extends MoneyNotification<"lianhe", "payout", LianheData["payout"]> {
  readonly direction: "out";
}

export type LianheNotification = LianhePaymentNotification | LianhePayoutNotification;

/** Whatever a gateway said, discriminated by `gateway` and `kind`. */
export type Notification =
  | BasicexNotification
  | BibaoNotification
  | UbaoNotification
  | VpayNotification
  | LianheNotification;
