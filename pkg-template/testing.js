/** The gateways' own side, for a merchant's tests: notifications as they send them, requests as they check them. */
import { CHECK_REQUEST, SAMPLE } from "./lib/gateway-side.js";

const FORM = "application/x-www-form-urlencoded";

/**
 * A correctly signed notification, as the gateway would send it to the owner of these credentials.
 * `data` overrides fields of the default content.
 */
export function notification(gateway, kind, data) {
  return gateway[SAMPLE](kind, data);
}

/** The gateway's verdict on this request: a SignedRequest, or a CashierForm that the payer's browser submits. */
export function checkRequest(gateway, request) {
  const { method, url, headers, body } = request?.fields === undefined ? (request ?? {}) : submitted(request);
  const contentType = new Headers(headers).get("content-type") ?? undefined;
  try {
    return gateway[CHECK_REQUEST]({ method, url, contentType, body: body ?? "" });
  } catch (error) {
    if (error.name !== "PaychopError") throw error;
    const { code, message, field, violations } = error;
    return { ok: false, code, message, ...(field && { field }), ...(violations && { violations }) };
  }
}

function submitted({ method, url, fields }) {
  return { method, url, headers: { "content-type": FORM }, body: new URLSearchParams(fields).toString() };
}
