import type { FormName } from "./generated.js";
import type {
  Answer,
  CashierForm,
  CashierOptions,
  Diagnosis,
  Explanation,
  NotificationBase,
  RawBody,
  Reply,
  SignedRequest,
  VerifyOptions,
} from "./shared.js";

/** Input and answer of each operation, by its name. */
type OperationTypes<Operations> = { [Name in keyof Operations]: { input: unknown; answer: unknown } };

type AnyNotification = NotificationBase<string, string, unknown>;

/** An object without properties. */
type Nothing = Record<never, never>;

/** An operation without fields has no input. For one without required fields, the input is optional. */
type Arguments<Input> = Nothing extends Input ? [input?: Input | null] : [input: Input];

/**
 * One method for each operation. It throws a PaychopError: `invalid_request` with all `violations` if the input violates the
 * field table; `invalid_options` if `now`, `nonce`, `randomText` or `cspNonce` gives an invalid value.
 */
export type OperationMethods<Operations extends OperationTypes<Operations>> = {
  [Name in Exclude<keyof Operations, FormName>]: (
    ...args: Arguments<Operations[Name]["input"]>
  ) => SignedRequest;
} & {
  [Name in Extract<keyof Operations, FormName>]: (
    order: Operations[Name]["input"],
    options?: CashierOptions,
  ) => CashierForm;
};

/** The members that all gateways have. Methods throw a PaychopError with the codes that their comments name. */
export interface Gateway<
  Notification extends AnyNotification,
  Operations extends OperationTypes<Operations>,
  Replies = Nothing,
> {
  readonly gateway: Notification["gateway"];
  /** Largest body that `verify` accepts, in bytes. */
  readonly maxBytes: number;

  /**
   * Checks a notification's signature and content. Throws a RefusalError if one of them is invalid; `invalid_request` if
   * `raw` is not a string or bytes; `invalid_options` if an option is not a string, the gateway has no such kind, or `now`
   * gives an invalid time.
   */
  verify<Kind extends Notification["kind"]>(
    raw: RawBody,
    options: VerifyOptions<Kind> & { kind: Kind },
  ): Extract<Notification, { kind: Kind }>;
  verify(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Notification;

  /**
   * The exact answer that ends the gateway's retries. Throws `reply_required` if the notification requests data;
   * `invalid_request` if it comes from another gateway.
   */
  ack(notification: Exclude<Notification, { kind: keyof Replies }>): Reply;
  /**
   * An answer that makes the gateway retry. Only Bibao receives the reason: its first 255 bytes. Throws `invalid_request` if
   * the notification comes from another gateway.
   */
  reject(notification: Notification | null, reason?: string): Reply;
  /**
   * The signed answer to a notification that requests data. Throws `invalid_request`: with `violations` if the data violates
   * the kind's field table; without if the notification requests no data or comes from another gateway.
   */
  reply<Kind extends keyof Replies>(
    notification: Extract<Notification, { kind: Kind }>,
    data: Replies[Kind],
  ): Reply;

  /**
   * Reads the gateway's answer to a request. An unsigned error does not throw: `ok` and `verified` are false.
   *
   * Throws a RefusalError if the text is not an answer to this operation (`malformed_body`, `missing_field`,
   * `duplicate_field`, `ambiguous_field`, `kind_mismatch`, `too_large`), if a signature in it is invalid
   * (`signature_mismatch`, `wrong_merchant`), or if Basicex accepted the request without a signature (`missing_signature`).
   * Throws `unknown_operation` if the gateway has no such operation or its answer goes to the payer's browser;
   * `invalid_request` if `text` is not a string or bytes.
   */
  parseResponse<Name extends keyof Operations>(
    operation: Name,
    text: RawBody,
  ): Answer<Operations[Name]["answer"]>;

  /** Shows how the signature of a request is computed. Throws as the operation's method, and `unknown_operation`. */
  explain<Name extends keyof Operations>(
    operation: Name,
    ...args: Arguments<Operations[Name]["input"]>
  ): Explanation;
  /**
   * Shows how the signature of a notification is computed. It does not check the signature. Throws a RefusalError if the
   * body cannot be read (`malformed_body`, `missing_field`, `duplicate_field`, `too_large`); `invalid_request` if `raw` is not
   * a string or bytes; `invalid_options` if an option is not a string.
   */
  explainNotification(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Explanation;
  /**
   * Reports why a notification does not verify, and the fix. It does not throw for any body. Throws `invalid_request` if
   * `raw` is not a string or bytes; `invalid_options` if an option is not a string, or `now` gives an invalid time.
   */
  diagnose(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Diagnosis;
}

/** The fields of an operation whose path the caller gives: no table has them. */
export type Params = { readonly [name: string]: unknown } | null | undefined;

/** `explain` and `parseResponse` of such an operation. */
export type OpenExplain<Name extends string> = (
  operation: Name,
  params: Params,
  options: { readonly path: string },
) => Explanation;
export type OpenAnswer<Name extends string> = (
  operation: Name,
  text: RawBody,
) => Answer<Record<string, unknown>>;
