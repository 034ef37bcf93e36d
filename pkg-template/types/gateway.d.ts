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

/** An operation without fields takes nothing; one without required fields may be given nothing. */
type Arguments<Input> = Nothing extends Input ? [input?: Input | null] : [input: Input];

/** A method for each operation. */
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

/** What all gateways have in common. */
export interface Gateway<
  Notification extends AnyNotification,
  Operations extends OperationTypes<Operations>,
  Replies = Nothing,
> {
  readonly gateway: Notification["gateway"];
  /** The largest body that `verify` reads. */
  readonly maxBytes: number;

  /** Checks a notification's signature and content; throws a PaychopError unless both are right. */
  verify<Kind extends Notification["kind"]>(
    raw: RawBody,
    options: VerifyOptions<Kind> & { kind: Kind },
  ): Extract<Notification, { kind: Kind }>;
  verify(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Notification;

  /** The exact answer that ends the gateway's retries. */
  ack(notification: Exclude<Notification, { kind: keyof Replies }>): Reply;
  /** An answer that makes the gateway come again. */
  reject(notification: Notification | null, reason?: string): Reply;
  /** The signed answer to a notification that asks for data. */
  reply<Kind extends keyof Replies>(
    notification: Extract<Notification, { kind: Kind }>,
    data: Replies[Kind],
  ): Reply;

  /** Reads what the gateway answered to a request. */
  parseResponse<Name extends keyof Operations>(
    operation: Name,
    text: RawBody,
  ): Answer<Operations[Name]["answer"]>;

  /** How a request's sign comes about. */
  explain<Name extends keyof Operations>(
    operation: Name,
    ...args: Arguments<Operations[Name]["input"]>
  ): Explanation;
  /** How a notification's sign comes about. */
  explainNotification(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Explanation;
  /** Why a notification does not verify, and what to do. */
  diagnose(raw: RawBody, options?: VerifyOptions<Notification["kind"]>): Diagnosis;
}
