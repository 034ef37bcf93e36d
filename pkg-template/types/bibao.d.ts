import type { Gateway, OperationMethods } from "./gateway.js";
import type { BibaoCredentials, BibaoData, BibaoOperations, BibaoReplies } from "./generated.js";
import type { CommonOptions, NotificationBase, OrderNotification } from "./shared.js";

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

export interface BibaoOptions extends CommonOptions<BibaoCredentials> {
  /** Returns a random string of a–z and 0–9, for the prefix A and the suffix C of a request's key. Called for A first. */
  randomText?: ((length: number) => string) | undefined;
  /** Whether empty fields of a callback are signed. Default: `include`. */
  emptyValues?: "include" | "skip" | undefined;
  /** Fields whose values are in an operation's md5, if they differ from the known ones. */
  keyParts?: { readonly [Name in keyof BibaoOperations]?: readonly string[] } | undefined;
  /** How Bank, RealName and SubBranch are sent in a reply. Default: `percent`. */
  replyEncoding?: "percent" | "plain" | undefined;
}

/** 币宝. */
export interface Bibao
  extends Gateway<BibaoNotification, BibaoOperations, BibaoReplies>,
    OperationMethods<BibaoOperations> {}
export const Bibao: {
  readonly prototype: Bibao;
  new (credentials: BibaoCredentials, options: BibaoOptions): Bibao;
};
