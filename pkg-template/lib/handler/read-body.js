/** Reads the raw bytes of a Request, at most `limit` bytes. */
import { brokenOff } from "./malformed.js";

/** The bytes, or undefined if there are more than `limit`. */
export async function readBody(request, limit) {
  const length = request.headers.get("content-length");
  if (Number(length) > limit) return undefined;
  // A server ends the body at its declared length. Then one read is many times faster. Firefox has no stream of a
  // request.
  if (length !== null || request.body === undefined) {
    return within(limit, new Uint8Array(await request.arrayBuffer().catch(rejectBroken)));
  }
  if (request.body === null) return new Uint8Array(0);
  return readStream(request.body.getReader(), limit);
}

function rejectBroken(cause) {
  throw brokenOff(cause);
}

async function readStream(reader, limit) {
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(rejectBroken);
    if (done) return joined(chunks, size);
    if (!ArrayBuffer.isView(value))
      throw new TypeError("The Request's body is a stream of something else than Uint8Arrays.");
    size += value.length;
    if (size > limit) {
      // The rest is not read, and a failing cancel is not awaited.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

function within(limit, bytes) {
  return bytes.length > limit ? undefined : bytes;
}

/** Joins the chunks. */
export function joined(chunks, size) {
  if (chunks.length === 1) return chunks[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
