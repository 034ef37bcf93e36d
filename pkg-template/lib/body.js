/** The raw body of a message, as the caller passes it. */
import { described } from "../shared/settings.js";
import { PaychopError } from "./error.js";

/** One of another realm, too. */
export function isArrayBuffer(value) {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** A string or bytes, ready for the boundary. Bytes of another realm (a test runner, an edge runtime) are accepted. */
export function rawBody(raw, gateway) {
  if (typeof raw === "string") return raw;
  if (ArrayBuffer.isView(raw)) {
    return raw.BYTES_PER_ELEMENT === 1 ? raw : new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength);
  }
  if (isArrayBuffer(raw)) return new Uint8Array(raw);
  throw new PaychopError({
    code: "invalid_request",
    gateway,
    field: "raw",
    message:
      "The signature is over the bytes that came: pass the raw body, not the parsed object " +
      `(a string, a Uint8Array or an ArrayBuffer). You passed ${described(raw)}.`,
  });
}

/** Text or bytes that the core reads only as a whole. If they are too large, they are not copied. */
export function within(limit, given, gateway, what) {
  if (given.length <= limit) return given;
  throw tooLarge(limit, gateway, what);
}

export function tooLarge(limit, gateway, what = "body") {
  const message = `The ${what} has more than ${limit} bytes, which is what \`maxBytes\` allows.`;
  return new PaychopError({ code: "too_large", gateway, message });
}

/**
 * At most the part of a body that shows the core that it is too large, so a huge body is never copied.
 * A character takes at least one byte.
 */
export function atMost(limit, body) {
  if (body.length <= limit) return body;
  return typeof body === "string" ? body.slice(0, limit + 1) : body.subarray(0, limit + 1);
}
