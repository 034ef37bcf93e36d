import type { BibaoData } from "./generated.js";
import type { NotificationBase, OrderNotification } from "./shared.js";

/** A trade. `direction` is `in` for a purchase, `out` for a sale, and `none` for an unknown Type. */
export interface BibaoOtcNotification extends OrderNotification<"bibao", "otc", BibaoData["otc"]> {}

/** Asks whether an order may continue. Answer with `reply`, every time. */
export interface BibaoOtcVerifyNotification
  extends NotificationBase<"bibao", "otcVerify", BibaoData["otcVerify"]> {
  readonly outcome: "info";
  readonly merchantOrderId: string;
}

/** Requests an amount. Answer with `reply`, every time. */
export interface BibaoOtcQueryNotification
  extends NotificationBase<"bibao", "otcQuery", BibaoData["otcQuery"]> {
  readonly outcome: "info";
  readonly merchantOrderId: string;
}

/** Requests a bank card. Answer with `reply`, every time. */
export interface BibaoGetBankCardNotification
  extends NotificationBase<"bibao", "getBankCard", BibaoData["getBankCard"]> {
  readonly outcome: "info";
  readonly merchantOrderId: string;
}

/**
 * A transfer of coins. One user deposit sends three notices, with the Types 4, 6 and 1. Credit only the notice with the
 * `direction` `in` (Type 4), or you credit the user three times. If you pass the kind `notice` to `verify`, it accepts any
 * other message that is not an order. Such a notice lacks fields, and its `outcome` is `info`.
 */
export interface BibaoNotice extends NotificationBase<"bibao", "notice", Partial<BibaoData["notice"]>> {}

export type BibaoNotification =
  | BibaoOtcNotification
  | BibaoOtcVerifyNotification
  | BibaoOtcQueryNotification
  | BibaoGetBankCardNotification
  | BibaoNotice;
