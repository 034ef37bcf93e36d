/** Orders in a file: with the real better-sqlite3, and the message where it is not installed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { basicexOrder, openSandbox } from "./support.mjs";

const require = createRequire(import.meta.url);

/** The package as a user has it, in two folders: with and without better-sqlite3 beside it. */
let folder;
let withSqlite;
let without;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "paychop-store-"));
  const install = (name) => {
    const modules = join(folder, name, "node_modules");
    cpSync(dirname(require.resolve("paychop/package.json")), join(modules, "paychop"), { recursive: true });
    return modules;
  };
  without = install("without");
  withSqlite = install("with");
  symlinkSync(dirname(require.resolve("better-sqlite3/package.json")), join(withSqlite, "better-sqlite3"));
});

after(() => rmSync(folder, { recursive: true }));

function sandboxIn(modules) {
  return import(pathToFileURL(join(modules, "paychop/sandbox.js")).href);
}

test("orders, addresses and users are there again after a restart", async () => {
  const { createSandbox } = await sandboxIn(withSqlite);
  const { Basicex, Ubao } = await import("paychop");
  const file = join(folder, "orders.sqlite");
  const open = () => createSandbox({ port: 0, fast: true, store: file });
  const gateways = (sandbox) => {
    const { basicex, ubao } = sandbox.state().gateways;
    return {
      basicex: new Basicex(basicex.credentials, { baseUrl: basicex.baseUrl }),
      ubao: new Ubao(ubao.credentials, { baseUrl: ubao.baseUrl }),
    };
  };
  const send = async (request) => (await fetch(request.url, request)).text();

  const first = open();
  await first.listen();
  const own = gateways(first);
  await send(own.basicex.precreate(basicexOrder("S1")));
  const [order] = first.state().orders;
  await fetch(`${first.url}/_sandbox/orders/${order.id}/pay`, { method: "POST" });
  const callUrl = "http://127.0.0.1:9/notify";
  const { address } = JSON.parse(await send(own.ubao.createAddress({ chainType: 160, callUrl })));
  const kept = first.state().orders;
  await first.close();
  assert.ok(existsSync(file));

  const second = open();
  await second.listen();
  assert.deepEqual(second.state().orders, kept);
  assert.equal(second.state().orders[0].status, "paid");
  const again = gateways(second);
  const answer = again.basicex.parseResponse("query", await send(again.basicex.query({ merOrderNo: "S1" })));
  assert.equal(answer.outcome, "succeeded");
  const duplicate = again.basicex.parseResponse(
    "precreate",
    await send(again.basicex.precreate(basicexOrder("S1"))),
  );
  assert.equal(duplicate.ok, false);
  const deposit = JSON.stringify({ address, amount: "1", coinID: 1004 });
  const deposited = await fetch(`${second.url}/_sandbox/deposits`, { method: "POST", body: deposit });
  assert.equal(deposited.status, 201);
  await second.close();
});

test("what was not acknowledged is delivered after a restart, and what was is not", async () => {
  const { createSandbox } = await sandboxIn(withSqlite);
  const { Basicex } = await import("paychop");
  const answers = { no: "no", yes: "success" };
  const received = [];
  const merchant = createServer((req, res) => {
    received.push(req.url);
    res.end(answers[req.url.slice(1)]);
  }).listen(0, "127.0.0.1");
  await once(merchant, "listening");
  const store = join(folder, "deliveries.sqlite");
  // Once each, for the next attempt is 15 s later; the second sandbox is as patient, and goes on by the schedule.
  const first = createSandbox({ port: 0, store });
  await first.listen();
  const { baseUrl, credentials } = first.state().gateways.basicex;
  const gateway = new Basicex(credentials, { baseUrl });
  for (const answer of ["no", "yes"]) {
    const notifyUrl = `http://127.0.0.1:${merchant.address().port}/${answer}`;
    const request = gateway.precreate(basicexOrder(`R${answer}`, { notifyUrl }));
    await (await fetch(request.url, request)).text();
    const { id } = first.state().orders.at(-1);
    await fetch(`${first.url}/_sandbox/orders/${id}/pay`, { method: "POST" });
  }
  while (first.state().attempts.length < 2) await sleep(10);
  const due = Date.parse(first.state().attempts.find(({ next }) => next !== null).next);
  await first.close();
  assert.deepEqual(received.sort(), ["/no", "/yes"]);

  answers.no = "success";
  const { sqliteStore } = await import(
    pathToFileURL(join(withSqlite, "paychop/sandbox/store-sqlite.js")).href
  );
  // The wait would be long for a test: what is due is made due now.
  const file = await sqliteStore(store);
  const [kept, ...others] = file.all("delivery");
  assert.deepEqual(others, []);
  assert.deepEqual([kept.number, Math.abs(kept.due - due) < 1000], [2, true]);
  file.put("delivery", kept.id, { ...kept, due: Date.now() });
  file.close();
  const second = createSandbox({ port: 0, store });
  await second.listen();
  while (second.state().attempts.length < 1) await sleep(10);
  const [{ attempt, acked, merchantOrderId }] = second.state().attempts;
  assert.deepEqual([attempt, acked, merchantOrderId], [2, true, "Rno"]);
  await second.close();
  assert.equal(received.filter((url) => url === "/yes").length, 1);
  merchant.close();
});

test("both stores keep records in the same way", async () => {
  const { memoryStore } = await import(
    pathToFileURL(join(withSqlite, "paychop/sandbox/store-memory.js")).href
  );
  const { sqliteStore } = await import(
    pathToFileURL(join(withSqlite, "paychop/sandbox/store-sqlite.js")).href
  );
  for (const store of [memoryStore(), await sqliteStore(":memory:")]) {
    const record = { name: "a", nested: { list: [1, null] } };
    assert.equal(store.get("x", "a"), undefined);
    assert.deepEqual(store.all("x"), []);
    store.put("x", "a", record);
    store.put("y", "a", { other: true });
    store.put("x", "b", { name: "b" });
    record.nested.list.push("later");
    assert.deepEqual(store.get("x", "a"), { name: "a", nested: { list: [1, null] } });
    store.put("x", "a", { name: "changed" });
    assert.deepEqual(
      store.all("x"),
      [{ name: "changed" }, { name: "b" }],
      "in the order of their first coming",
    );
    store.remove("x", "a");
    assert.deepEqual(store.all("x"), [{ name: "b" }]);
    assert.deepEqual(store.get("y", "a"), { other: true });
    store.close();
  }
});

test("without better-sqlite3 the sandbox says what to install", async () => {
  const { createSandbox } = await sandboxIn(without);
  const sandbox = createSandbox({ port: 0, store: join(folder, "never.sqlite") });
  await assert.rejects(sandbox.listen(), /npm install better-sqlite3/);
  assert.equal(sandbox.url, undefined);
});

test("without a store, orders live as long as the sandbox", async (t) => {
  const { call, sandbox } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("S2"));
  assert.equal(sandbox.state().orders.length, 1);
  await sandbox.close();
  await sandbox.listen();
  assert.deepEqual(sandbox.state().orders, []);
});
