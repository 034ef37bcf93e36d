import type { Value } from "./shared.js";

/** One violated rule of a request's field table. */
export interface Violation {
  /** Path of the field, such as `goodsDetails[0].price`. */
  readonly field: string;
  readonly code: ViolationCode;
  /** How to fix it. */
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

/** A mistake in the setup of the package, or in a call. */
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
  /** Stable, for programs. */
  readonly code: Code;
  /** The field, if the error is about one. */
  readonly field?: string;
  /** The gateway, if the error is about one. */
  readonly gateway?: string;
  /** How to fix it. Never contains a secret. */
  readonly message: string;
  /** The error of the runtime that caused this one: an incomplete body, a module that does not compile. */
  readonly cause?: unknown;
  /** For logs: all properties except `data` and `cause`, with `name` and `message`. */
  toJSON(): { name: string; message: string; code: Code; [property: string]: unknown };
}

/** The input violates the field table, or an argument has the wrong type. */
export interface InvalidRequestError extends ErrorOf<"invalid_request"> {
  /** All violated rules of a request, at once. */
  readonly violations?: readonly Violation[];
}

export interface SetupError extends ErrorOf<SetupErrorCode> {
  readonly violations?: undefined;
}

export interface RefusalError extends ErrorOf<RefusalCode> {
  readonly violations?: undefined;
  /**
   * The signature is valid and the merchant is yours, but the content is not understood (`missing_field`,
   * `malformed_body`, `kind_mismatch`). The gateway has changed its format: alert a person.
   */
  readonly authentic?: true;
  /**
   * The signed fields of an authentic message, or of a Basicex notification without a named `kind`. For a person to
   * read. Never credit it.
   */
  readonly data?: { readonly [name: string]: Value };
}

/** The only error type of this package, discriminated by `code`. */
export type PaychopError = InvalidRequestError | SetupError | RefusalError;

/** For `instanceof`. Only the package creates these errors. */
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
