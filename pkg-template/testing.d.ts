import type { AnyGateway, CashierForm, Notification, SignedRequest, Value, Violation } from "./index.js";

/** A gateway object whose `verify` returns these notifications. */
interface GatewayOf<Event extends Notification> {
  readonly gateway: Event["gateway"];
  reject(notification: Event | null): unknown;
}

export interface SentNotification {
  method: "POST";
  headers: Record<string, string>;
  body: string;
}

/** The gateway's verdict on a request. */
export type Verdict =
  | {
      readonly ok: true;
      readonly operation: string;
      /** The operation's fields, as the gateway reads them. */
      readonly data: { readonly [name: string]: Value };
    }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly field?: string;
      readonly violations?: readonly Violation[];
    };

/**
 * A correctly signed notification, as the gateway would send it to the owner of these credentials. `data` overrides
 * fields of the default content.
 */
export function notification<Event extends Notification, Kind extends Event["kind"]>(
  gateway: GatewayOf<Event>,
  kind: Kind,
  data?: Partial<Record<keyof Extract<Event, { kind: Kind }>["data"], unknown>>,
): SentNotification;

/**
 * Checks this request as the gateway would, for a sent request and for a form of the payer's browser. The gateway's clock
 * is the object's `now`. A signed time that differs by more than half an hour is `timestamp_out_of_tolerance`.
 */
export function checkRequest(gateway: AnyGateway, request: SignedRequest | CashierForm): Verdict;
