import type {
  Diagnosis,
  GatewayReplies,
  Notification,
  PaychopError,
  RawBody,
  Reply,
  VerifyOptions,
} from "./index.js";

/** The parts of a gateway object that the handler uses. */
export interface Verifier<Event extends Notification> {
  readonly maxBytes: number;
  verify(raw: RawBody, options?: VerifyOptions<Event["kind"]>): Event;
  diagnose(raw: RawBody, options?: VerifyOptions<Event["kind"]>): Diagnosis;
  reject(notification: Event | null): Reply;
}

/** Records which events were handled. Several processes need one store that they share. */
export interface ReplayStore {
  /** `new`: this caller handles it. `busy`: another process is handling it. `done`: it was handled. */
  begin(key: string): State | Promise<State>;
  /** The event was handled. */
  finish(key: string): unknown;
  /** The event was not handled: the next delivery can handle it. */
  release(key: string): unknown;
}

type State = "new" | "busy" | "done";

export interface HandlerOptions<Event extends Notification, Kind extends Event["kind"] = Event["kind"]> {
  /**
   * The kind that this URL receives. Required if the message does not show it (Basicex without `notificationKind`). Or a
   * function that receives the verified merchant order number and returns the kind from the merchant's own records. Then
   * one URL can serve both kinds.
   */
  kind?: Kind | ((merchantOrderId: string | undefined) => Kind | Promise<Kind>) | undefined;
  /** Default: the memory of this process, which processes and isolates do not share and a restart clears. */
  replay?: ReplayStore | undefined;
  /**
   * Receives what the merchant's own code threw: `onEvent`, the store, `kind`, `now`. Default: prints it with the gateway,
   * the kind and the order, at most once a second. The stack is printed the first time only.
   */
  onError?: ((error: unknown, notification: Event | null) => unknown) | undefined;
  /**
   * Receives every refusal. Default: prints at most one line a second to the console: the error's message, the first finding
   * of `diagnose` (if the body has at most 16 KiB), and how many more were refused. Authentic messages that are not
   * understood have a separate warning. No line contains a secret. A message may quote up to 40 characters of a body.
   */
  onRefused?: ((refusal: Refusal) => unknown) | undefined;
  /** Receives observations for metrics, with durations. */
  observe?: ((observation: Observation) => unknown) | undefined;
}

/** A notification that was refused. */
export interface Refusal {
  error: PaychopError;
  /** The received bytes. Undefined if there were more than `maxBytes`, or if the connection ended inside the body. */
  raw: Uint8Array | string | undefined;
  contentType: string | undefined;
  /** Reports the cause. Undefined if there is no body. It needs more time than `verify`: call it only when needed. */
  diagnose(): Diagnosis | undefined;
}

/** The events of one delivery, for counters and histograms. */
export type Observation = { gateway: string } & (
  | { type: "verified"; kind: string; outcome: string }
  | { type: "refused"; code: string; authentic: boolean }
  | { type: "replayed"; kind: string; state: "busy" | "done" }
  | { type: "handled"; kind: string; ok: boolean; milliseconds: number }
  | { type: "replied"; kind: string }
  | { type: "failed"; kind: string | undefined }
);

/** The reply that a notification needs; `never` for a kind that requests no data. */
export type ReplyTo<Event extends Notification> = Event extends {
  gateway: infer Name extends keyof GatewayReplies;
  kind: infer Kind;
}
  ? Kind extends keyof GatewayReplies[Name]
    ? GatewayReplies[Name][Kind]
    : never
  : never;

/** The kinds that request data. */
type Question<Event extends Notification> = Event extends Notification
  ? [ReplyTo<Event>] extends [never]
    ? never
    : Event["kind"]
  : never;

/** What `onEvent` can return: replies if the gateway requests data, otherwise anything. */
type Returnable<Event extends Notification> = [Question<Event>] extends [never]
  ? unknown
  : ReplyTo<Event> | ([Exclude<Event["kind"], Question<Event>>] extends [never] ? never : Nothing);

/** The kinds that request data, but for which no reply is returned. */
type Unanswered<Event extends Notification, Returned> = Event extends Notification
  ? [ReplyTo<Event>] extends [never]
    ? never
    : [Extract<Returned, ReplyTo<Event>>] extends [never]
      ? Event["kind"]
      : never
  : never;

/** Field names that no reply has. Each reply's type has the names of all replies. */
type Unknown<Reply, Returned> = [Reply] extends [never]
  ? never
  : Returned extends object
    ? Exclude<keyof Returned, keyof Reply>
    : never;

/** `unknown`, which accepts everything, if the returned type is right; otherwise the text for the compiler's error. */
type Checked<Event extends Notification, Returned> = [Returned] extends [Returnable<Event>]
  ? [Unanswered<Event, Returned>] extends [never]
    ? [Unknown<ReplyTo<Event>, Returned>] extends [never]
      ? unknown
      : { "onEvent returns a field that no reply has": Unknown<ReplyTo<Event>, Returned> }
    : { "onEvent returns no reply to": Unanswered<Event, Returned> }
  : (notification: Event) => Returnable<Event> | Promise<Returnable<Event>>;

/** Anything. The named replies let the compiler keep literal types, such as `Status: 1`. */
type Anything = ReplyTo<Notification> | object | Primitive | Nothing;

type Primitive = string | number | bigint | boolean | symbol | null | undefined;

// biome-ignore lint/suspicious/noConfusingVoidType: it is the type of what a function without `return` returns.
type Nothing = void;

type OfKind<Event extends Notification, Kind> = Extract<Event, { kind: Kind }>;

/**
 * As below, if `options.kind` is a function: the kinds that can come are those that it returns. `onEvent` must have a reply for
 * each of them that requests data. Declare an async function before the call, with `as const`: inside the call,
 * the compiler reads its literals as `string`.
 */
export function notificationHandler<
  Event extends Notification,
  Returned extends Anything,
  Named extends Event["kind"] | Promise<Event["kind"]>,
>(
  gateway: Verifier<Event>,
  onEvent: (notification: Event) => Returned | Promise<Returned>,
  options: Omit<HandlerOptions<Event>, "kind"> & {
    kind: ((merchantOrderId: string | undefined) => Named) &
      Checked<OfKind<Event, Awaited<Named>>, Awaited<Returned>>;
  },
): (request: Request) => Promise<Response>;
/**
 * Answers a gateway's notifications. It verifies each one and calls `onEvent` once for each event. Then it acknowledges
 * with the exact body that the gateway expects. If `onEvent` throws, it rejects, so that the gateway retries.
 *
 * If the kind requests data (Bibao's otcVerify, otcQuery and getBankCard), the return value of `onEvent` is the reply. It
 * compiles only if every such kind that `options.kind` allows has its reply, and nothing else is returned. The compiler cannot
 * see which reply belongs to which kind: if two are exchanged, `onError` is called when the first such question arrives.
 *
 * It throws a TypeError if an argument or option has a wrong name or type, or if a Basicex handler has no kind
 * (`options.kind`, or `notificationKind` of the object).
 */
export function notificationHandler<
  Event extends Notification,
  Returned extends Anything,
  Kind extends Event["kind"] = Event["kind"],
>(
  gateway: Verifier<Event>,
  onEvent: ((notification: OfKind<Event, Kind>) => Returned | Promise<Returned>) &
    Checked<OfKind<Event, Kind>, Awaited<Returned>>,
  options?: HandlerOptions<Event, Kind>,
): (request: Request) => Promise<Response>;

/**
 * Creates a Request from an AWS event: API Gateway's REST API (payload 1.0) and HTTP API (2.0), function URLs, load
 * balancers. The body keeps its bytes, for base64 and for text. Throws a TypeError for any other event.
 */
export function lambdaRequest(event: object): Request;

/** For `http.createServer`, and for frameworks that pass Node's own request and response. */
export function nodeListener(
  handler: (request: Request) => Response | Promise<Response>,
): (req: NodeRequest, res: NodeResponse) => Promise<void>;

/** The used part of Node's IncomingMessage. So the package does not need the types of Node. */
export interface NodeRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: { [name: string]: string | string[] | undefined };
}

/** The used part of Node's ServerResponse. */
export interface NodeResponse {
  writeHead(status: number, headers?: Record<string, string>): unknown;
  end(body?: Uint8Array): unknown;
}

/**
 * A store in this process's memory. It remembers at least `remembered` finished events (default: 100,000). A claim expires
 * after ten minutes. Handlers without `options.replay` share one such store in each process; in tests, give each handler its own.
 * It throws a TypeError if `remembered` is not a whole number from 1 to 16777215.
 */
export function memoryReplay(remembered?: number): ReplayStore;

/** Sends one command to Redis: `client.sendCommand(words)` with node-redis, `client.call(...words)` with ioredis. */
export type RedisCommand = (...words: [string, ...string[]]) => Promise<unknown>;

export interface RedisReplayOptions {
  /** Prefix of each key. Default: `paychop:`. */
  prefix?: string | undefined;
  /** After this time, the event of a process that died is delivered again: 1 to 86400. Default: 60. */
  leaseSeconds?: number | undefined;
  /** How long a handled event is remembered: 1 to 3153600000 (100 years). Default: without end. */
  rememberSeconds?: number | undefined;
}

/**
 * A store that processes share: Redis 7 or newer, with a policy that does not evict its keys. The lease also applies to
 * this process. If the event was delivered again after the lease expired, `finish` throws, and `onError` is called.
 * It throws a TypeError if the command is not a function or the options do not have this form.
 */
export function redisReplay(command: RedisCommand, options?: RedisReplayOptions): ReplayStore;

/**
 * Runs one SQL statement outside any transaction. Returns the rows of a SELECT as objects by column name. The result of
 * other statements is not read.
 *
 * - `pg`: `async (sql, params) => (await pool.query(sql, params)).rows`
 * - `mysql2/promise`: `async (sql, params) => (await pool.execute(sql, params))[0]`, `execute<RowDataPacket[]>` in TypeScript
 * - `node:sqlite`: `(sql, params) => db.prepare(sql).all(...params)`
 * - Cloudflare's D1: `async (sql, params) => (await env.DB.prepare(sql).bind(...params).all()).results`
 */
export type SqlRun = (sql: string, params: string[]) => readonly unknown[] | Promise<readonly unknown[]>;

export interface SqlReplayTable {
  /** `mysql` is also for MariaDB. `sqlite` is also for D1. */
  dialect: "postgres" | "mysql" | "sqlite";
  /** Letters, digits and underscores, with or without a schema. Default: `paychop_events`. */
  table?: string | undefined;
}

export interface SqlReplayOptions extends SqlReplayTable {
  /** After this time, an unfinished event is delivered again: 1 to 86400. The database's clock counts. Default: 60. */
  leaseSeconds?: number | undefined;
}

/**
 * A store that processes share: an SQL database with the table of `sqlReplayTable`. The lease also applies to this
 * process. A process whose claim expired cannot finish or release the claim of the next one: `finish` throws, and
 * `onError` is called. Throws a TypeError for invalid options.
 */
export function sqlReplay(run: SqlRun, options: SqlReplayOptions): ReplayStore;

/**
 * The statement that creates `sqlReplay`'s table, for a migration: `CREATE TABLE IF NOT EXISTS`. `handled_at` is in
 * seconds since 1970. Rows stay until you delete them.
 */
export function sqlReplayTable(options: SqlReplayTable): string;
