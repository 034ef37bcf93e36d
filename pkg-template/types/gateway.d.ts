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

/** One method for each operation. */
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

/** The members that all gateways have. */
export interface Gateway<
  Notification extends AnyNotification,
  Operations extends OperationTypes<Operations>,
  Replies = Nothing,
> {
  readonly gateway: Notification["gateway"];
  /** Largest body that `verify` accepts, in bytes. */
  readonly maxBytes: number;

  /** Checks a notification's signature and content. Throws a PaychopError if one of them is invalid. */
  verify<Kind extends Notification["kind"]>(
    raw: RawBody,
    options: VerifyOptions<Kind> & { kind: Kind },
  ): Extract<Notification, { kind: Kind }>;
  verify(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Notification;

  /** The exact answer that ends the gateway's retries. */
  ack(notification: Exclude<Notification, { kind: keyof Replies }>): Reply;
  /** An answer that makes the gateway retry. */
  reject(notification: Notification | null, reason?: string): Reply;
  /** The signed answer to a notification that requests data. */
  reply<Kind extends keyof Replies>(
    notification: Extract<Notification, { kind: Kind }>,
    data: Replies[Kind],
  ): Reply;

  /** Reads the gateway's answer to a request. */
  parseResponse<Name extends keyof Operations>(
    operation: Name,
    text: RawBody,
  ): Answer<Operations[Name]["answer"]>;

  /** Shows how the signature of a request is computed. */
  explain<Name extends keyof Operations>(
    operation: Name,
    ...args: Arguments<Operations[Name]["input"]>
  ): Explanation;
  /** Shows how the signature of a notification is computed. */
  explainNotification(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Explanation;
  /** Reports why a notification does not verify, and the fix. */
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
