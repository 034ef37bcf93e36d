import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { openSandbox } from "./support.mjs";

const ORDER = { localOrderId: "V1", userCurrency: "USDT", quoteCurrency: "CNY", quoteAmount: "100" };

test("an order is created, shown, paid and told", async (t) => {
  const { call, press, until, order } = await openSandbox(t);
  const { data } = await call("vpay", "createFixedCustomRate", { ...ORDER, localUserId: "u1" });
  assert.equal(data.orderId, order("V1").id);
  assert.deepEqual(Object.keys(data.addresses), ["TRON", "BSC"]);
  const page = await (await fetch(data.paymentUrl)).text();
  assert.match(page, /13\.888888/);
  await press(data.orderId, "pay");
  const event = await until(({ merchant }) => merchant[0]);
  const { outcome, direction, amount, currency, merchantOrderId } = event;
  assert.deepEqual(
    { outcome, direction, amount, currency, merchantOrderId },
    { outcome: "succeeded", direction: "in", amount: "13.888888", currency: "USDT", merchantOrderId: "V1" },
  );
});

test("a failure is told in a status that is no success, an expiry not at all", async (t) => {
  const { call, press, until } = await openSandbox(t);
  const open = async (localOrderId) =>
    (await call("vpay", "createFixedCustomRate", { ...ORDER, localOrderId })).data.orderId;
  assert.equal((await press(await open("V3"), "expire")).status, "expired");
  await press(await open("V2"), "fail");
  const event = await until(({ merchant }) => merchant[0]);
  assert.deepEqual([event.outcome, event.merchantOrderId], ["info", "V2"]);
  const { attempts } = await until((state) => state.attempts.length > 0 && state);
  assert.equal(attempts.length, 1);
});

test("a number that was used, and a field that the gateway does not know, are refused", async (t) => {
  const { call, gateway, state } = await openSandbox(t);
  await call("vpay", "createFixedCustomRate", ORDER);
  assert.equal((await call("vpay", "createFixedCustomRate", ORDER)).ok, false);
  const { baseUrl, credentials } = state().gateways.vpay;
  const lax = new (gateway("vpay").constructor)(credentials, { baseUrl, strict: false });
  const request = lax.createFixedCustomRate({ ...ORDER, localOrderId: "V4", surprise: "1" });
  const answer = await (await fetch(request.url, request)).json();
  assert.equal(answer.success, false);
  assert.equal(state().requests.at(-1).violations[0].code, "unknown_field");
});

test("any other call of the family is taken when it is rightly signed", async (t) => {
  const { gateway } = await openSandbox(t);
  const request = gateway("vpay").call("/wallet-trade-merchant/v1/order/query", { orderId: "1" });
  assert.equal((await (await fetch(request.url, request)).json()).code, 0);
  const changed = { ...request, body: request.body.replace('"1"', '"2"') };
  assert.equal((await (await fetch(request.url, changed)).json()).code, 401);
});

test("a number signed with the zeros at its end is told so", async (t) => {
  const { state } = await openSandbox(t);
  const { baseUrl, credentials } = state().gateways.vpay;
  const send = async (amount) => {
    const text = `key=${credentials.key}&localOrderId=Z1&quoteAmount=${amount}&quoteCurrency=CNY&userCurrency=USDT`;
    const sign = createHash("md5").update(`${text}&secret=${credentials.secret}`).digest("hex");
    const path = "/wallet-trade-merchant/v1/receive/blockchain/fixed/custom/rate/create";
    const body = `{"key":"${credentials.key}","localOrderId":"Z1","userCurrency":"USDT","quoteCurrency":"CNY","quoteAmount":163.40,"sign":"${sign}"}`;
    await fetch(baseUrl + path, { method: "POST", headers: { "content-type": "application/json" }, body });
    return state().requests.at(-1);
  };
  const [{ code, fix }] = (await send("163.40")).findings;
  assert.equal(code, "trailing_zeros");
  assert.match(fix, /163\.4, not 163\.40/);
  assert.equal((await send("163.41")).findings[0].code, "secret_or_content_differs");
  assert.equal((await send("163.4")).ok, true);
});
