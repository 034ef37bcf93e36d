import type { ErrorCode, Finding, GatewayId, Outcome, Violation } from "./index.js";

export type { GatewayId };

export interface SandboxOptions {
  /** 0 selects a free port. Default: 4870. */
  port?: number | undefined;
  /** Default: 127.0.0.1, which other machines cannot reach. */
  host?: string | undefined;
  /** A SQLite file for the orders. It needs `better-sqlite3`. Default: memory. */
  store?: string | undefined;
  /** A JSON file that records which operations a client has sent correctly. It is created if it does not exist. */
  conformance?: string | undefined;
  /** Divides retry delays by 300, or by this number. */
  fast?: boolean | number | undefined;
  /** The folder of the demo page. Default: the package's own. */
  www?: string | undefined;
  /**
   * URL for notifications without an address of their own. Bibao always uses it, and adds the name of each callback.
   * Basicex and Vpay use it for orders without `notifyUrl`. Default: the sandbox's demo merchant.
   */
  notifyUrls?: Partial<Record<GatewayId, string>> | undefined;
  /** Names of other hosts to which notifications can be sent, in addition to this machine. */
  notifyHosts?: string[] | undefined;
  /** Called for every request to a gateway. */
  onRequest?: ((request: SandboxRequest) => void) | undefined;
  /** Called for every attempt to deliver a notification. */
  onAttempt?: ((attempt: SandboxAttempt) => void) | undefined;
}

export interface Sandbox {
  /** Begins to listen, and gives the address. */
  listen(): Promise<string>;
  /** Stops the server and all deliveries. */
  close(): Promise<void>;
  /** The address, while the server listens. */
  readonly url: string | undefined;
  /** The content of `GET /_sandbox/state`, while the server listens. */
  state(): SandboxState | undefined;
}

export interface SandboxState {
  gateways: Record<
    GatewayId,
    {
      /** `baseUrl` for the gateway's object. */
      baseUrl: string;
      /** Test credentials. They are valid only in this sandbox. */
      credentials: Record<string, string | number>;
      /** Other options for the gateway's object. */
      options: Record<string, unknown>;
      /** The sandbox's demo merchant, or the value of `notifyUrls`. */
      notifyUrl: string;
    }
  >;
  orders: SandboxOrder[];
  attempts: SandboxAttempt[];
  requests: SandboxRequest[];
  merchant: SandboxMerchantEvent[];
  conformance: { file: string | null; rows: SandboxConformance[] };
}

/** The results of a client for one operation. */
export interface SandboxConformance {
  gateway: GatewayId;
  /** null for requests whose operation cannot be identified. */
  operation: string | null;
  /** "right" after a request with valid fields and a valid signature; "wrong" if there was none yet. */
  status: "untried" | "wrong" | "right";
  /** The number of right and of wrong requests. */
  right: number;
  wrong: number;
  /** Time of the last request: ISO 8601, UTC. */
  at: string | null;
  /** The problem of the last request; null if it was right. */
  problem: {
    /** ISO 8601, UTC. */
    at: string;
    code: ErrorCode | (string & {});
    message: string;
    findings: readonly Finding[];
  } | null;
}

/** A message and its answer, as they were sent: `GET /_sandbox/attempts/ID`, `GET /_sandbox/requests/ID`. */
export interface SandboxExchange {
  id: string;
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string;
    /** Whether the body was longer than the saved part, 65,536 characters. */
    truncated: boolean;
  };
  /** null if there was no answer. */
  response: { status: number; headers: Record<string, string>; body: string; truncated: boolean } | null;
}

export interface SandboxOrder {
  /** The gateway's own number of the order. */
  id: string;
  gateway: GatewayId;
  operation: string;
  status: "waiting" | "paid" | "failed" | "expired";
  /** Whether the order exists because the gateway's documentation uses its number as an example. */
  sample?: true;
  /** Whether the merchant pays: a payout, a refund, a withdrawal. */
  payout: boolean;
  /** The allowed actions: `POST /_sandbox/orders/ID/ACTION`. */
  actions: ("pay" | "succeed" | "fail" | "expire")[];
  /** Decimal string, in units of `currency`. */
  amount: string;
  /** Whether the payer can still choose another amount. */
  amountOpen?: boolean;
  currency: string;
  merchantOrderId: string | null;
  notifyUrl: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC; null if no action has ended the order. */
  settledAt: string | null;
  /** The page for the payment, if there is one. */
  cashierUrl: string | null;
  /** The requested data, and further data of the gateway. */
  data: Record<string, unknown>;
  /** The sent notifications, the oldest first. */
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
  /** ISO 8601, UTC. */
  at: string;
  /** 1 for the first. */
  attempt: number;
  /** The requested trick; null for a normal delivery. */
  trick: "resend" | "delay" | "duplicate" | "reorder" | "corrupt" | null;
  durationMs: number;
  /** The merchant's HTTP status; null if there was no answer. */
  status: number | null;
  /** The beginning of the merchant's answer; the reason, if there was no answer. */
  answer: string;
  /** Whether the answer ends the retries. */
  acked: boolean;
  /** Time of the next retry: ISO 8601, UTC. null if there is none. */
  next: string | null;
}

/** A merchant's request to a gateway. */
export interface SandboxRequest {
  /** The answer's header `x-paychop-request` has the same id. */
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  gateway: GatewayId;
  path: string;
  /** null if the operation cannot be identified. */
  operation: string | null;
  /** null if it has none, or if the request was refused before it was read. */
  merchantOrderId: string | null;
  ok: boolean;
  /** The reason for the refusal: a code of the package, or a code of the sandbox for the gateway's own refusals. */
  code?: ErrorCode | (string & {});
  message?: string;
  /** The field that you must change, for a refusal by the sandbox: the number of a `duplicate_order`. */
  field?: string;
  violations?: readonly Violation[];
  /** The sign string with masked secrets, if the request is complete enough to have one. */
  signString?: string;
  /** The probable cause, if the request was refused. */
  findings?: readonly Finding[];
}

/** The result of a notification at the sandbox's demo merchant. */
export type SandboxMerchantEvent =
  | {
      id: string;
      gateway: GatewayId;
      /** Code of the refusal, or the HTTP status if the answer has no code. */
      error: string;
      /** ISO 8601, UTC. */
      at: string;
    }
  | {
      id: string;
      gateway: GatewayId;
      kind: string;
      direction: "in" | "out" | "none";
      outcome: Outcome;
      /** Decimal string, in units of `currency`. */
      amount?: string;
      currency?: string;
      merchantOrderId?: string;
      gatewayOrderId?: string;
      replayKey?: string;
      /** Whether it was handled before. */
      repeated: boolean;
      /** Why a genuine notification was rejected: `?fail=N` in the address requests this. */
      failure: string | null;
      /** ISO 8601, UTC. */
      at: string;
    };

/** A local simulation of the five gateways, on Node. It starts with `listen`. */
export function createSandbox(options?: SandboxOptions): Sandbox;
