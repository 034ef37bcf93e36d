/** What was sent and answered, for whoever wants to look at it; and what can be done with an order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { basicexOrder, openMerchant, openSandbox, post } from "./support.mjs";

const MIB = 1 << 20;

async function exchange(url, topic, { id }) {
  const response = await fetch(`${url}/_sandbox/${topic}/${id}`);
  return { status: response.status, ...(await response.json()) };
}

test("an attempt can be looked at as it was sent and answered, and its body verifies", async (t) => {
  const merchant = await openMerchant(t, () => ({ headers: { "x-shop": "1" }, body: "no" }));
  const { url, gateway, call, order, press, until } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("X1", { notifyUrl: merchant.url }));
  await press(order("X1").id, "pay");
  const attempt = await until(({ attempts }) => attempts[0]);
  assert.equal(attempt.merchantOrderId, "X1");
  assert.ok(attempt.durationMs >= 0);
  const { request, response } = await exchange(url, "attempts", attempt);
  assert.equal(request.url, merchant.url);
  assert.equal(request.body, merchant.received[0].body);
  assert.equal(gateway("basicex").verify(request.body, { kind: "payment" }).merchantOrderId, "X1");
  assert.deepEqual([response.status, response.body, response.headers["x-shop"]], [200, "no", "1"]);
});

test("a request can be looked at, by the number that its answer carries", async (t) => {
  const { url, gateway, state } = await openSandbox(t);
  const request = gateway("basicex").query({ merOrderNo: "X2" });
  const answer = await fetch(request.url, request);
  const [entry] = state().requests;
  assert.equal(answer.headers.get("x-paychop-request"), entry.id);
  const seen = await exchange(url, "requests", entry);
  assert.deepEqual(
    [seen.request.method, seen.request.url, seen.request.body],
    ["POST", request.url, request.body],
  );
  assert.equal(seen.response.body, await answer.text());
});

test("nobody's answer is null, and what is forgotten is said to be", async (t) => {
  const { url, call, order, press, until } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("X3", { notifyUrl: "http://127.0.0.1:1/" }));
  await press(order("X3").id, "pay");
  const attempt = await until(({ attempts }) => attempts[0]);
  assert.equal((await exchange(url, "attempts", attempt)).response, null);
  const unknown = await exchange(url, "attempts", { id: "1-1" });
  assert.deepEqual([unknown.status, unknown.code], [404, "forgotten"]);
});

test("raw messages take a fixed amount of memory: the oldest are forgotten", async (t) => {
  const { url, state } = await openSandbox(t);
  const count = 200;
  for (let i = 0; i < count; i++) {
    await fetch(`${url}/vpay/nothing`, { method: "POST", body: "x".repeat(MIB / 16) });
  }
  const statuses = await Promise.all(
    state().requests.map(async (entry) => (await exchange(url, "requests", entry)).status),
  );
  const kept = statuses.filter((status) => status === 200).length;
  assert.ok(kept > 100 && kept < 130, `${kept} of ${count} are kept`);
  assert.deepEqual(statuses.slice(0, 10), Array(10).fill(404));
  assert.equal(statuses.at(-1), 200);
});

test("a duplicate number is refused with the field that has to change", async (t) => {
  const { call, state } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("X4"));
  await call("basicex", "precreate", basicexOrder("X4"));
  const { code, field, merchantOrderId, operation } = state().requests.at(-1);
  assert.deepEqual(
    { code, field, merchantOrderId, operation },
    { code: "duplicate_order", field: "merOrderNo", merchantOrderId: "X4", operation: "precreate" },
  );
});

test("a payment can be paid, a payout can succeed, and nothing can be done with what has ended", async (t) => {
  const { call, order, press } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("X5"));
  const payout = { targetType: "EMAIL", target: "a@example.com" };
  await call("basicex", "agentpay", { ...basicexOrder("X6"), ...payout });
  assert.deepEqual(order("X5").actions, ["pay", "fail", "expire"]);
  assert.deepEqual(order("X6").actions, ["succeed", "fail"]);
  for (const action of ["pay", "expire"]) {
    assert.equal((await press(order("X6").id, action)).code, "not_offered");
  }
  await press(order("X6").id, "succeed");
  assert.deepEqual([order("X6").status, order("X6").actions], ["paid", []]);
});

test("what has happened can be forgotten, orders cannot", async (t) => {
  const { url, call, state } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("X7"));
  const [{ id }] = state().requests;
  assert.equal((await post(`${url}/_sandbox/clear`)).status, 200);
  assert.deepEqual([state().requests, state().attempts, state().merchant], [[], [], []]);
  assert.equal(state().orders.length, 1);
  assert.equal((await fetch(`${url}/_sandbox/requests/${id}`)).status, 404);
});
