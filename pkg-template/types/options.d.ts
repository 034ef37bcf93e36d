import type { TimedOptions } from "./shared.js";

/** The options that only some gateways have. Their tables say which. */
export interface OwnOptions<Operation extends string, Kind extends string> extends TimedOptions {
  /** The gateway's name for the field with the order. Default: `bizConent`, the current name. */
  bizField?: "bizConent" | "bizContent" | undefined;
  /** The kind of this object's notifications, because they do not show it. Or pass `kind` to `verify`. */
  notificationKind?: Kind | undefined;
  /** The body that acknowledges a notification: at most 1,024 bytes. Default: `success`. */
  ackBody?: string | undefined;
  /**
   * Returns a random string with exactly `length` letters and digits, for the prefix A and the suffix C of a request's key.
   * Called for A first. If it is set, `nonce` is not used.
   */
  randomText?: ((length: number) => string) | undefined;
  /** Whether empty fields of a callback are signed. Default: `include`. */
  emptyValues?: "include" | "skip" | undefined;
  /** By operation: the fields in its md5, if they differ from the known ones. `MerCode`, `Timestamp` or its own fields. */
  keyParts?: { readonly [Name in Operation]?: readonly string[] } | undefined;
  /** How Bank, RealName and SubBranch are sent in a reply. Default: `percent`. */
  replyEncoding?: "percent" | "plain" | undefined;
  /** Format of requests. Default: `form`. */
  encoding?: "form" | "json" | undefined;
  /** How the sign string has objects and decimals inside a list. `diagnose` names the form. Default: `braces`. */
  listForm?: "braces" | "bare" | "json" | undefined;
}
