/** Every form of the demo page, as it is prefilled, is accepted by a new sandbox, or its refusal says what to do first. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { openSandbox, pageFolder } from "./support.mjs";

const www = pageFolder();
const catalog = JSON.parse(readFileSync(join(www, "catalog.json"), "utf8"));

/** The page's own code makes the values; it asks the browser where it is. */
globalThis.location = { origin: "http://127.0.0.1:4870" };
const { initialValues, rememberNumbers } = await import(pathToFileURL(join(www, "js/sign/samples.js")).href);

/** Sends a form as the page does, and gives what the sandbox noted of it. */
async function send({ gateway, state }, { id }, operation, values) {
  const own = gateway(id);
  const request = operation.open
    ? own[operation.name](`${operation.path}order/query`, values)
    : own[operation.name](operation.fields.length > 0 ? values : undefined);
  const { url, method, headers, body, fields } = request;
  const init = fields ? { method, body: new URLSearchParams(fields) } : { method, headers, body };
  await (await fetch(url, { ...init, redirect: "manual" })).text();
  return state().requests.at(-1);
}

for (const table of catalog) {
  for (const operation of table.operations) {
    test(`${table.name}'s ${operation.name}, first of all`, async (t) => {
      const sandbox = await openSandbox(t);
      const account = { gateway: table, notifyUrl: sandbox.notifyUrl(table.id) };
      const entry = await send(sandbox, table, operation, initialValues(account, operation));
      assert.deepEqual(
        [entry.operation, entry.ok, entry.code, entry.message],
        [operation.name, true, undefined, undefined],
      );
    });
  }
}

/** A refusal that helps names what has to be done. */
const SAYS_WHAT_TO_DO = /: |before|only what is paid/;

for (const table of catalog) {
  test(`${table.name}'s forms one after the other, as a visitor tries them: accepted, or told what to do first`, async (t) => {
    const sandbox = await openSandbox(t);
    const account = { gateway: table, notifyUrl: sandbox.notifyUrl(table.id) };
    for (const operation of table.operations) {
      const values = initialValues(account, operation);
      const entry = await send(sandbox, table, operation, values);
      assert.ok(
        entry.ok || SAYS_WHAT_TO_DO.test(entry.message),
        `${operation.name}: ${entry.code} ${entry.message}`,
      );
      rememberNumbers(account, values);
    }
  });
}

test("what the samples are there for can be done: refunded, approved, pooled and paid out", async (t) => {
  const sandbox = await openSandbox(t);
  const { press, state, until } = sandbox;
  for (const [id, name] of [
    ["basicex", "refund"],
    ["bibao", "approveSell"],
    ["ubao", "pooling"],
    ["ubao", "withdraw"],
  ]) {
    const table = catalog.find((one) => one.id === id);
    const operation = table.operations.find((one) => one.name === name);
    const account = { gateway: table, notifyUrl: sandbox.notifyUrl(id) };
    const entry = await send(sandbox, table, operation, initialValues(account, operation));
    assert.ok(entry.ok, `${name}: ${entry.message}`);
  }
  const last = state().orders.at(-1);
  assert.equal(last.operation, "withdraw");
  await press(last.id, "succeed");
  const told = await until(({ merchant }) => merchant.find(({ kind }) => kind === "transfer"));
  assert.equal(told.outcome, "succeeded");
  const samples = state().orders.filter(({ sample }) => sample);
  assert.deepEqual(
    samples.map(({ operation }) => operation),
    ["precreate", "sell"],
  );
});
