import type {
  Diagnosis,
  GatewayReplies,
  Notification,
  PaychopError,
  RawBody,
  Reply,
  VerifyOptions,
} from "./index.js";

/** As much of a gateway object as the handler needs. */
export interface Verifier<Event extends Notification> {
  readonly maxBytes: number;
  verify(raw: RawBody, options?: VerifyOptions<Event["kind"]>): Event;
  diagnose(raw: RawBody, options?: VerifyOptions<Event["kind"]>): Diagnosis;
  reject(notification: Event | null): Reply;
}

/** Remembers which events have been handed on. Give several processes one that they share. */
export interface ReplayStore {
  /** `new`: it is this caller's to handle. `busy`: another is at it. `done`: it has been handled. */
  begin(key: string): State | Promise<State>;
  /** It has been handled. */
  finish(key: string): unknown;
  /** It has not: the next to come may try. */
  release(key: string): unknown;
}

type State = "new" | "busy" | "done";

export interface HandlerOptions<Event extends Notification, Kind extends Event["kind"] = Event["kind"]> {
  /**
   * The kind that comes here, needed where the message does not tell (Basicex without `notificationKind`); or a function of
   * the verified merchant order number that gives it from the merchant's own records, so that one URL can serve both.
   */
  kind?: Kind | ((merchantOrderId: string | undefined) => Kind | Promise<Kind>) | undefined;
  /** In this process's memory when left out, which does not span processes, isolates or restarts. */
  replay?: ReplayStore | undefined;
  /** Told what the merchant's own code threw: `onEvent`, the store, `kind`, `now`. Prints it when left out. */
  onError?: ((error: unknown, notification: Event | null) => unknown) | undefined;
  /**
   * Told of every refusal. When left out, one line at most a second goes to the console; messages that are authentic and
   * not understood have a warning of their own.
   */
  onRefused?: ((refusal: Refusal) => unknown) | undefined;
  /** Told what is to be counted and how long it took. */
  observe?: ((observation: Observation) => unknown) | undefined;
}

/** A notification that was refused. */
export interface Refusal {
  error: PaychopError;
  /** The bytes as they came; undefined where there were more than `maxBytes`, or where the body broke off. */
  raw: Uint8Array | string | undefined;
  contentType: string | undefined;
  /** What is wrong with it; undefined where there is no body to look at. It costs more than `verify`: call it when needed. */
  diagnose(): Diagnosis | undefined;
}

/** What happened to one delivery, for counters and histograms. */
export type Observation = { gateway: string } & (
  | { type: "verified"; kind: string; outcome: string }
  | { type: "refused"; code: string; authentic: boolean }
  | { type: "replayed"; kind: string; state: "busy" | "done" }
  | { type: "handled"; kind: string; ok: boolean; milliseconds: number }
  | { type: "replied"; kind: string }
  | { type: "failed"; kind: string | undefined }
);

/** What a notification has to be answered with; `never` for a kind that asks for nothing. */
export type ReplyTo<Event extends Notification> = Event extends {
  gateway: infer Name extends keyof GatewayReplies;
  kind: infer Kind;
}
  ? Kind extends keyof GatewayReplies[Name]
    ? GatewayReplies[Name][Kind]
    : never
  : never;

/** The kinds that ask for data. */
type Question<Event extends Notification> = Event extends Notification
  ? [ReplyTo<Event>] extends [never]
    ? never
    : Event["kind"]
  : never;

/** What `onEvent` may return: replies where the gateway asks for data, else anything. */
type Returnable<Event extends Notification> = [Question<Event>] extends [never]
  ? unknown
  : ReplyTo<Event> | ([Exclude<Event["kind"], Question<Event>>] extends [never] ? never : Nothing);

/** The kinds that ask for data and have no reply among what is returned. */
type Unanswered<Event extends Notification, Returned> = Event extends Notification
  ? [ReplyTo<Event>] extends [never]
    ? never
    : [Extract<Returned, ReplyTo<Event>>] extends [never]
      ? Event["kind"]
      : never
  : never;

/** Names that no reply has; each reply's type has those of all. */
type Unknown<Reply, Returned> = [Reply] extends [never]
  ? never
  : Returned extends object
    ? Exclude<keyof Returned, keyof Reply>
    : never;

/** `unknown`, which everything is, when what is returned is right; else what the compiler's error shall name. */
type Checked<Event extends Notification, Returned> = [Returned] extends [Returnable<Event>]
  ? [Unanswered<Event, Returned>] extends [never]
    ? [Unknown<ReplyTo<Event>, Returned>] extends [never]
      ? unknown
      : { "onEvent returns a field that no reply has": Unknown<ReplyTo<Event>, Returned> }
    : { "onEvent returns no reply to": Unanswered<Event, Returned> }
  : (notification: Event) => Returnable<Event> | Promise<Returnable<Event>>;

/** Anything. That the replies are named lets the compiler keep a literal of theirs, a `Status: 1`, as it is. */
type Anything = ReplyTo<Notification> | object | Primitive | Nothing;

type Primitive = string | number | bigint | boolean | symbol | null | undefined;

// biome-ignore lint/suspicious/noConfusingVoidType: it is the type of what a function without `return` returns.
type Nothing = void;

type OfKind<Event extends Notification, Kind> = Extract<Event, { kind: Kind }>;

/**
 * Answers a gateway's notifications: verified, handed to `onEvent` once, acknowledged in the gateway's own words when it
 * is done, and refused, so that the gateway comes again, when it throws.
 *
 * What `onEvent` returns is the reply where the kind asks for data (Bibao's otcVerify, otcQuery and getBankCard). It
 * compiles only when each such kind that can come, by `options.kind`, has its reply, and nothing else is returned.
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
 * The Request of an AWS event: API Gateway's REST API (payload 1.0) and HTTP API (2.0), function URLs, load balancers. The
 * body keeps its bytes, whether the event has it as base64 or as text. Any other event is a TypeError.
 */
export function lambdaRequest(event: object): Request;

/** For `http.createServer` and for frameworks that hand on Node's own two objects. */
export function nodeListener(
  handler: (request: Request) => Response | Promise<Response>,
): (req: NodeRequest, res: NodeResponse) => Promise<void>;

/** Node's IncomingMessage, in as much as it is needed: the package itself needs no types of Node's. */
export interface NodeRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: { [name: string]: string | string[] | undefined };
}

/** Node's ServerResponse, in as much as it is needed. */
export interface NodeResponse {
  writeHead(status: number, headers?: Record<string, string>): unknown;
  end(body?: Uint8Array): unknown;
}

/** The store that is used when none is given, remembering at least so many finished events (100,000 when left out). */
export function memoryReplay(remembered?: number): ReplayStore;

/** Sends one command to Redis: `client.sendCommand(words)` with node-redis, `client.call(...words)` with ioredis. */
export type RedisCommand = (...words: [string, ...string[]]) => Promise<unknown>;

export interface RedisReplayOptions {
  /** Put before each key. `paychop:` when left out. */
  prefix?: string | undefined;
  /** After so long the event of a process that died is handed on again. 60 when left out. */
  leaseSeconds?: number | undefined;
  /** How long an event that was handled is remembered. A week when left out. */
  rememberSeconds?: number | undefined;
}

/**
 * A store that processes share: any Redis from version 7 on, with a policy that does not evict its keys. The lease holds for
 * this process as for every other. Where an event was handed on again meanwhile, `finish` throws, and `onError` is told.
 */
export function redisReplay(command: RedisCommand, options?: RedisReplayOptions): ReplayStore;

/**
 * Runs one SQL statement, outside of any transaction, and gives the rows of a SELECT as objects by column name. What it
 * gives for other statements is not read.
 *
 * - `pg`: `async (sql, params) => (await pool.query(sql, params)).rows`
 * - `mysql2/promise`: `async (sql, params) => (await pool.execute(sql, params))[0]`, `execute<RowDataPacket[]>` in TypeScript
 * - `node:sqlite`: `(sql, params) => db.prepare(sql).all(...params)`
 * - Cloudflare's D1: `async (sql, params) => (await env.DB.prepare(sql).bind(...params).all()).results`
 */
export type SqlRun = (sql: string, params: string[]) => readonly unknown[] | Promise<readonly unknown[]>;

export interface SqlReplayTable {
  /** `mysql` is MariaDB as well, `sqlite` is D1 as well. */
  dialect: "postgres" | "mysql" | "sqlite";
  /** Letters, digits and underscores, with or without a schema. `paychop_events` when left out. */
  table?: string | undefined;
}

export interface SqlReplayOptions extends SqlReplayTable {
  /** After so long, by the database's clock, an unfinished event is handed on again: 1 to 86400, 60 when left out. */
  leaseSeconds?: number | undefined;
}

/**
 * A store that processes share: an SQL database, with the table of `sqlReplayTable`. The lease holds for this process as
 * for every other. Who lost a claim can neither finish nor release the next one: `finish` throws then, and `onError` is
 * told. Options that are not of this form are a TypeError.
 */
export function sqlReplay(run: SqlRun, options: SqlReplayOptions): ReplayStore;

/**
 * The DDL of `sqlReplay`'s table, for a migration: `CREATE TABLE IF NOT EXISTS`. `handled_at` is in seconds since 1970;
 * rows are kept until somebody deletes them.
 */
export function sqlReplayTable(options: SqlReplayTable): string;
