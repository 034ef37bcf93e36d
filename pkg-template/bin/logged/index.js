/** A notification out of what was logged of its HTTP request; a bare body stays as it is. */
import { fromCurl } from "./curl.js";
import { fromHar } from "./har.js";
import { fromRequest } from "./request.js";

/**
 * `{ raw, contentType?, notes }`: the body's bytes, the Content-Type that came with it, and what the log shows beside that.
 * Takes a raw request with its headers, what `curl -v` prints, a command of curl's, and a HAR file.
 */
export function readLogged(bytes) {
  // One character for each byte, so that no byte is lost whatever the encoding is.
  const text = bytes.toString("latin1");
  const logged = fromHar(bytes) ?? fromCurl(text) ?? fromRequest(text);
  if (!logged) return { raw: bytes, notes: [] };
  return { ...logged, raw: Buffer.from(logged.body, "latin1"), notes: logged.notes ?? [] };
}
