/** A server on a developer's machine must not do what a page from elsewhere wants. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { basicexOrder, internal, openMerchant, openSandbox } from "./support.mjs";

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
    ["POST", "/_merchant/notify/ubao/nothing"],
    ["POST", "/_merchant/notify/ubao/nothing"],
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

test("notifications go to this machine only, unless a host is named", async (t) => {
  const merchant = await openMerchant(t, () => ({ body: "success" }));
  const { port } = new URL(merchant.url);
  const elsewhere = `http://shop.test:${port}/notify`;
  const attemptFor = async (notifyUrl, options) => {
    const { call, order, press, until, attempts } = await openSandbox(t, options);
    await call("basicex", "precreate", basicexOrder("H1", { notifyUrl }));
    await press(order("H1").id, "pay");
    return until(() => attempts(order("H1").id)[0]);
  };
  for (const address of [
    elsewhere,
    "http://192.0.2.1/notify",
    "http://169.254.169.254/latest",
    "http://[2001:db8::1]/",
  ]) {
    const refused = await attemptFor(address);
    assert.deepEqual([refused.status, refused.acked, refused.next], [null, false, null], address);
    assert.match(refused.answer, /--notify-host/);
  }
  assert.equal(merchant.received.length, 0);
  for (const address of [merchant.url, `http://localhost:${port}/`, `http://2130706433:${port}/`]) {
    assert.equal((await attemptFor(address)).acked, true, address);
  }
  const allowed = await attemptFor(elsewhere, { notifyHosts: ["Shop.test"] });
  assert.doesNotMatch(allowed.answer, /--notify-host/, "it was tried: the name leads nowhere");
  assert.notEqual(allowed.next, null);
});

test("an answer without an end is read to a limit, and acknowledges nothing", async (t) => {
  let written = 0;
  let closed = false;
  const endless = createServer((_req, res) => {
    res.on("close", () => {
      closed = true;
    });
    const chunk = "success".repeat(1000);
    const more = () => {
      while (!closed && res.write(chunk)) written += chunk.length;
      if (!closed) res.once("drain", more);
    };
    more();
  }).listen(0, "127.0.0.1");
  t.after(() => {
    endless.closeAllConnections();
    endless.close();
  });
  await once(endless, "listening");
  const { url, call, order, press, until, attempts } = await openSandbox(t, { fast: false });
  const notifyUrl = `http://127.0.0.1:${endless.address().port}/`;
  await call("basicex", "precreate", basicexOrder("E1", { notifyUrl }));
  await press(order("E1").id, "pay");
  const attempt = await until(() => attempts(order("E1").id)[0]);
  assert.equal(attempt.acked, false);
  await until(() => closed);
  assert.ok(written < 1 << 24, `${written} bytes were written before the sandbox had enough`);
  const { response } = await (await fetch(`${url}/_sandbox/attempts/${attempt.id}`)).json();
  assert.deepEqual([response.truncated, response.body.length], [true, 65_536]);
});

test("no input of the control's makes the sandbox itself fail", async (t) => {
  const { url, call, order } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("W1"));
  const { id } = order("W1");
  for (const path of ["/_sandbox/deposits", `/_sandbox/orders/${id}/resend`, `/_sandbox/orders/${id}/pay`]) {
    for (const body of [
      '{"address":{"toString":1}}',
      '{"address":["a"],"amount":{}}',
      '{"gateway":"__proto__"}',
      '{"gateway":"vpay"}',
      '{"__proto__":{"address":"x"},"address":null}',
      '{"address":"x","amount":1e999}',
      "[]",
      "null",
      '"x"',
      "{",
    ]) {
      const { status } = await send(`${url}${path}`, { method: "POST", body });
      assert.ok(status < 500, `${path} ${body}: ${status}`);
    }
  }
});

test("addresses and methods that are none are refused, not failed at", async (t) => {
  const { url } = await openSandbox(t);
  for (const [method, path] of [
    ["GET", "//["],
    ["GET", "http://["],
    ["OPTIONS", "*"],
    ["TRACE", "/_merchant/notify/ubao"],
    ["TRACE", "/"],
    ["GET", "/_merchant/notify/ubao"],
  ]) {
    const { status } = await send(url, { method, path });
    assert.ok(status >= 400 && status < 500, `${method} ${path}: ${status}`);
  }
  assert.equal((await send(url, { path: "//" })).status, 200, "the same as /");
  const port = { headers: { host: "localhost:99999999" } };
  assert.equal((await send(url, port)).status, 400);
});

test("what is wrong with requests is looked for in a share of the time only", async () => {
  const { createBudget } = await internal("inspect.js");
  let now = 0;
  let done = 0;
  const budget = createBudget(() => now);
  const slow = () => {
    now += 400;
    done++;
    return "found";
  };
  for (let i = 0; i < 100; i++) budget(slow);
  assert.equal(done, 3, "a second, and the one that went beyond it");
  assert.equal(budget(slow), undefined);
  now += 10_001;
  assert.equal(budget(slow), "found");
});

test("so many requests at once are answered, and not more", async (t) => {
  const { url, state } = await openSandbox(t);
  const { hostname, port } = new URL(url);
  const path = "/ubao/mch/coins";
  const waiting = Array.from({ length: 256 }, () =>
    request({ hostname, port, path, method: "POST", headers: { "content-length": 10 }, agent: false }),
  );
  t.after(() => {
    for (const sent of waiting) sent.destroy();
  });
  const connected = waiting.map((sent) => once(sent, "socket").then(([socket]) => once(socket, "connect")));
  for (const sent of waiting) sent.on("error", () => {}).flushHeaders();
  await Promise.all(connected);
  let status;
  for (let tries = 0; tries < 100 && status !== 503; tries++)
    status = (await send(`${url}/_sandbox/state`)).status;
  assert.equal(status, 503);
  for (const sent of waiting) sent.destroy();
  while ((await send(`${url}/_sandbox/state`)).status === 503);
  assert.deepEqual(state().requests, []);
});
