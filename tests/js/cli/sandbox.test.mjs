import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { Ubao } from "paychop";
import { tables } from "../merchants.mjs";
import { start } from "./support.mjs";

/** Starts it and reads its lines one by one. */
function open(t, args) {
  const child = start(["sandbox", "--port", "0", ...args]);
  t.after(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  return { child, next };
}

async function stop(child) {
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  return code;
}

test("it prints its address, serves it, notes each request and attempt, and stops with 0", async (t) => {
  const { child, next } = open(t, ["--json", "--fast"]);
  const { event, url, gateways } = JSON.parse(await next());
  assert.equal(event, "listening");
  const { baseUrl, credentials, notifyUrl } = gateways.ubao;
  const request = new Ubao(credentials, { baseUrl }).createAddress({ chainType: 160, callUrl: notifyUrl });
  const { address } = await (await fetch(request.url, request)).json();
  const noted = JSON.parse(await next());
  assert.deepEqual(
    [noted.event, noted.gateway, noted.operation, noted.ok],
    ["request", "ubao", "createAddress", true],
  );
  assert.match(noted.signString, /<apiKey>\d+$/);
  const body = JSON.stringify({ address, amount: "1", coinID: 1004 });
  assert.equal((await fetch(`${url}/_sandbox/deposits`, { method: "POST", body })).status, 201);
  const kinds = [JSON.parse(await next()), JSON.parse(await next())].map(
    ({ event, kind, acked }) => `${event} ${kind} ${acked}`,
  );
  assert.deepEqual(kinds.sort(), ["attempt balance true", "attempt recharge true"]);
  assert.equal((await fetch(`${url}/_sandbox/state`)).status, 200);
  assert.equal(await stop(child), 0);
  await assert.rejects(fetch(url));
});

test("for people it names the base URLs, and what is wrong with a request that it refuses", async (t) => {
  const { child, next } = open(t, []);
  const first = await next();
  const url = /^The sandbox listens on (http:\S+)\/$/.exec(first)[1];
  assert.equal(await next(), "");
  assert.equal(await next(), "Base URLs and test credentials:");
  const welcome = [];
  for (let line = await next(); line; line = await next()) welcome.push(line);
  for (const { id } of tables) {
    assert.ok(
      welcome.some((line) => line.includes(`${url}/${id}`)),
      id,
    );
  }
  const wrong = new Ubao({ merchantId: 2000213, apiKey: "another" }, { baseUrl: `${url}/ubao` }).coins();
  assert.equal((await (await fetch(wrong.url, wrong)).json()).code, 401);
  assert.match(await next(), /^ubao coins: refused, signature_mismatch: /);
  assert.match(await next(), /^ {2}signs <apiKey>/);
  assert.equal(await stop(child), 0);
});

test("with --conformance it prints at the end what a client has sent rightly, and what is left to do", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "paychop-cli-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const { child, next } = open(t, ["--conformance", join(folder, "client.json")]);
  const url = /^The sandbox listens on (http:\S+)\/$/.exec(await next())[1];
  const { gateways } = await (await fetch(`${url}/_sandbox/state`)).json();
  const { baseUrl, credentials } = gateways.ubao;
  for (const [apiKey, operation] of [
    [credentials.apiKey, "coins"],
    ["another", "checkAddress"],
  ]) {
    const own = new Ubao({ ...credentials, apiKey }, { baseUrl });
    const request = own[operation](operation === "coins" ? undefined : { chainType: 160, address: "T1" });
    await (await fetch(request.url, request)).text();
  }
  child.kill("SIGINT");
  let line = await next();
  while (line !== undefined && !/^1 of \d+ operations were sent correctly/.test(line)) line = await next();
  assert.ok(line !== undefined, "the table begins with what is done");
  const table = [];
  for (line = await next(); line !== undefined; line = await next()) table.push(line);
  assert.ok(table.some((row) => /^ {2}ubao coins +✓ right {2}\(1 right, 0 wrong\)/.test(row)));
  const wrong = table.findIndex((row) => /^ {2}ubao checkAddress +✗ wrong {2}\(0 right, 1 wrong\)/.test(row));
  assert.ok(wrong >= 0 && /^ +\w+: /.test(table[wrong + 1]), "the reason stands below");
  assert.ok(table.some((row) => /^ {2}ubao withdraw +· not tried$/.test(row)));
});

test("--notify-host may be given more than once", async (t) => {
  const { child, next } = open(t, ["--notify-host", "shop.test", "--notify-host", "other.test"]);
  assert.match(await next(), /^The sandbox listens on /);
  assert.equal(await stop(child), 0);
});
