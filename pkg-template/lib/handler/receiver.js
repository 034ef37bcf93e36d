/** The steps from a delivery to its answer, for any transport: `whatwg.js` and `node-listener.js` call them. */
import { tooLarge } from "../body.js";
import { acknowledger } from "./acknowledger.js";
import { kinds } from "./kinds.js";
import { readForm } from "./multipart.js";
import { once } from "./once.js";
import { teller } from "./teller.js";

/** Codes about the message. Any other error of `verify` is the merchant's own mistake. */
const REFUSALS = new Set([
  "ambiguous_field",
  "duplicate_field",
  "kind_mismatch",
  "malformed_body",
  "missing_field",
  "missing_signature",
  "signature_mismatch",
  "timestamp_out_of_tolerance",
  "too_large",
  "wrong_merchant",
]);
const NOT_ALLOWED = { status: 405, headers: { allow: "POST" }, body: null };

/**
 * `(delivery) => Promise<{status, headers, body}>`; it never rejects. A delivery is `{method, contentType, read}`:
 * `read(limit)` returns the bytes, or undefined if there are more than `limit`. It throws a BodyConsumed if other code has
 * read them.
 */
export function receiver(gateway, onEvent, options) {
  const { kind, replay } = options;
  const tell = teller(gateway, options);
  const acknowledge = acknowledger(gateway);
  const handOn = once(replay, tell, {
    handle,
    done: (notification) => acknowledge(notification).answer,
    comeAgain: (notification) => ({ ...gateway.reject(notification), status: 503 }),
  });

  return async ({ method, contentType, read }) => {
    tell.delivered();
    if (method !== "POST") return NOT_ALLOWED;
    let raw;
    let message;
    let notification;
    try {
      raw = await read(gateway.maxBytes);
      if (raw === undefined) throw tooLarge(gateway.maxBytes, gateway.gateway);
      message = isMultipart(contentType) ? await readForm(raw, contentType) : { raw, contentType };
      const named = typeof kind === "function" ? await askedKind(message) : kind;
      notification = gateway.verify(message.raw, { contentType: message.contentType, kind: named });
    } catch (error) {
      return refuse(error, raw, contentType, message);
    }
    tell.observed?.({ type: "verified", kind: notification.kind, outcome: notification.outcome });
    try {
      return await handOn(notification);
    } catch (error) {
      tell.failed(error, notification);
      return gateway.reject(notification);
    }
  };

  /** The kind from the merchant's own records, for an order whose signature is valid. */
  async function askedKind({ raw, contentType }) {
    const order = orderOf(() => gateway.verify(raw, { contentType }), kinds[gateway.gateway]?.orderField);
    let named;
    try {
      named = await kind(order);
    } catch (cause) {
      throw new KindFailure(cause);
    }
    if (typeof named === "string") return named;
    throw new TypeError(`options.kind gave no kind for the order ${order}: return the name of one.`);
  }

  async function handle(notification) {
    const start = tell.observed && performance.now();
    let ok = false;
    try {
      // A copy: what the callback assigns to its event must not decide what is remembered and answered.
      const data = await onEvent({ ...notification });
      const { answer, replied } = acknowledge(notification, data);
      if (replied) tell.observed?.({ type: "replied", kind: notification.kind });
      ok = true;
      return answer;
    } finally {
      tell.observed?.({
        type: "handled",
        kind: notification.kind,
        ok,
        milliseconds: performance.now() - start,
      });
    }
  }

  function refuse(error, raw, contentType, message) {
    if (error instanceof KindFailure) {
      tell.failed(error.cause, null);
      return gateway.reject(null);
    }
    // Compared by name, because the CommonJS build of this file has its own class.
    if (error?.name !== "PaychopError" || !REFUSALS.has(error.code)) {
      tell.failed(error, null);
      return gateway.reject(null);
    }
    const hints = { contentType: message?.contentType, kind: typeof kind === "string" ? kind : undefined };
    const diagnose = () => (message === undefined ? undefined : gateway.diagnose(message.raw, hints));
    tell.refused({ error, raw, contentType, diagnose });
    // The gateway retries an authentic message, and it may be understood then.
    if (error.authentic) return gateway.reject(null);
    // Only the code: details would help an attacker.
    return coded(error.code === "too_large" ? 413 : 400, error.code);
  }
}

/** The error that `options.kind` threw. It is not about the message, even if it is an error of this package. */
class KindFailure {
  constructor(cause) {
    this.cause = cause;
  }
}

/** The merchant's order number, if the signature is valid. The kind may still be unknown; then the number is in `field`. */
function orderOf(verify, field) {
  try {
    return verify().merchantOrderId;
  } catch (error) {
    if (error.code === "missing_field" && error.field === "kind") return error.data?.[field];
    throw error;
  }
}

function isMultipart(contentType) {
  return contentType !== undefined && /^\s*multipart\/form-data\b/i.test(contentType);
}

function coded(status, code) {
  return { status, headers: { "content-type": "application/json" }, body: `{"code":"${code}"}` };
}
