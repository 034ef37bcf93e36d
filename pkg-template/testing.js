/** The gateways' own side, for a merchant's tests: notifications as they send them, requests as they check them. */
import { CHECK_REQUEST, SAMPLE } from "./lib/gateway-side.js";

const FORM = "application/x-www-form-urlencoded";

/**
 * A notification as the gateway would send it to the holder of these credentials, correctly signed.
 * `data` overrides single fields of a sensible default.
 */
export function notification(gateway, kind, data) {
  return gateway[SAMPLE](kind, data);
}

/** What the gateway would say to this request: a SignedRequest, or a CashierForm as the payer's browser submits it. */
export function checkRequest(gateway, request) {
  const { method, url, headers, body } = request.fields === undefined ? request : submitted(request);
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
