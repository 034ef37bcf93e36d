/** The requests of a case as a curl script: the same bytes in the same order. */
import { addressOf, SLOW_BYTES } from "./send.js";

/** From this length on, the script creates repeated characters. */
const LONG_RUN = 1000;

export const scriptOf = (base, steps) => steps.map((step) => lineOf(base, step)).join("\n");

function lineOf(base, { request, parallel = 1, abandon, slow }) {
  const { method, headers, body } = request;
  const options = ["curl", "-sSi", "-X", method, quote(addressOf(base, request))];
  for (const [name, value] of Object.entries(headers)) options.push("-H", quote(`${name}: ${value}`));
  if (abandon) options.splice(1, 0, "--max-time", "0.1");
  if (slow) {
    // A length instead of chunks. -T . sends the part that it has read.
    const length = ["Transfer-Encoding:", `Content-Length: ${Buffer.byteLength(body) + SLOW_BYTES}`];
    const curl = [...options, ...length.flatMap((header) => ["-H", quote(header)]), "-T", "."].join(" ");
    return `{ printf %s ${quote(body)}; sleep 30; } | ${curl} & sleep 1`;
  }
  const curl = body === undefined ? options.join(" ") : withBody(options, request);
  return parallel > 1 ? `for i in $(seq ${parallel}); do ${curl} & done; wait` : curl;
}

function withBody(options, { body, shell }) {
  const piped = (printed) => `${printed} | ${[...options, "--data-binary", "@-"].join(" ")}`;
  if (shell) return piped(shell);
  if (Buffer.isBuffer(body)) return piped(`printf %s ${body.toString("base64")} | base64 -d`);
  const parts = partsOf(body);
  // curl treats a value that begins with @ as a file name.
  if (parts.length <= 1 && body.length < LONG_RUN && !body.startsWith("@"))
    return [...options, "--data-binary", quote(body)].join(" ");
  return piped(`{ ${parts.map(printedPart).join("; ")}; }`);
}

/** Splits into long runs of one character, and the text between them. */
function partsOf(text) {
  const parts = [];
  let from = 0;
  for (let start = 0, end; start < text.length; start = end) {
    end = start + 1;
    while (text[end] === text[start]) end += 1;
    if (end - start < LONG_RUN) continue;
    if (from < start) parts.push(text.slice(from, start));
    parts.push(text.slice(start, end));
    from = end;
  }
  return from < text.length ? [...parts, text.slice(from)] : parts;
}

function printedPart(part) {
  const repeated = part.length >= LONG_RUN && part === part[0].repeat(part.length);
  return repeated
    ? `head -c ${part.length} /dev/zero | tr '\\0' ${quote(part[0])}`
    : `printf %s ${quote(part)}`;
}

const quote = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;
