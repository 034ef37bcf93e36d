/** A page on loopback, shown in a browser until it has reported. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { start } from "./process.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** A policy under which no WebAssembly is compiled. */
export const WITHOUT_WASM = "default-src 'none'; script-src 'self' 'nonce-page'; connect-src 'self'";
/** What a page with such a core needs, and no more. */
const POLICY = WITHOUT_WASM.replace("'nonce-page'", "'nonce-page' 'wasm-unsafe-eval'");

const SECONDS = 60;

/**
 * The result that the page reports. `html` is served at `/`, everything else from `folder`; `browser` is given the
 * address and says what to run; `policy` is the page's Content-Security-Policy.
 */
export async function resultOfPage(browser, html, folder, policy = POLICY) {
  let reported;
  const result = new Promise((resolve) => {
    reported = resolve;
  });
  const server = createServer((request, response) =>
    serve(request, response, { html, folder, policy, reported }),
  );
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const program = await browser(`http://127.0.0.1:${server.address().port}/`);
  const running = start(program.command, program.args, { env: program.env });
  try {
    return await Promise.race([result, running.ended.then((code) => failure(`ended with ${code}`)), late()]);
  } catch (error) {
    throw new Error(`${program.command} ${error.message}:\n${running.output().slice(-2000)}`);
  } finally {
    await running.stop();
    server.closeAllConnections();
    server.close();
    await program.remove();
  }
}

async function serve(request, response, { html, folder, policy, reported }) {
  const path = new URL(request.url, "http://page").pathname;
  if (request.method === "POST" && path === "/result") {
    reported(JSON.parse(await text(request)));
    return response.end();
  }
  try {
    const content = path === "/" ? html : await readFile(join(folder, decodeURIComponent(path)));
    const type = path === "/" ? TYPES[".html"] : (TYPES[extname(path)] ?? "application/octet-stream");
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}

function failure(message) {
  throw new Error(message);
}

function late() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`did not report within ${SECONDS} s`)), SECONDS * 1000).unref();
  });
}
