/** A server on a developer's machine must not do what a page from elsewhere wants. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { basicexOrder, openSandbox } from "./support.mjs";

/** Node's own client: fetch does not let a test lie about who it is. */
function send(url, { method = "GET", headers = {}, path, body = "" } = {}) {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: path ?? pathname, method, headers }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({
        status: response.statusCode,
        headers: response.headers,
        body: String(Buffer.concat(chunks)),
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("only its own pages, and programs, may press a button", async (t) => {
  const { url, call, order } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("G1"));
  const { id } = order("G1");
  const press = async (headers) =>
    (await send(`${url}/_sandbox/orders/${id}/pay`, { method: "POST", headers })).status;

  assert.equal(await press({ origin: "https://evil.example" }), 403);
  assert.equal(await press({ origin: "null" }), 403);
  assert.equal(await press({ "sec-fetch-site": "cross-site" }), 403);
  assert.equal(await press({ "sec-fetch-site": "same-site", origin: url.replace(/\d+$/, "1") }), 403);
  assert.equal(order("G1").status, "waiting");
  assert.equal(await press({ origin: url, "sec-fetch-site": "same-origin" }), 200);
  assert.equal(order("G1").status, "paid");
});

test("it answers to its own address only", async (t) => {
  const { url } = await openSandbox(t);
  const { port } = new URL(url);
  const statusFor = async (host) => (await send(`${url}/_sandbox/state`, { headers: { host } })).status;
  assert.equal(await statusFor(`evil.example:${port}`), 403);
  assert.equal(await statusFor(`127.0.0.1.evil.example:${port}`), 403);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    assert.equal(await statusFor(host), 200, host);
  }
});

test("it listens on loopback unless it is told otherwise", async (t) => {
  const { url } = await openSandbox(t);
  assert.equal(new URL(url).hostname, "127.0.0.1");
});

test("files come out of two folders, with their type and a strict policy, and nothing else does", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "paychop-www-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const www = join(folder, "www");
  mkdirSync(www);
  writeFileSync(join(www, "index.html"), "<!doctype html><title>demo</title>");
  writeFileSync(join(www, ".hidden.html"), "hidden");
  writeFileSync(join(folder, "outside.html"), "outside");
  const { url } = await openSandbox(t, { www });

  const index = await send(`${url}/`);
  assert.match(index.body, /<title>demo/);
  const policy = index.headers["content-security-policy"];
  for (const part of [
    "default-src 'self'",
    "'wasm-unsafe-eval'",
    "form-action 'self' https:",
    "frame-ancestors 'none'",
  ]) {
    assert.ok(policy.includes(part), part);
  }
  assert.ok(!policy.includes("unsafe-inline") && !policy.includes("'unsafe-eval'"));
  const wasm = await send(`${url}/paychop/paychop.wasm`);
  assert.deepEqual([wasm.status, wasm.headers["content-type"]], [200, "application/wasm"]);
  assert.equal(
    (await send(`${url}/paychop/entries/web.js`)).headers["content-type"],
    "text/javascript; charset=utf-8",
  );

  for (const path of [
    "/../outside.html",
    "/..%2foutside.html",
    "/%2e%2e/outside.html",
    "/..%5coutside.html",
    "/.hidden.html",
    "/%00.html",
    "/%ff.html",
    "/paychop/../../package.json",
    "/nothing.html",
    "/paychop/lib",
  ]) {
    const { status } = await send(url, { path });
    assert.equal(status, 404, path);
  }
});

test("a body that is too large is refused, and what is not there is not found", async (t) => {
  const { url } = await openSandbox(t);
  const huge = await send(`${url}/basicex/basicexpay/trade/gateway`, {
    method: "POST",
    body: "x".repeat(1 << 21),
  });
  assert.equal(huge.status, 413);
  for (const [method, path] of [
    ["GET", "/_sandbox/nothing"],
    ["POST", "/_sandbox/orders/1/pay"],
    ["POST", "/nothing"],
    ["GET", "/pay/1"],
    ["POST", "/_merchant/notify/nobody"],
  ]) {
    assert.equal((await send(`${url}${path}`, { method })).status, 404, path);
  }
});

test("the sandbox's own merchant refuses what is forged", async (t) => {
  const { url, state } = await openSandbox(t);
  const headers = { "content-type": "application/json" };
  const forged = await send(`${url}/_merchant/notify/ubao`, { method: "POST", headers, body: "{}" });
  assert.equal(forged.status, 400);
  assert.equal(state().merchant[0].error, "malformed_body");
});
