/** The sandbox keeps book of what a client can do. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createSandbox } from "paychop/sandbox";
import { basicexOrder, openSandbox } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "paychop-conformance-"));
after(() => rmSync(folder, { recursive: true }));

const rowOf = (state, gateway, operation) =>
  state().conformance.rows.find((row) => row.gateway === gateway && row.operation === operation);

/** As a client of another language sends it: the body only, changed where it is told. */
async function send(request, change = (body) => body) {
  return fetch(request.url, { ...request, body: change(request.body) });
}

test("every operation of every gateway is a row, and none has been tried", async (t) => {
  const { state, gateway } = await openSandbox(t);
  const { gateways, conformance } = state();
  const { file, rows } = conformance;
  assert.equal(file, null);
  for (const { gateway: id, operation, ...row } of rows) {
    assert.equal(typeof gateway(id)[operation], "function", `${id} ${operation}`);
    assert.deepEqual(row, { status: "untried", right: 0, wrong: 0, at: null, problem: null });
  }
  assert.deepEqual([...new Set(rows.map((row) => row.gateway))].sort(), Object.keys(gateways).sort());
});

test("a wrong request is noted with what was wrong, a right one ends that", async (t) => {
  const { state, gateway } = await openSandbox(t);
  const request = gateway("ubao").createAddress({ chainType: 160, callUrl: "https://shop.example/n" });
  await send(request, (body) => body.replace(/([?&"]?sign[="]+:?"?)./, "$1x"));
  const wrong = rowOf(state, "ubao", "createAddress");
  assert.deepEqual([wrong.status, wrong.right, wrong.wrong], ["wrong", 0, 1]);
  assert.equal(wrong.problem.code, "signature_mismatch");
  assert.ok(wrong.problem.findings.length > 0);

  await send(request);
  const right = rowOf(state, "ubao", "createAddress");
  assert.deepEqual([right.status, right.right, right.wrong, right.problem], ["right", 1, 1, null]);
});

test("a refusal of the business is no mistake of the client", async (t) => {
  const { state, call } = await openSandbox(t);
  assert.equal((await call("basicex", "query", { merOrderNo: "nobody's" })).ok, false);
  assert.equal(rowOf(state, "basicex", "query").status, "right");
});

test("a wrong request is known by its method, or by its path, or not at all", async (t) => {
  const { url, state, gateway } = await openSandbox(t);
  await send(gateway("basicex").precreate(basicexOrder("C1")), (body) => body.replace("18.37", "18.38"));
  await send(gateway("bibao").addUser({ UserName: "user01" }), (body) =>
    body.replace(/("key":".{6})./, "$1-"),
  );
  await fetch(`${url}/vpay/elsewhere`, { method: "POST", body: "{}" });
  assert.equal(rowOf(state, "basicex", "precreate").status, "wrong");
  assert.equal(rowOf(state, "bibao", "addUser").status, "wrong");
  assert.equal(rowOf(state, "vpay", null).problem.code, "unknown_operation");
});

test("what is sent from the demo page does not count", async (t) => {
  const { url, state, gateway } = await openSandbox(t);
  const request = gateway("ubao").coins();
  await fetch(request.url, { ...request, headers: { ...request.headers, origin: url } });
  assert.equal(rowOf(state, "ubao", "coins").status, "untried");
  await fetch(request.url, { ...request, headers: { ...request.headers, origin: "https://shop.example" } });
  assert.equal(rowOf(state, "ubao", "coins").status, "right");
});

test("the file keeps it over a restart", async (t) => {
  const conformance = join(folder, "client.json");
  const first = await openSandbox(t, { conformance });
  await first.call("ubao", "coins");
  await first.sandbox.close();
  const written = JSON.parse(readFileSync(conformance, "utf8"));
  assert.equal(written.rows.find(({ operation }) => operation === "coins").right, 1);

  const second = await openSandbox(t, { conformance });
  assert.equal(second.state().conformance.file, conformance);
  assert.equal(rowOf(second.state, "ubao", "coins").status, "right");
  await second.call("ubao", "coins");
  assert.equal(rowOf(second.state, "ubao", "coins").right, 2);
});

test("another file is not written over", async () => {
  const conformance = join(folder, "notes.json");
  for (const text of ["my notes", "{}", "[1]"]) {
    writeFileSync(conformance, text);
    await assert.rejects(createSandbox({ port: 0, conformance }).listen(), /not a file that --conformance/);
    assert.equal(readFileSync(conformance, "utf8"), text);
  }
});
