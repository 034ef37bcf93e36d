import assert from "node:assert/strict";
import { test } from "node:test";
import { openMerchant, openSandbox } from "./support.mjs";

const BANK = { Account: "6222021234567890123", Bank: "招商银行", RealName: "张三", SubBranch: "深圳分行" };

async function open(t, options) {
  const opened = await openSandbox(t, options);
  const { call } = opened;
  await call("bibao", "addUser", { UserName: "user01" });
  await call("bibao", "getAddress", { UserType: 1, UserName: "user01", CoinCode: "DC" });
  const login = (OrderNum, Type, more) =>
    call("bibao", "login", { UserName: "user01", Type, Coin: "DC", OrderNum, ...more });
  return { ...opened, login };
}

/** A merchant of the test's own, that answers Bibao's questions as it is told. */
async function openWithMerchant(t, answers) {
  let gateway;
  const merchant = await openMerchant(t, ({ headers, body }) => {
    const notification = gateway.verify(body, { contentType: headers["content-type"] });
    const answer = answers[notification.kind];
    return answer === undefined ? gateway.ack(notification) : gateway.reply(notification, answer);
  });
  const opened = await open(t, { notifyUrls: { bibao: merchant.url } });
  gateway = opened.gateway("bibao");
  return { ...opened, received: merchant.received };
}

test("a user buys: the merchant is asked, then told of each state", async (t) => {
  const { login, press, until, order, call } = await open(t);
  const { redirectUrl } = await login("N1", 1, { Amount: "100" });
  const page = await fetch(redirectUrl);
  assert.equal(page.url, order("N1").cashierUrl);
  assert.match(await page.text(), /getBankCard/);
  await press(order("N1").id, "pay");
  const done = await until(({ merchant }) => merchant.find(({ outcome }) => outcome === "succeeded"));
  assert.deepEqual([done.kind, done.direction, done.amount, done.currency], ["otc", "in", "100", "DC"]);
  const { merchant } = await until((state) => state.merchant.length === 3 && state);
  assert.deepEqual(
    merchant.map(({ kind, outcome }) => `${kind} ${outcome}`),
    ["getBankCard info", "otc pending", "otc succeeded"],
  );
  assert.equal(
    (await call("bibao", "orderDetail", { UserName: "user01", OrderNum: "N1" })).outcome,
    "succeeded",
  );
});

test("a sale that succeeds goes out and must not be credited", async (t) => {
  const { login, press, until, order } = await open(t);
  await fetch((await login("N2", 2, { Amount: "5" })).redirectUrl);
  const asked = order("N2").data.questions.map(({ kind, ok }) => `${kind} ${ok}`);
  assert.deepEqual(asked, ["otcQuery true", "getBankCard true", "otcVerify true"]);
  await press(order("N2").id, "pay");
  const done = await until(({ merchant }) => merchant.find(({ outcome }) => outcome === "succeeded"));
  assert.equal(done.direction, "out");
});

test("the login's link works once", async (t) => {
  const { login } = await open(t);
  const { redirectUrl } = await login("N3", 1);
  assert.equal((await fetch(redirectUrl)).status, 200);
  assert.equal((await fetch(redirectUrl)).status, 400);
});

test("the user chooses the amount where the merchant has not", async (t) => {
  const { login, press, order } = await open(t);
  await fetch((await login("N4", 1)).redirectUrl);
  assert.equal((await press(order("N4").id, "pay", { amount: "none" })).code, "invalid_amount");
  assert.equal((await press(order("N4").id, "pay", { amount: "12.5" })).amount, "12.5");
});

test("a user without name, address or orders: refused, refused, and shown that there is nothing", async (t) => {
  const { call, login } = await open(t);
  assert.equal((await call("bibao", "addUser", { UserName: "user01" })).ok, false);
  const stranger = { UserName: "stranger", Type: 1, OrderNum: "N5" };
  assert.equal((await call("bibao", "login", stranger)).ok, false);
  await call("bibao", "addUser", { UserName: "stranger" });
  assert.equal((await call("bibao", "login", stranger)).ok, false, "it has no address");
  const page = await fetch((await login("N6", 0)).redirectUrl);
  assert.match(await page.text(), /There are none yet/);
});

test("a sale waits for the merchant's approval where its answer says so", async (t) => {
  const answers = {
    otcQuery: { Coin: "DC", CoinAmount: "50" },
    getBankCard: BANK,
    otcVerify: { ...BANK, Status: 0 },
  };
  const { login, press, order, call, until } = await openWithMerchant(t, answers);
  await fetch((await login("N7", 2, { Amount: "5" })).redirectUrl);
  const { id } = order("N7");
  assert.equal((await press(id, "pay")).code, "in_review");
  const approval = { UserName: "user01", Coin: "DC", OrderNum: "N7", CoinAmount: "5" };
  assert.equal((await call("bibao", "approveSell", { ...approval, Code: 1 })).ok, true);
  assert.equal(
    (await call("bibao", "approveSell", { ...approval, Code: 1 })).ok,
    false,
    "it is approved already",
  );
  assert.equal((await press(id, "pay")).status, "paid");
  await until(() => order("N7").notes.length === 3);
  const states = order("N7").notes.map(({ data }) => `${data.State1}/${data.State2}`);
  assert.deepEqual(states, ["10/1", "0/1", "2/2"]);
});

test("an answer that is not rightly signed ends the trade", async (t) => {
  const merchant = await openMerchant(t, () => ({
    body: JSON.stringify({ Success: true, Code: 1, ...BANK, Sign: "0" }),
  }));
  const { login, order, attempts } = await open(t, { notifyUrls: { bibao: merchant.url } });
  await fetch((await login("N8", 1)).redirectUrl);
  assert.equal(order("N8").status, "failed");
  assert.equal(attempts(order("N8").id)[0].acked, false);
});

test("withdrawals are taken from the wallet", async (t) => {
  const { call, order, press } = await open(t);
  const withdraw = (OrderNo, Amount) =>
    call("bibao", "withdrawMoneyUser", {
      UserName: "user01",
      OrderNo,
      CoinCode: "DC",
      CoinAddress: "T1",
      Amount,
    });
  const balance = async () =>
    (await call("bibao", "getBalance", { UserType: 1, UserName: "user01" })).data.DC;
  const before = Number(await balance());
  assert.equal((await withdraw("X1", "3")).ok, true);
  assert.equal((await withdraw("X1", "3")).ok, false, "the number has been used");
  assert.equal((await withdraw("X2", before)).ok, false, "there is not so much");
  assert.equal(Number(await balance()), before - 3);
  await press(order("X1").id, "fail");
  assert.equal(Number(await balance()), before);
  assert.equal((await call("bibao", "queryStatus", { OrderNo: "X1" })).data.Status, "failed");
});

test("a request of another desKey or of another key is refused", async (t) => {
  const { gateway, state } = await open(t);
  const { baseUrl, credentials } = state().gateways.bibao;
  const Bibao = gateway("bibao").constructor;
  for (const [change, code] of [
    [{ desKey: "another8" }, "malformed_body"],
    [{ keyB: "another" }, "signature_mismatch"],
  ]) {
    const request = new Bibao({ ...credentials, ...change }, { baseUrl }).addUser({ UserName: "user02" });
    assert.equal((await (await fetch(request.url, request)).json()).Success, false);
    assert.equal(state().requests.at(-1).code, code);
  }
});
