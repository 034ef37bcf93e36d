import type { ErrorCode, Finding, GatewayId, Outcome, Violation } from "./index.js";

export type { GatewayId };

export interface SandboxOptions {
  /** 4870 when left out; 0 takes any that is free. */
  port?: number | undefined;
  /** 127.0.0.1 when left out: nobody else can reach it. */
  host?: string | undefined;
  /** A SQLite file to keep the orders in, through `better-sqlite3`, which has to be installed. In memory when left out. */
  store?: string | undefined;
  /** A JSON file that keeps book of which operations a client has sent rightly; begun where it is not there. */
  conformance?: string | undefined;
  /** Waits 300 times shorter between a notification's attempts, or so many times. */
  fast?: boolean | number | undefined;
  /** The folder of the demo page; the package's own when left out. */
  www?: string | undefined;
  /**
   * Where a gateway sends what no request names an address for: Bibao always, with the name of each callback behind it,
   * Basicex and Vpay where an order has no `notifyUrl`. The sandbox's own merchant when left out.
   */
  notifyUrls?: Partial<Record<GatewayId, string>> | undefined;
  /** Hosts, by name, to which notifications may go beside this machine itself. */
  notifyHosts?: string[] | undefined;
  /** Told of every request to a gateway. */
  onRequest?: ((request: SandboxRequest) => void) | undefined;
  /** Told of every attempt to deliver a notification. */
  onAttempt?: ((attempt: SandboxAttempt) => void) | undefined;
}

export interface Sandbox {
  /** Begins to listen, and gives the address. */
  listen(): Promise<string>;
  /** Stops, with every delivery that is under way. */
  close(): Promise<void>;
  /** The address, while it listens. */
  readonly url: string | undefined;
  /** What `GET /_sandbox/state` shows, while it listens. */
  state(): SandboxState | undefined;
}

export interface SandboxState {
  gateways: Record<
    GatewayId,
    {
      /** `baseUrl` for the gateway's object. */
      baseUrl: string;
      /** Test credentials: they open nothing but this sandbox. */
      credentials: Record<string, string | number>;
      /** Further options for the gateway's object. */
      options: Record<string, unknown>;
      /** The sandbox's own merchant, or what `notifyUrls` said. */
      notifyUrl: string;
    }
  >;
  orders: SandboxOrder[];
  attempts: SandboxAttempt[];
  requests: SandboxRequest[];
  merchant: SandboxMerchantEvent[];
  conformance: { file: string | null; rows: SandboxConformance[] };
}

/** How far a client has come with one operation. */
export interface SandboxConformance {
  gateway: GatewayId;
  /** null for requests of which nobody can say what they were meant to be. */
  operation: string | null;
  /** "right" once a request was well made and rightly signed; "wrong" where none was yet. */
  status: "untried" | "wrong" | "right";
  /** How many requests were right, and how many wrong. */
  right: number;
  wrong: number;
  /** When the last one came. */
  at: string | null;
  /** What is wrong with the last one; null where it was right. */
  problem: {
    at: string;
    code: ErrorCode | (string & {});
    message: string;
    findings: readonly Finding[];
  } | null;
}

/** A message and its answer, as they went over the wire: `GET /_sandbox/attempts/ID`, `GET /_sandbox/requests/ID`. */
export interface SandboxExchange {
  id: string;
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string;
    /** Whether the body was longer than what is kept, 65,536 characters. */
    truncated: boolean;
  };
  /** null where nobody answered. */
  response: { status: number; headers: Record<string, string>; body: string; truncated: boolean } | null;
}

export interface SandboxOrder {
  /** The gateway's own number of the order. */
  id: string;
  gateway: GatewayId;
  operation: string;
  status: "waiting" | "paid" | "failed" | "expired";
  /** Whether it is there because the documentation gives its number as an example. */
  sample?: true;
  /** Whether the merchant pays: a payout, a refund, a withdrawal. */
  payout: boolean;
  /** What can be done with it now: `POST /_sandbox/orders/ID/ACTION`. */
  actions: ("pay" | "succeed" | "fail" | "expire")[];
  amount: string;
  /** Whether the payer may still choose another amount. */
  amountOpen?: boolean;
  currency: string;
  merchantOrderId: string | null;
  notifyUrl: string;
  createdAt: string;
  settledAt: string | null;
  /** The page on which it is paid, where it has one. */
  cashierUrl: string | null;
  /** What was asked for, and what the gateway knows beside it. */
  data: Record<string, unknown>;
  /** The notifications that were sent, the oldest first. */
  notes?: { kind: string; url: string; data: Record<string, unknown> }[];
}

/** One attempt to deliver a notification. */
export interface SandboxAttempt {
  id: string;
  orderId: string;
  merchantOrderId: string | null;
  gateway: GatewayId;
  kind: string;
  url: string;
  at: string;
  /** 1 for the first. */
  attempt: number;
  /** Which trick was asked for, where it was not the gateway's own doing. */
  trick: "resend" | "delay" | "duplicate" | "reorder" | "corrupt" | null;
  durationMs: number;
  /** The merchant's HTTP status; null where nobody answered. */
  status: number | null;
  /** The beginning of the merchant's answer; where nobody answered, why. */
  answer: string;
  /** Whether the answer ends the retries. */
  acked: boolean;
  /** When the gateway comes again, where it does. */
  next: string | null;
}

/** A merchant's request to a gateway. */
export interface SandboxRequest {
  /** Also in the answer's header `x-paychop-request`. */
  id: string;
  at: string;
  gateway: GatewayId;
  path: string;
  /** null where nobody can say which it was meant to be. */
  operation: string | null;
  /** null where it has none, or was refused before it was read. */
  merchantOrderId: string | null;
  ok: boolean;
  /** Why it was refused; the package's own codes, and for the gateway's own refusals some of the sandbox's. */
  code?: ErrorCode | (string & {});
  message?: string;
  /** The field that has to change, for a refusal of the sandbox's own: the number of a `duplicate_order`. */
  field?: string;
  violations?: readonly Violation[];
  /** The sign string with its secrets masked, where the request is whole enough to have one. */
  signString?: string;
  /** What is likely to be wrong, where it was refused. */
  findings?: readonly Finding[];
}

/** What the sandbox's own merchant made of a notification. */
export type SandboxMerchantEvent =
  | { id: string; gateway: GatewayId; error: string; at: string }
  | {
      id: string;
      gateway: GatewayId;
      kind: string;
      direction: "in" | "out" | "none";
      outcome: Outcome;
      amount?: string;
      currency?: string;
      merchantOrderId?: string;
      gatewayOrderId?: string;
      replayKey?: string;
      /** Whether it had been handled before. */
      repeated: boolean;
      /** Why it was answered with a refusal although it is genuine: `?fail=N` in the address asks for that. */
      failure: string | null;
      at: string;
    };

/** A local stand-in for the five gateways, on Node. Nothing happens before `listen`. */
export function createSandbox(options?: SandboxOptions): Sandbox;
