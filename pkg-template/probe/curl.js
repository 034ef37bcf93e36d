/** The requests of a case as a curl script: the same bytes in the same order. */
import { curlOptions, quoted } from "../shared/curl.js";
import { addressOf, SLOW_BYTES } from "./send.js";

/** From this length on, the script creates repeated characters. */
const LONG_RUN = 1000;

export const scriptOf = (base, steps) => steps.map((step) => lineOf(base, step)).join("\n");

function lineOf(base, { request, parallel = 1, abandon, slow }) {
  const { method, headers, body } = request;
  const curl = abandon ? "curl --max-time 0.1" : "curl";
  const start = `${curl} -sSi --globoff ${quoted(addressOf(base, request))}`;
  const commandOf = (parts) => [start, ...curlOptions({ method, ...parts })].join(" ");
  if (slow) {
    // A length instead of chunks. -T . sends the part that it has read.
    const length = { "Content-Length": Buffer.byteLength(body) + SLOW_BYTES };
    const command = `${commandOf({ headers: { ...headers, ...length } })} --header 'Transfer-Encoding:' -T .`;
    return `{ printf %s ${quoted(body)}; sleep 30; } | ${command} & sleep 1`;
  }
  const printed = body === undefined ? undefined : printedBody(request);
  const command = printed
    ? `${printed} | ${commandOf({ headers })} --data-binary @-`
    : commandOf({ headers, body });
  return parallel > 1 ? `for i in $(seq ${parallel}); do ${command} & done; wait` : command;
}

/** The commands that print a body which cannot be an argument, or would be a long one; else undefined. */
function printedBody({ body, shell }) {
  if (shell) return shell;
  if (Buffer.isBuffer(body)) return `printf %s ${body.toString("base64")} | base64 -d`;
  const parts = partsOf(body);
  return parts.length > 1 || body.length >= LONG_RUN
    ? `{ ${parts.map(printedPart).join("; ")}; }`
    : undefined;
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
    ? `head -c ${part.length} /dev/zero | tr '\\0' ${quoted(part[0])}`
    : `printf %s ${quoted(part)}`;
}
