import assert from "node:assert/strict";
import { test } from "node:test";
import { openMerchant, openSandbox } from "./support.mjs";

const RETURN_URL = "https://shop.example.com/done";

async function open(t) {
  const opened = await openSandbox(t);
  const callbackUrl = opened.notifyUrl("lianhe");
  return {
    ...opened,
    payment: (mrn) => ({ amount: "100", callbackUrl, channelId: 2, mrn, returnUrl: RETURN_URL }),
    payout: (mrn, amount) => ({
      amount,
      bankName: "招商银行",
      accountName: "张三",
      accountNumber: "6222021234567890123",
      mrn,
      callbackUrl,
    }),
  };
}

test("a payment's address leads to its page; it is paid, called back and queried", async (t) => {
  const { call, payment, press, until, order } = await open(t);
  const created = await call("lianhe", "pay", payment("M1"));
  const page = await fetch(created.redirectUrl);
  assert.equal(page.url, order("M1").cashierUrl);
  assert.equal((await call("lianhe", "paymentQuery", { mrn: "M1" })).outcome, "pending");
  await press(order("M1").id, "pay");
  const event = await until(({ merchant }) => merchant[0]);
  assert.deepEqual(
    [event.kind, event.direction, event.amount, event.currency],
    ["payment", "in", "100.00", "CNY"],
  );
  assert.equal((await call("lianhe", "paymentQuery", { mrn: "M1" })).outcome, "succeeded");
});

test("a query with callback=true makes it come again, as the same event", async (t) => {
  const { call, payment, press, until, order } = await open(t);
  await call("lianhe", "pay", payment("M2"));
  await press(order("M2").id, "pay");
  await until(({ merchant }) => merchant[0]);
  await call("lianhe", "paymentQuery", { mrn: "M2", callback: true });
  const again = await until(({ merchant }) => merchant[1]);
  assert.equal(again.repeated, true);
});

test("the pay page's form opens the page; a failure is not called back", async (t) => {
  const { gateway, submit, payment, press, order, call, state } = await open(t);
  const page = await submit(gateway("lianhe").payPage(payment("M3")));
  assert.equal(page.url, order("M3").cashierUrl);
  await press(order("M3").id, "fail");
  assert.equal((await call("lianhe", "paymentQuery", { mrn: "M3" })).outcome, "failed");
  assert.equal(state().attempts.length, 0);
});

test("a payout is paid and told as money that went out", async (t) => {
  const { call, payout, press, until, order } = await open(t);
  assert.equal((await call("lianhe", "payout", payout("O1", "500"))).outcome, "pending");
  await press(order("O1").id, "succeed");
  const event = await until(({ merchant }) => merchant[0]);
  assert.deepEqual([event.kind, event.direction, event.amount], ["payout", "out", "500.00"]);
  assert.equal((await call("lianhe", "payoutQuery", { mrn: "O1" })).outcome, "succeeded");
});

test("what it refuses, it refuses in the gateway's own words", async (t) => {
  const { call, payout, gateway, state } = await open(t);
  await call("lianhe", "payout", payout("O2", "500"));
  const codes = [
    await call("lianhe", "payout", payout("O2", "500")),
    await call("lianhe", "payout", payout("O3", "999501")),
    await call("lianhe", "payoutQuery", { mrn: "O4" }),
  ].map(({ code }) => code);
  assert.deepEqual(codes, ["mrn_duplication", "insufficient_balance", "object_not_found"]);

  const request = gateway("lianhe").payout(payout("O5", "500"));
  const changed = { ...request, body: request.body.replace('"500.00"', '"501.00"') };
  assert.equal((await (await fetch(request.url, changed)).json()).error, "sign_error");
  assert.match(state().requests.at(-1).signString, /&amount=501.00&.*&key=<secretKey>$/);
  for (const body of ["null", "[", ""]) {
    assert.equal((await (await fetch(request.url, { ...request, body })).json()).error, "invalid_data");
  }
});

test("an acknowledgement is each of the three words that the gateway takes, and nothing else", async (t) => {
  for (const word of ["ok", "200", "success"]) {
    const merchant = await openMerchant(t, ({ number }) => ({ body: number === 1 ? "OK" : word }));
    const { call, payment, press, until, order, attempts } = await open(t);
    await call("lianhe", "pay", { ...payment("K1"), callbackUrl: merchant.url });
    await press(order("K1").id, "pay");
    await until(() => attempts(order("K1").id).some(({ acked }) => acked));
    const seen = attempts(order("K1").id).map(({ answer, acked }) => [answer, acked]);
    assert.deepEqual(seen, [
      ["OK", false],
      [word, true],
    ]);
  }
});

test("a payout that fails gives its money back", async (t) => {
  const { call, payout, press, order } = await open(t);
  await call("lianhe", "payout", payout("B1", "1000000"));
  assert.equal((await call("lianhe", "payout", payout("B2", "1"))).code, "insufficient_balance");
  await press(order("B1").id, "fail");
  assert.equal((await call("lianhe", "payout", payout("B3", "1"))).outcome, "pending");
});

test("the balance is what payouts have left", async (t) => {
  const { call, payout } = await open(t);
  await call("lianhe", "payout", payout("L1", "500"));
  const balance = await call("lianhe", "balance");
  assert.equal(balance.ok, true);
  assert.match(JSON.stringify(balance.data), /999500/);
});
