/** A raw HTTP request: an optional request line, headers, an empty line, the body. */

/** A request line or a header, an empty line, and only lines of headers between. */
const HEAD =
  /^\s*(?:[A-Z]{3,7} \S+(?: HTTP\/\d(?:\.\d)?)?\r?\n(?:[\w-]+:.*\r?\n)*|(?:[\w-]+: .*\r?\n)+)\r?\n/;

export function fromRequest(text) {
  const [head] = text.match(HEAD) ?? [];
  if (head === undefined) return undefined;
  return withHeaders(headersOf(head), text.slice(head.length));
}

/** The headers of the lines, by their names in lower case. */
export function headersOf(head) {
  const rows = [...head.matchAll(/^([\w-]+):[ \t]*(.*?)\r?$/gm)];
  return Object.fromEntries(rows.map(([, name, value]) => [name.toLowerCase(), value]));
}

/** The body that the headers describe, without the lengths of chunks and without later text of the log. */
export function withHeaders(headers, logged) {
  const contentType = headers["content-type"];
  const chunked = /\bchunked\b/i.test(headers["transfer-encoding"] ?? "");
  const body = chunked ? (joinedChunks(logged) ?? logged) : logged;
  const length = Number(headers["content-length"]);
  if (chunked || !/^\d+$/.test(headers["content-length"] ?? "")) return { body, contentType };
  if (body.length >= length) return { body: body.slice(0, length), contentType };
  const note = `Content-Length is ${length}, and the log has ${body.length} bytes of the body: it is cut off, or was changed when it was logged.`;
  return { body, contentType, notes: [note] };
}

/** undefined if there are no chunks: some logs have already joined them. */
function joinedChunks(text) {
  let body = "";
  let rest = text;
  for (;;) {
    const [line, digits] = rest.match(/^([0-9a-fA-F]{1,8})(?:;[^\r\n]*)?\r?\n/) ?? [];
    if (line === undefined) return undefined;
    const length = Number.parseInt(digits, 16);
    if (length === 0) return body;
    const chunk = rest.slice(line.length, line.length + length);
    if (chunk.length < length) return undefined;
    body += chunk;
    rest = rest.slice(line.length + length).replace(/^\r?\n/, "");
  }
}
