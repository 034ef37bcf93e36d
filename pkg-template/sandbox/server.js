/** Node's server around the sandbox's routes: reads requests, keeps strangers out, sends answers. */
import { createServer } from "node:http";
import { isOwnHost } from "./guard.js";
import { json, text } from "./respond.js";
import { languageOf } from "./texts.js";

/** Larger than any message of any gateway. */
const MAX_BYTES = 1 << 20;
const EVENTS = "/_sandbox/events";

export function serve({ route, journal, host }) {
  return createServer(async (req, res) => {
    try {
      if (!isOwnHost(req.headers, host))
        return send(res, text("This sandbox answers to its own address only.", 403));
      const { pathname, search, searchParams } = new URL(req.url, "http://sandbox");
      if (req.method === "GET" && pathname === EVENTS) return journal.follow(res);
      const body = await read(req);
      if (body === undefined)
        return send(res, json({ code: "too_large", message: "The body is too large." }, 413));
      const request = {
        method: req.method,
        url: `http://${req.headers.host}${pathname}${search}`,
        path: pathname,
        search,
        query: searchParams,
        headers: req.headers,
        lang: languageOf(searchParams, req.headers),
        body,
      };
      return send(res, await route(request));
    } catch (error) {
      console.error(error);
      return send(
        res,
        json({ code: "sandbox_error", message: "The sandbox itself failed; its console says how." }, 500),
      );
    }
  });
}

/** The body, or undefined when it is too large. What is left of it is read and forgotten, so that the answer arrives. */
async function read(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BYTES ? Buffer.concat(chunks) : undefined;
}

function send(res, { status, headers, body }) {
  res.writeHead(status, headers);
  res.end(body);
}
