/** The received body: string or bytes. Never the parsed object, because the signature covers the bytes. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** A signed request from your server to the gateway, for `fetch(request.url, request)`. */
export interface SignedRequest {
  method: "POST" | "GET";
  url: string;
  headers: Record<string, string>;
  /** The signed bytes: send this string unchanged. A GET request has none. */
  body?: string;
}

/** A signed form that the payer's browser submits. */
export interface CashierForm {
  method: "POST";
  url: string;
  fields: Record<string, string>;
  /** A complete page that submits itself, with a button for browsers without scripts. ASCII, so it works with every charset. */
  html: string;
}

export interface CashierOptions {
  /** Nonce of your Content-Security-Policy, for the page's script. */
  cspNonce?: string | undefined;
}

/** What to send back to a gateway. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The constructor throws a PaychopError (`invalid_options`) for an unknown option and for a value outside its limits. */
export interface CommonOptions<Credentials> {
  /** Base URL of the gateway, `http` or `https`: at most 1,024 bytes, without query, fragment and user. */
  baseUrl: string;
  /** The clock, in milliseconds since 1970. Default: the system's clock. */
  now?: (() => number) | undefined;
  /**
   * Returns a random string for one request. Default: random data of the system. Another format makes the call throw
   * `invalid_options`. Basicex: 1 to 32 letters and digits. UBAO: 1 to 10 digits, the first not 0. Bibao: `keyALength` +
   * `keyCLength` letters and digits. Vpay and Lianhe do not use it.
   */
  nonce?: (() => string) | undefined;
  /**
   * Earlier credentials of the same merchant, which `verify` still accepts. Each is a whole object of credentials:
   * `previous: [{ ...credentials, apiKey: "the old one" }]`.
   */
  previous?: readonly Credentials[] | undefined;
  /** Largest accepted body in bytes: 1 to 16,777,216. Default: 65536. */
  maxBytes?: number | undefined;
  /**
   * false accepts unknown fields and values outside a closed list. So a gateway's new fields and values need no new
   * release of this package. Default: true.
   */
  strict?: boolean | undefined;
}

export interface TimedOptions {
  /**
   * Largest difference between a notification's signed time and now, in both directions, in seconds: 1 to 31,536,000.
   * Default: not checked.
   */
  toleranceSeconds?: number | undefined;
}

export interface VerifyOptions<Kind extends string> {
  /** The received Content-Type. Without it, the bytes decide. */
  contentType?: string | null | undefined;
  /** The expected kind. Another kind is refused. */
  kind?: Kind | undefined;
}

/** Value of a field whose name is not known in advance. Numbers are strings with the received digits. */
export type Value = string | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/**
 * `in`: the merchant received money. `out`: the merchant paid money; never credit it. `none`: neither, or not known (a
 * request for data, a balance, another transfer, an unknown type); never credit it.
 */
export type Direction = "in" | "out" | "none";

/** `info`: the message does not report success or failure, or its status is unknown. */
export type Outcome = "succeeded" | "pending" | "failed" | "info";

export interface NotificationBase<Gateway extends string, Kind extends string, Data> {
  readonly gateway: Gateway;
  readonly kind: Kind;
  readonly direction: Direction;
  readonly outcome: Outcome;
  /** The signed business fields, with the gateway's own names. Numbers are strings with the received digits. */
  readonly data: Data;
  /** Unsigned fields: anybody can have written them. */
  readonly unsigned: { readonly [name: string]: Value };
  /** Decimal string, in units of the currency. */
  readonly amount?: string;
  readonly currency?: string;
  readonly merchantOrderId?: string;
  readonly gatewayOrderId?: string;
  /** Identifies the event: every retry has the same key. Absent if each message needs its own answer. */
  readonly replayKey?: string;
  /** The secret that verified the message: 0 the current one, 1 the first of `previous`, and so on. */
  readonly secretIndex: number;
}

/** A notification about an amount of money. The amount and its currency are always present. */
export interface MoneyNotification<Gateway extends string, Kind extends string, Data>
  extends NotificationBase<Gateway, Kind, Data> {
  readonly amount: string;
  readonly currency: string;
}

/** A notification about an order of the merchant. The merchant's order number is always present. */
export interface OrderNotification<Gateway extends string, Kind extends string, Data>
  extends MoneyNotification<Gateway, Kind, Data> {
  readonly merchantOrderId: string;
}

/** Response data without a documented type: an object, a list or a string. */
export type AnyData = Exclude<Value, null>;

/** The gateway's answer to a request. */
export type Answer<Data> = Accepted<Data> | Declined;

/** The gateway accepted the request. */
export interface Accepted<Data> extends AnswerBase {
  readonly ok: true;
  /**
   * The operation's data; an empty object if the answer has none. The gateways leave fields out without notice, so each has
   * the type `string | null | undefined` or similar: null if the gateway sent null, undefined if it sent nothing.
   */
  readonly data: Data;
}

/** The gateway refused the request. */
export interface Declined extends AnswerBase {
  readonly ok: false;
  /** The received data. */
  readonly data: Value;
}

interface AnswerBase {
  /** Whether the answer has a valid signature. Only Basicex signs its answers, and its errors can be unsigned. */
  readonly verified: boolean;
  readonly code: string;
  readonly message: string;
  readonly outcome?: Outcome;
  /** URL for the user, if the answer has one: Bibao's login, Vpay's and Lianhe's pay page. */
  readonly redirectUrl?: string;
}

/** How a signature is computed. Every secret is masked. */
export interface Explanation {
  readonly signString: string;
  /** The parts of the sign string, each with its source. */
  readonly parts: readonly { readonly text: string; readonly source: "field" | "fixed" | "secret" }[];
  /** `MD5` or `HMAC-SHA512`. */
  readonly algorithm: string;
  /** The signature as it is sent. */
  readonly sign: string;
  /**
   * The steps in order, by these names. For a request: first the gateway's own (Basicex `bizConent` or `bizContent`; Bibao
   * `plaintext`, `param`; UBAO `json`, `body`), then `signString`, `digest` (Bibao), `sign`, `url`, and `body` or `form`.
   * For a notification: `parsed`, `signString`, `sign` (the computed one), `claimed` (the received one).
   */
  readonly steps: readonly { readonly name: string; readonly value: string }[];
  /** Allowed input that is probably a mistake. */
  readonly warnings: readonly string[];
}

export interface Finding {
  /** A code from the list in docs/diagnose.md, or an ErrorCode. New versions can add codes. */
  readonly code: string;
  readonly message: string;
  /** What the code alone does not say, such as which form, which kind or how far. `message` ends with it. */
  readonly detail?: string;
  readonly fix: string;
}

export interface Diagnosis {
  /** Whether `verify` accepts it. */
  readonly verified: boolean;
  readonly findings: readonly Finding[];
}
