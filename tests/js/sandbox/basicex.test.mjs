import assert from "node:assert/strict";
import { test } from "node:test";
import { basicexOrder, openSandbox } from "./support.mjs";

const START = "2023-03-31 22:03:53";

test("a cashier order is shown, paid, told to the merchant and queried", async (t) => {
  const { gateway, submit, order, press, until, call } = await openSandbox(t);
  const page = await submit(gateway("basicex").cashier(basicexOrder("C1")));
  assert.equal(page.status, 200);
  const opened = order("C1");
  assert.equal(page.url, opened.cashierUrl);
  assert.equal((await call("basicex", "query", { merOrderNo: "C1" })).outcome, "pending");

  assert.equal((await press(opened.id, "pay")).status, "paid");
  const event = await until(({ merchant }) => merchant.find((event) => event.merchantOrderId === "C1"));
  const { kind, outcome, direction, amount, currency } = event;
  assert.deepEqual(
    { kind, outcome, direction, amount, currency },
    { kind: "payment", outcome: "succeeded", direction: "in", amount: "18.37", currency: "USDT" },
  );
  const answer = await call("basicex", "query", { orderNo: opened.id });
  assert.deepEqual([answer.ok, answer.verified, answer.outcome], [true, true, "succeeded"]);
  assert.match(answer.data.tradeFinishTime, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

for (const [action, outcome] of [
  ["fail", "failed"],
  ["expire", "failed"],
]) {
  test(`an order that is made to ${action} is told and queried as ${outcome}`, async (t) => {
    const { call, order, press, until } = await openSandbox(t);
    const precreated = await call("basicex", "precreate", { ...basicexOrder("P1"), network: "TRC20" });
    assert.equal(precreated.data.codeUrl, order("P1").cashierUrl);
    await press(order("P1").id, action);
    const event = await until(({ merchant }) => merchant[0]);
    assert.equal(event.outcome, outcome);
    assert.equal((await call("basicex", "query", { merOrderNo: "P1" })).outcome, outcome);
  });
}

test("an order ends once", async (t) => {
  const { call, order, press } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("P2"));
  await press(order("P2").id, "expire");
  const second = await press(order("P2").id, "pay");
  assert.equal(second.code, "settled");
  assert.equal(order("P2").status, "expired");
});

test("what was paid can be refunded, and no more than that", async (t) => {
  const { call, order, press } = await openSandbox(t);
  const refund = (merRefundOrderNo, refundAmount) =>
    call("basicex", "refund", {
      merOrderNo: "R1",
      merRefundOrderNo,
      refundAmount,
      refundReason: "退货",
      tradeStartTime: START,
    });
  await call("basicex", "precreate", basicexOrder("R1"));
  assert.equal((await refund("B0", "1")).ok, false, "it is not paid yet");
  await press(order("R1").id, "pay");
  assert.equal((await refund("B1", "10.37")).outcome, "pending");
  assert.equal((await refund("B1", "1")).ok, false, "the number has been used");
  const tooMuch = await refund("B2", "8.01");
  assert.deepEqual([tooMuch.ok, tooMuch.verified], [false, true]);
  assert.equal((await refund("B3", "8")).ok, true);
  assert.equal((await refund("B4", "0.01")).ok, false, "nothing is left");
  await press(order("B3").id, "fail");
  assert.equal((await refund("B4", "8")).ok, true, "a refund that failed can be made again");
  await press(order("B1").id, "succeed");
  const query = await call("basicex", "refundQuery", { merRefundOrderNo: "B1" });
  assert.deepEqual([query.outcome, query.data.refundAmount], ["succeeded", "10.37"]);
});

test("a payout is told as one: it went out", async (t) => {
  const { call, order, press, until } = await openSandbox(t);
  const payout = { targetType: "EMAIL", target: "a@example.com", description: "工资" };
  const taken = await call("basicex", "agentpay", { ...basicexOrder("A1"), ...payout });
  assert.equal(taken.outcome, "pending");
  await press(order("A1").id, "succeed");
  const event = await until(({ merchant }) => merchant[0]);
  assert.deepEqual([event.kind, event.direction, event.outcome], ["agentpay", "out", "succeeded"]);
  const query = await call("basicex", "agentpayQuery", { merOrderNo: "A1" });
  assert.deepEqual([query.outcome, query.data.target], ["succeeded", "a@example.com"]);
});

test("a rate is quoted", async (t) => {
  const { call } = await openSandbox(t);
  const { data } = await call("basicex", "exchangeRate", { source: "USDT", target: "CNY" });
  assert.equal(data.rate, "7.2");
});

test("a number that was used, an order that is not there and a changed request are refused", async (t) => {
  const { call, gateway, state } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("D1"));
  assert.equal((await call("basicex", "precreate", basicexOrder("D1"))).ok, false);
  assert.equal((await call("basicex", "query", { merOrderNo: "no" })).ok, false);

  const request = gateway("basicex").query({ merOrderNo: "D1" });
  const body = request.body.replace("D1", "D2");
  const answer = gateway("basicex").parseResponse(
    "query",
    await (await fetch(request.url, { ...request, body })).text(),
  );
  assert.deepEqual(
    [answer.ok, answer.verified],
    [false, false],
    "what may come from anybody is answered unsigned",
  );
  const seen = state().requests.at(-1);
  assert.equal(seen.code, "signature_mismatch");
  assert.equal(seen.findings.length, 1);
});

test("a request that is signed with swapped secrets is told so", async (t) => {
  const { gateway, state } = await openSandbox(t);
  const { baseUrl, credentials } = state().gateways.basicex;
  const { merNo, apiKey, secretKey } = credentials;
  const Basicex = gateway("basicex").constructor;
  const swapped = new Basicex({ merNo, apiKey: secretKey, secretKey: apiKey }, { baseUrl });
  const request = swapped.query({ merOrderNo: "S2" });
  await fetch(request.url, request);
  assert.equal(state().requests[0].findings[0].code, "secrets_swapped");
});

test("a cashier form that was tampered with gets a page that says so", async (t) => {
  const { gateway, submit } = await openSandbox(t);
  const form = gateway("basicex").cashier(basicexOrder("T1"));
  const page = await submit({ ...form, fields: { data: form.fields.data.replace("18.37", "0.01") } });
  assert.equal(page.status, 400);
  assert.match(await page.text(), /signature_mismatch/);
});

test("every request is noted with its sign string, its secrets masked", async (t) => {
  const requests = [];
  const { call, state } = await openSandbox(t, { onRequest: (request) => requests.push(request) });
  await call("basicex", "query", { merOrderNo: "S1" });
  const [request] = requests;
  assert.deepEqual(state().requests, requests);
  assert.match(request.signString, /^bizConent=\{"merOrderNo":"S1"\}&merNo=/);
  assert.ok(!request.signString.includes(state().gateways.basicex.credentials.apiKey));
});
