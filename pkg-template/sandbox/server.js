/** Node's server for the sandbox's routes: reads requests, checks access, sends answers. */
import { createServer } from "node:http";
import { isOwnHost } from "./guard.js";
import { json, text } from "./respond.js";
import { languageOf } from "./texts.js";

/** Larger than any message of any gateway, in a form with every character escaped. */
const MAX_BYTES = 1 << 18;
/** The rest of a longer body is read and dropped, so the answer arrives, but only up to this limit. */
const MAX_DRAINED = 1 << 23;
/** Number of simultaneous requests. A developer's machine never has more. */
const MAX_AT_ONCE = 256;
/** A body that does not arrive must not block a connection. */
const TIMEOUT_MS = 30_000;
const EVENTS = "/_sandbox/events";

export function serve({ route, journal, host }) {
  let atOnce = 0;

  async function answer(req, res) {
    try {
      if (!isOwnHost(req.headers, host))
        return send(res, text("This sandbox answers to its own address only.", 403));
      const asked = `http://${req.headers.host}${req.url}`;
      if (!req.url.startsWith("/") || !URL.canParse(asked))
        return send(res, text("This is no address.", 400));
      const { pathname, search, searchParams } = new URL(asked);
      if (req.method === "GET" && pathname === EVENTS) return journal.follow(res);
      if (atOnce >= MAX_AT_ONCE) return send(res, json(TOO_MANY, 503));
      atOnce++;
      try {
        return send(res, await answerTo(req, pathname, search, searchParams));
      } finally {
        atOnce--;
      }
    } catch (error) {
      // A client that has disconnected gets no answer. A request is destroyed as soon as it is read, and says nothing of that.
      if (res.destroyed) return;
      console.error(error);
      return send(
        res,
        json({ code: "sandbox_error", message: "The sandbox itself failed; its console says how." }, 500),
      );
    }
  }

  async function answerTo(req, path, search, query) {
    const body = await read(req);
    if (body === undefined) return json({ code: "too_large", message: "The body is too large." }, 413);
    return route({
      method: req.method,
      url: `http://${req.headers.host}${path}${search}`,
      path,
      search,
      query,
      headers: req.headers,
      lang: languageOf(query, req.headers),
      body,
    });
  }

  return createServer({ requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS }, answer);
}

const TOO_MANY = { code: "too_many", message: "Too many requests at once." };

/** The body, or undefined if it is too large. The rest is read and dropped, so the answer arrives. */
async function read(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
    if (size > MAX_DRAINED) break;
  }
  return size <= MAX_BYTES ? Buffer.concat(chunks) : undefined;
}

function send(res, { status, headers, body }) {
  res.writeHead(status, headers);
  res.end(body);
}
