/** Adapts a handler to Node's own request and response: `http.createServer`, Express, Fastify's `raw` pair and others. */
import { check, isFunction } from "../../shared/settings.js";
import { isArrayBuffer } from "../body.js";
import { takesBody } from "./bodiless.js";
import { BodyConsumed } from "./body-consumed.js";
import { brokenOff } from "./malformed.js";
import { joined } from "./read-body.js";

/** Key of the receiver inside `notificationHandler`, so no Request is needed for it. */
export const RECEIVE = Symbol("receive");

/** Node's request target is a path, so a URL needs a base. Handlers use neither. */
const BASE = "http://localhost";

/** `(req, res) => Promise<void>`. Any other WHATWG handler receives a Request. */
export function nodeListener(handler) {
  check("nodeListener", "its argument", handler, [isFunction, "what notificationHandler returned"]);
  return listener(handler[RECEIVE] ?? ((delivery) => throughRequest(handler, delivery)));
}

/** The same, for a receiver. */
export function listener(receive) {
  // Acknowledgements are always the same object.
  let last;
  let head;
  return async (req, res) => {
    const answer = await receive({
      method: req.method,
      contentType: req.headers["content-type"],
      read: (limit) => bytesOf(req, limit),
      req,
    });
    // Other code, such as a middleware with a time limit, has answered; or the client has gone.
    if (res.headersSent || res.destroyed) return;
    if (answer !== last) {
      last = answer;
      // With its length, Node sends one piece; without it, chunks.
      head = { ...answer.headers, "content-length": lengthOf(answer.body) };
    }
    res.writeHead(answer.status, head);
    res.end(answer.body ?? undefined);
  };
}

function lengthOf(body) {
  if (body === null) return 0;
  return typeof body === "string" ? Buffer.byteLength(body) : body.length;
}

export function isNodeResponse(given) {
  return typeof given?.writeHead === "function";
}

/**
 * The received body. A middleware may have read it already. Then it must have kept the bytes (`express.raw()`,
 * `express.text()`, a `rawBody`), because the signature covers them.
 */
function bytesOf(req, limit) {
  const kept = keptBody(req);
  if (kept === undefined) return readStream(req, limit);
  return kept.length > limit ? undefined : kept;
}

function keptBody({ rawBody, body, readableDidRead }) {
  const kept = [rawBody, body].find(isBody);
  if (kept === undefined && readableDidRead) throw new BodyConsumed();
  return isArrayBuffer(kept) ? new Uint8Array(kept) : kept;
}

function isBody(kept) {
  return typeof kept === "string" || ArrayBuffer.isView(kept) || isArrayBuffer(kept);
}

/** The rest of a body that is too large is read and dropped, because the sender must still receive the answer. */
function readStream(req, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    let ended = false;
    // Node also closes a request that was read completely.
    const broken = (cause) => ended || reject(brokenOff(cause));
    // The client disconnected before this call, so no event will follow.
    if (req.destroyed) broken();
    req.on("data", (given) => {
      const chunk = bytesIn(given, req);
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve(undefined);
    });
    req.on("end", () => {
      ended = true;
      if (size <= limit) resolve(joined(chunks, size));
    });
    req.on("error", broken);
    req.on("close", () => broken());
  });
}

/** After a middleware has called `setEncoding`, chunks are strings. */
function bytesIn(chunk, { readableEncoding }) {
  return typeof chunk === "string" ? Buffer.from(chunk, readableEncoding) : chunk;
}

async function throughRequest(handler, { method, req }) {
  const failed = (status) => ({ status, headers: {}, body: null });
  try {
    const body = takesBody(method) ? (keptBody(req) ?? streamOf(req)) : undefined;
    const request = toRequest(req, method, body);
    if (request === undefined) return failed(400);
    const response = await handler(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: headersOf(response), body: bytes };
  } catch (error) {
    console.error(error);
    return failed(500);
  }
}

/** A Response can have only the cookie header several times. */
function headersOf({ headers }) {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { "set-cookie": cookies }) };
}

/** undefined if a Request is not possible: the method TRACE, the target `http://[`. */
function toRequest(req, method, body) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // HTTP/2 has method and path among the headers, with invalid names.
    if (!name.startsWith(":")) headers.set(name, String(value));
  }
  const init = body === undefined ? { method, headers } : { method, headers, body, duplex: "half" };
  try {
    // As a relative reference, a path such as `//name` would replace the host.
    return new Request(req.url.startsWith("/") ? BASE + req.url : new URL(req.url, BASE), init);
  } catch {
    return undefined;
  }
}

function streamOf(req) {
  const chunks = req.iterator({ destroyOnReturn: false });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(bytesIn(value, req));
    },
    async cancel() {
      await chunks.return();
      req.resume();
    },
  });
}
