import type { Gateway, OperationMethods } from "./gateway.js";
import type { BibaoCredentials, BibaoData, BibaoOperations, BibaoReplies } from "./generated.js";
import type { CommonOptions, MoneyNotification, NotificationBase } from "./shared.js";

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

/**
 * Coins came or went. One user deposit sends three notices, with the Types 4, 6 and 1: credit only where `direction` is
 * `in`, which is Type 4, or the user is credited three times. When `notice` is named to `verify`, any other message
 * that is no order is one, too: then it lacks fields, and `outcome` is `info`.
 */
export interface BibaoNotice extends NotificationBase<"bibao", "notice", Partial<BibaoData["notice"]>> {}

export type BibaoNotification =
  | BibaoOtcNotification
  | BibaoOtcVerifyNotification
  | BibaoOtcQueryNotification
  | BibaoGetBankCardNotification
  | BibaoNotice;

export interface BibaoOptions extends CommonOptions<BibaoCredentials> {
  /** Random text of a–z and 0–9 for the two ends of a request's key, drawn A first. */
  randomText?: ((length: number) => string) | undefined;
  /** Whether empty fields of a callback are signed; `include` when left out. */
  emptyValues?: "include" | "skip" | undefined;
  /** Fields whose values go into an operation's md5, where they differ from the known ones. */
  keyParts?: { readonly [Name in keyof BibaoOperations]?: readonly string[] } | undefined;
  /** How Bank, RealName and SubBranch go out in a reply; `percent` when left out. */
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
