import type { AnyGateway, CashierForm, Notification, SignedRequest, Value, Violation } from "./index.js";

/** A gateway object whose `verify` gives such notifications. */
interface GatewayOf<Event extends Notification> {
  readonly gateway: Event["gateway"];
  reject(notification: Event | null): unknown;
}

export interface SentNotification {
  method: "POST";
  headers: Record<string, string>;
  body: string;
}

/** What the gateway would say to a request. */
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
 * A notification as the gateway would send it to the holder of these credentials, correctly signed. `data` overrides
 * single fields of a sensible default.
 */
export function notification<Event extends Notification, Kind extends Event["kind"]>(
  gateway: GatewayOf<Event>,
  kind: Kind,
  data?: Partial<Record<keyof Extract<Event, { kind: Kind }>["data"], unknown>>,
): SentNotification;

/**
 * What the gateway would say to this request, as it is sent or as the payer's browser would submit it. The gateway's clock
 * is the object's `now`; a signed time that is more than half an hour off is `timestamp_out_of_tolerance`.
 */
export function checkRequest(gateway: AnyGateway, request: SignedRequest | CashierForm): Verdict;
