/** Every form of the demo page, as it is prefilled, is accepted in any order, or its refusal says what to do first. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { internal, openSandbox, pageFolder } from "./support.mjs";

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

/** The two that need something first: an order that is paid, and a sale that is not approved yet. They say so. */
const FIRST = { refund: /only what is paid/, approveSell: /does not wait for approval/ };

/** By gateway: what is refused, where the last order is not paid and the sale is approved already. */
const ORDERS = {
  "in the order of the list": { arranged: (all) => all, refused: { basicex: ["refund"] } },
  "in the opposite order": { arranged: (all) => all.toReversed(), refused: {} },
  twice: {
    arranged: (all) => all.flatMap((one) => [one, one]),
    refused: { basicex: ["refund", "refund"], bibao: ["approveSell"] },
  },
};

for (const table of catalog) {
  for (const [name, { arranged, refused }] of Object.entries(ORDERS)) {
    test(`${table.name}'s forms ${name}: accepted, or told what to do first`, async (t) => {
      const sandbox = await openSandbox(t);
      const account = { gateway: table, notifyUrl: sandbox.notifyUrl(table.id) };
      const found = [];
      for (const operation of arranged(table.operations)) {
        const values = initialValues(account, operation);
        const entry = await send(sandbox, table, operation, values);
        if (entry.ok) {
          rememberNumbers(account, operation, values);
        } else {
          found.push(operation.name);
          assert.match(entry.message, FIRST[operation.name] ?? /^$/, `${operation.name}: ${entry.message}`);
        }
      }
      assert.deepEqual(found, refused[table.id] ?? []);
    });
  }
}

test("a request for data that the demo merchant could not answer is an error with its name", async () => {
  const { requireAnswers } = await internal("merchant.js");
  const asks = { kinds: [{ name: "unheardOf", reply: [{}] }] };
  assert.throws(() => requireAnswers({ id: "sixth" }, asks), /gateways\/sixth.js has no answer to unheardOf/);
});

test("every field with an order number is one of its gateway's", () => {
  for (const { id, orderNumbers: known, operations } of catalog) {
    assert.ok(known.length > 0, id);
    const names = new Set(operations.flatMap(({ fields }) => fields.map(({ name }) => name)));
    for (const name of known) assert.ok(names.has(name), `${id} has no field ${name}`);
  }
});

test("an operation about an earlier order has its number, and so have those that make such orders", () => {
  for (const { id, orderNumbers, operations } of catalog) {
    const has = (operation, name) => operation?.fields.some((field) => field.name === name);
    for (const operation of operations.filter(({ about }) => about !== null)) {
      const { field, madeBy } = operation.about;
      assert.ok(orderNumbers.includes(field), `${id} ${operation.name}`);
      for (const name of [operation.name, ...madeBy]) {
        const named = operations.find((one) => one.name === name);
        assert.ok(has(named, field), `${id} ${operation.name}: ${name} has no ${field}`);
      }
    }
  }
});

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
