import type { Value } from "./shared.js";

/** One broken rule of a request's field table. */
export interface Violation {
  /** Path of the field, such as `goodsDetails[0].price`. */
  readonly field: string;
  readonly code: ViolationCode;
  /** How to mend it. */
  readonly message: string;
}

export type ViolationCode =
  | "unknown_field"
  | "missing_field"
  | "wrong_type"
  | "too_long"
  | "too_short"
  | "bad_charset"
  | "bad_format"
  | "not_allowed"
  | "out_of_range"
  | "one_of_required"
  | "required_if"
  | "ambiguous_field";

/** A mistake in how the package was set up or called. */
export type SetupErrorCode =
  | "invalid_credentials"
  | "invalid_options"
  | "unknown_operation"
  | "reply_required"
  | "not_initialised";

/** Why a body was refused. */
export type RefusalCode =
  | "malformed_body"
  | "missing_field"
  | "missing_signature"
  | "signature_mismatch"
  | "duplicate_field"
  | "ambiguous_field"
  | "wrong_merchant"
  | "kind_mismatch"
  | "timestamp_out_of_tolerance"
  | "too_large";

export type ErrorCode = SetupErrorCode | RefusalCode | "invalid_request";

interface ErrorOf<Code extends ErrorCode> extends Error {
  readonly name: "PaychopError";
  /** Stable, and made for programs. */
  readonly code: Code;
  /** The field it is about, where there is one. */
  readonly field?: string;
  /** The gateway it is about, where there is one. */
  readonly gateway?: string;
  /** How to mend it. Never holds a secret. */
  readonly message: string;
  /** What the runtime threw, where that is why: a body that broke off, a module that does not compile. */
  readonly cause?: unknown;
  /** For logs: everything but `data` and `cause`, with `name` and `message`. */
  toJSON(): { name: string; message: string; code: Code; [property: string]: unknown };
}

/** A request that breaks its field table, or a call that was handed something else than it needs. */
export interface InvalidRequestError extends ErrorOf<"invalid_request"> {
  /** Every broken rule of a request, all at once. */
  readonly violations?: readonly Violation[];
}

export interface SetupError extends ErrorOf<SetupErrorCode> {
  readonly violations?: undefined;
}

export interface RefusalError extends ErrorOf<RefusalCode> {
  readonly violations?: undefined;
  /**
   * The sign is right and the merchant is yours, but the content is not understood (`missing_field`, `malformed_body`,
   * `kind_mismatch`): the gateway has changed, and somebody must be told.
   */
  readonly authentic?: true;
  /**
   * The signed fields of a message that is authentic, or of a Basicex notification whose `kind` nobody named. For a
   * person to read, never to credit.
   */
  readonly data?: { readonly [name: string]: Value };
}

/** The one error of this package, discriminated by `code`. */
export type PaychopError = InvalidRequestError | SetupError | RefusalError;

/** For `instanceof`; the package makes its errors itself. */
export const PaychopError: {
  readonly prototype: PaychopError;
  new (details: {
    code: ErrorCode;
    message: string;
    field?: string | undefined;
    gateway?: string | undefined;
    violations?: readonly Violation[] | undefined;
    authentic?: boolean | undefined;
    data?: { readonly [name: string]: Value } | undefined;
    cause?: unknown;
  }): PaychopError;
};
