/** Sends one request as a gateway does: no redirects followed, a limit of time, little of the answer read. */
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { setTimeout as wait } from "node:timers/promises";

const ANSWER_BYTES = 65_536;
/** For how long a slow or lost connection is looked at, in milliseconds. */
const SLOW = 200;
const HANG_UP = 100;

/**
 * `{ status, body, headers }`, or `{ failure }` where no answer came. `abandon` hangs up before the answer; `slow` announces
 * more bytes than it sends and stays open until `close()`.
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
      // The request is away; the gateway hangs up before the answer.
      if (abandon) out.on("finish", () => setTimeout(() => finish({ failure: "hung up" }), HANG_UP));
    }
  });
}

/** How many bytes a slow request announces and does not send. */
export const SLOW_BYTES = 10;

export function addressOf(base, { suffix = "", query = "" }) {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/$/, "") + suffix || "/";
  if (query) url.search = query;
  return url;
}

/** Sends as `send` does, but begins one request at a time, with a pause of this many milliseconds between the beginnings. */
export function slowly(pause) {
  let turn = Promise.resolve();
  return async (...request) => {
    const mine = turn;
    turn = mine.then(() => wait(pause));
    await mine;
    return send(...request);
  };
}
