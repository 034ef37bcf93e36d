/** Reads a notification from a logged HTTP request. A body without headers stays unchanged. */
import { fromCurl } from "./curl.js";
import { fromHar } from "./har.js";
import { fromRequest } from "./request.js";

/**
 * `{ raw, contentType?, notes }`: the body's bytes, its Content-Type, and remarks about the log. Accepts a raw request with its
 * headers, the output of `curl -v`, a curl command, and a HAR file.
 */
export function readLogged(bytes) {
  // One character for each byte, so no byte is lost in any encoding.
  const text = bytes.toString("latin1");
  const logged = fromHar(bytes) ?? fromCurl(text) ?? fromRequest(text);
  if (!logged) return { raw: bytes, notes: [] };
  return { ...logged, raw: Buffer.from(logged.body, "latin1"), notes: logged.notes ?? [] };
}
