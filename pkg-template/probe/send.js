/** Sends one request as a gateway does: without redirects, with a time limit, and reads only the start of the answer. */
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { setTimeout as wait } from "node:timers/promises";

const ANSWER_BYTES = 65_536;
/** How long a slow or lost connection is watched, in milliseconds. */
const SLOW = 200;
const HANG_UP = 100;

/**
 * `{ status, body, headers }`, or `{ failure }` without an answer. `abandon` disconnects before the answer. `slow` declares more
 * bytes than it sends, and stays open until `close()`.
 */
export function send(base, { method, headers, body, suffix = "", query = "" }, { timeout, abandon, slow }) {
  const url = addressOf(base, { suffix, query });
  const bytes = body === undefined ? undefined : Buffer.from(body);
  return new Promise((resolve) => {
    const open = url.protocol === "https:" ? secure : plain;
    const length = bytes && { "content-length": slow ? bytes.length + SLOW_BYTES : bytes.length };
    const out = open(url, { method, headers: { ...headers, ...length }, agent: false });
    const clock = setTimeout(() => finish({ failure: "time-out" }), timeout);
    const finish = (answer) => {
      clearTimeout(clock);
      resolve({ ...answer, ...(slow && { close: () => out.destroy() }) });
      if (!slow) out.destroy();
    };
    out.on("error", ({ code }) => finish({ failure: code ?? "connection lost" }));
    out.on("response", (answer) => {
      const chunks = [];
      let size = 0;
      answer.on("data", (chunk) => {
        size += chunk.length;
        if (size <= ANSWER_BYTES) chunks.push(chunk);
        else finish({ failure: "endless answer" });
      });
      answer.on("end", () => {
        const { statusCode: status, headers } = answer;
        finish({ status, headers, body: Buffer.concat(chunks).toString() });
      });
      answer.on("error", ({ code }) => finish({ failure: code ?? "connection lost" }));
    });
    if (slow) {
      out.write(bytes);
      setTimeout(() => finish({ failure: "left open" }), SLOW);
    } else {
      out.end(bytes);
      // The request is sent; the gateway disconnects before the answer.
      if (abandon) out.on("finish", () => setTimeout(() => finish({ failure: "hung up" }), HANG_UP));
    }
  });
}

/** How many declared bytes a slow request does not send. */
export const SLOW_BYTES = 10;

export function addressOf(base, { suffix = "", query = "" }) {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/$/, "") + suffix || "/";
  if (query) url.search = query;
  return url;
}

/** Sends as `send` does, but starts one request at a time, with this pause in milliseconds between two starts. */
export function slowly(pause) {
  let turn = Promise.resolve();
  return async (...request) => {
    const mine = turn;
    turn = mine.then(() => wait(pause));
    await mine;
    return send(...request);
  };
}
