/** Serves a handler from Node's own two objects: `http.createServer`, Express, Fastify's `raw` pair and their like. */
import { BodyConsumed } from "./body-consumed.js";
import { brokenOff } from "./malformed.js";
import { joined } from "./read-body.js";

/** Where `notificationHandler` keeps the receiver that it is made of, so that no Request need be made for it. */
export const RECEIVE = Symbol("receive");

/** Node's origin-form target needs a base to be a URL; handlers look at neither. */
const BASE = "http://localhost";
const BODILESS = new Set(["GET", "HEAD"]);

/** `(req, res) => Promise<void>`. Any other handler of WHATWG's form is served through a Request. */
export function nodeListener(handler) {
  return listener(handler[RECEIVE] ?? ((delivery) => throughRequest(handler, delivery)));
}

/** The same, of a receiver. */
export function listener(receive) {
  // Acknowledgements are the same object again and again.
  let last;
  let head;
  return async (req, res) => {
    const answer = await receive({
      method: req.method,
      contentType: req.headers["content-type"],
      read: (limit) => bytesOf(req, limit),
      req,
    });
    // A middleware with a time limit, say, has answered; or nobody is there any more.
    if (res.headersSent || res.destroyed) return;
    if (answer !== last) {
      last = answer;
      // With its length it is one piece; Node would cut it into chunks.
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
 * The body as it came. A middleware may have read it before; that is fine as long as it kept the bytes
 * (`express.raw()`, `express.text()`, a `rawBody`), for the signature is over them.
 */
function bytesOf(req, limit) {
  const kept = keptBody(req);
  if (kept === undefined) return readStream(req, limit);
  return kept.length > limit ? undefined : kept;
}

function keptBody({ rawBody, body, readableDidRead }) {
  if (isBody(rawBody)) return rawBody;
  if (isBody(body)) return body;
  if (readableDidRead) throw new BodyConsumed();
  return undefined;
}

function isBody(kept) {
  return typeof kept === "string" || ArrayBuffer.isView(kept);
}

/** What is too large is read on and forgotten, for the answer still has to reach its sender. */
function readStream(req, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    let ended = false;
    // A request that was read to its end is closed as well.
    const broken = (cause) => ended || reject(brokenOff(cause));
    // The sender left before we were called: nothing is said of that any more.
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

/** Where a middleware has called `setEncoding`, chunks are text. */
function bytesIn(chunk, { readableEncoding }) {
  return typeof chunk === "string" ? Buffer.from(chunk, readableEncoding) : chunk;
}

async function throughRequest(handler, { method, req }) {
  const failed = (status) => ({ status, headers: {}, body: null });
  try {
    const body = BODILESS.has(method) ? undefined : (keptBody(req) ?? streamOf(req));
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

/** Cookies are the one header that a Response may have several times. */
function headersOf({ headers }) {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { "set-cookie": cookies }) };
}

/** undefined for what no Request can say: the method TRACE, the target `http://[`. */
function toRequest(req, method, body) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // HTTP/2 puts method and path among the headers, under names that are none.
    if (!name.startsWith(":")) headers.set(name, String(value));
  }
  const init = body === undefined ? { method, headers } : { method, headers, body, duplex: "half" };
  try {
    // As a reference, a path such as `//name` would replace the host.
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
