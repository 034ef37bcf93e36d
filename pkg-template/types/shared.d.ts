/** A body as it came: text or bytes. Never the parsed object, for the signature is over the bytes. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** A signed call of a server to the gateway, made for `fetch(request.url, request)`. */
export interface SignedRequest {
  method: "POST" | "GET";
  url: string;
  headers: Record<string, string>;
  /** What is signed is byte for byte what is sent: send this text as it is. A GET has none. */
  body?: string;
}

/** A signed form that the payer's browser submits. */
export interface CashierForm {
  method: "POST";
  url: string;
  fields: Record<string, string>;
  /** A whole page that submits itself, with a button for browsers without scripts. ASCII, so no charset can spoil it. */
  html: string;
}

export interface CashierOptions {
  /** Nonce of the page's Content-Security-Policy, put on its script. */
  cspNonce?: string | undefined;
}

/** What to send back to a gateway. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface CommonOptions<Credentials> {
  /** Where the gateway is, without a slash at the end. */
  baseUrl: string;
  /** The clock, in milliseconds since 1970. The system's when left out. */
  now?: (() => number) | undefined;
  /** Random text for a request. Drawn from the system when left out. */
  nonce?: (() => string) | undefined;
  /** Earlier credentials of the same merchant, still accepted by `verify`. */
  previous?: readonly Credentials[] | undefined;
  /** The largest body that is read. 65536 when left out. */
  maxBytes?: number | undefined;
  /**
   * false lets unknown fields, and values outside a closed list, through, so that what a gateway adds needs no
   * release. true when left out.
   */
  strict?: boolean | undefined;
}

export interface TimedOptions {
  /** How far a notification's signed time may be from now, both ways. Not checked when left out. */
  toleranceSeconds?: number | undefined;
}

export interface VerifyOptions<Kind extends string> {
  /** The Content-Type that came; without it the bytes tell. */
  contentType?: string | null | undefined;
  /** The kind that must have come; another is refused. */
  kind?: Kind | undefined;
}

/** Value of a field whose name is not known beforehand. Numbers keep their text. */
export type Value = string | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** `in`: money came to the merchant. `out`: money left it, and must never be credited. */
export type Direction = "in" | "out" | "none";

/** `info`: it says nothing about success or failure, or says it in a status that is not known. */
export type Outcome = "succeeded" | "pending" | "failed" | "info";

export interface NotificationBase<Gateway extends string, Kind extends string, Data> {
  readonly gateway: Gateway;
  readonly kind: Kind;
  readonly direction: Direction;
  readonly outcome: Outcome;
  /** The business fields that were signed, by the gateway's own names. Numbers keep their text. */
  readonly data: Data;
  /** Fields that came without being signed: anyone may have written them. */
  readonly unsigned: { readonly [name: string]: Value };
  /** Decimal text, in units of the currency. */
  readonly amount?: string;
  readonly currency?: string;
  readonly merchantOrderId?: string;
  readonly gatewayOrderId?: string;
  /** Names the event: the same for every retry. Absent where each message wants its own answer. */
  readonly replayKey?: string;
  /** Which secret verified: 0 the current one, 1 the first of `previous`, and so on. */
  readonly secretIndex: number;
}

/** A notification about an amount of money, which it always names. */
export interface MoneyNotification<Gateway extends string, Kind extends string, Data>
  extends NotificationBase<Gateway, Kind, Data> {
  readonly amount: string;
  readonly currency: string;
}

/** What an answer brought of which no table says what it is: an object, a list, a text. */
export type AnyData = Exclude<Value, null>;

/** What a gateway answered to a request. */
export type Answer<Data> = Accepted<Data> | Declined;

/** The gateway took the request. */
export interface Accepted<Data> extends AnswerBase {
  readonly ok: true;
  /** The operation's own; an empty object where the answer brought none. */
  readonly data: Data;
}

/** The gateway did not take the request. */
export interface Declined extends AnswerBase {
  readonly ok: false;
  /** Whatever came. */
  readonly data: Value;
}

interface AnswerBase {
  /** Whether the answer was signed and the signature is right. An error may come unsigned. */
  readonly verified: boolean;
  readonly code: string;
  readonly message: string;
  readonly outcome?: Outcome;
  /** Where to send the user, where the answer says it: Bibao's login, Vpay's and Lianhe's pay page. */
  readonly redirectUrl?: string;
}

/** How a sign came about. Every secret is masked. */
export interface Explanation {
  readonly signString: string;
  /** The sign string's parts, each with where it came from. */
  readonly parts: readonly { readonly text: string; readonly source: "field" | "fixed" | "secret" }[];
  readonly algorithm: string;
  /** As it stands on the wire. */
  readonly sign: string;
  readonly steps: readonly { readonly name: string; readonly value: string }[];
  /** What is allowed but likely to be a mistake. */
  readonly warnings: readonly string[];
}

export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export interface Diagnosis {
  /** Whether `verify` accepts it. */
  readonly verified: boolean;
  readonly findings: readonly Finding[];
}
