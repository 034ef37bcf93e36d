/** Reads the raw bytes of a Request or Response, but never more than `limit` of them. */

/** The bytes, or undefined when there are more than `limit`. */
export async function readBody(request, limit) {
  if (Number(request.headers.get("content-length")) > limit) return undefined;
  if (request.body === null) return new Uint8Array(0);
  const chunks = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, size);
    size += value.length;
    if (size > limit) {
      // The sender need not be heard to the end, nor its failure to stop be waited for.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

function joined(chunks, size) {
  if (chunks.length === 1) return chunks[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
