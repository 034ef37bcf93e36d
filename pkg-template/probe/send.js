/** Sends one request as a gateway does: no redirects followed, a limit of time, little of the answer read. */
import { request as plain } from "node:http";
import { request as secure } from "node:https";

const ANSWER_BYTES = 65_536;

/** `{ status, body, headers }`, or `{ failure }` where no answer came. */
export function send(base, { method, headers, body, suffix = "", query = "" }, { timeout, abandon, slow }) {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/$/, "") + suffix || "/";
  if (query) url.search = query;
  const bytes = body === undefined ? undefined : Buffer.from(body);
  return new Promise((resolve) => {
    const open = url.protocol === "https:" ? secure : plain;
    const length = bytes && { "content-length": slow ? bytes.length + 10 : bytes.length };
    const out = open(url, { method, headers: { ...headers, ...length }, agent: false });
    const clock = setTimeout(() => finish({ failure: "time-out" }), timeout);
    const finish = (answer) => {
      clearTimeout(clock);
      resolve(answer);
      // The slow one stays open beside what follows.
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
      answer.on("end", () =>
        finish({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
      answer.on("error", ({ code }) => finish({ failure: code ?? "connection lost" }));
    });
    if (slow) {
      out.write(bytes);
      setTimeout(() => finish({ failure: "left open" }), 200);
      setTimeout(() => out.destroy(), 2000).unref();
    } else {
      out.end(bytes);
      // The request is away; the gateway hangs up before the answer.
      if (abandon) out.on("finish", () => setTimeout(() => finish({ failure: "hung up" }), 100));
    }
  });
}

/** The same request for a terminal. */
export function curlOf(base, { method, headers, body, suffix = "", query = "" }) {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/$/, "") + suffix || "/";
  if (query) url.search = query;
  const quote = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;
  const parts = ["curl", "-i", "-X", method, quote(url)];
  for (const [name, value] of Object.entries(headers)) parts.push("-H", quote(`${name}: ${value}`));
  if (Buffer.isBuffer(body))
    return `printf %s ${body.toString("base64")} | base64 -d | ${parts.join(" ")} --data-binary @-`;
  if (body !== undefined && body.length > 4000)
    parts.push(`# and a body of ${body.length} bytes: ${quote(`${body.slice(0, 200)}…`)}`);
  else if (body !== undefined) parts.push("--data-binary", quote(body.startsWith("@") ? ` ${body}` : body));
  return parts.join(" ");
}
