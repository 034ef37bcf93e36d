/** Lets a WHATWG handler serve Node's http server, and frameworks that hand on its two objects. */

/** Node's origin-form target needs a base to be a URL; the handler looks at neither. */
const BASE = "http://localhost";
const BODILESS = new Set(["GET", "HEAD"]);

/** `(req, res) => Promise<void>` for `http.createServer`, Express, Fastify's `raw` pair and their like. */
export function nodeListener(handler) {
  return async (req, res) => {
    let response;
    try {
      response = await handler(toRequest(req));
    } catch (error) {
      console.error(error);
      response = new Response(null, { status: 500 });
    }
    const body = new Uint8Array(await response.arrayBuffer());
    res.writeHead(response.status, Object.fromEntries(response.headers));
    res.end(body);
  };
}

function toRequest(req) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // HTTP/2 puts method and path among the headers, under names that are none.
    if (!name.startsWith(":")) headers.set(name, String(value));
  }
  const init = { method: req.method, headers };
  if (!BODILESS.has(req.method)) Object.assign(init, { body: bodyOf(req), duplex: "half" });
  return new Request(new URL(req.url, BASE), init);
}

/**
 * The body as it came. A middleware may have read it before; that is fine as long as it kept the bytes
 * (`express.raw()`, `express.text()`, a `rawBody`), for the signature is over them.
 */
function bodyOf(req) {
  const kept = [req.rawBody, req.body].find((body) => typeof body === "string" || ArrayBuffer.isView(body));
  if (kept !== undefined) return kept;
  if (!req.readableDidRead) return streamOf(req);
  throw new Error(
    "The body was read before it came here. Register this route before body parsers such as express.json(), " +
      "or let the parser keep the raw bytes (express.raw, req.rawBody).",
  );
}

function streamOf(req) {
  const chunks = req.iterator({ destroyOnReturn: false });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // The answer to a body that is too large still has to reach its sender: read on and forget.
    async cancel() {
      await chunks.return();
      req.resume();
    },
  });
}
