import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { openMerchant, openSandbox, post } from "./support.mjs";

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

test("a user without name or address is refused, one without orders is shown that there are none", async (t) => {
  const { call, login } = await open(t);
  assert.equal(
    (await call("bibao", "addUser", { UserName: "user01" })).ok,
    true,
    "clients add a user each time",
  );
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
  const { call, login, order, attempts } = await open(t, { notifyUrls: { bibao: merchant.url } });
  await fetch((await login("N8", 1)).redirectUrl);
  assert.equal(order("N8").status, "failed");
  const [{ data: told }] = order("N8").notes;
  const { data: asked } = await call("bibao", "orderDetail", { UserName: "user01", OrderNum: "N8" });
  assert.deepEqual(
    [told.State1, asked.State1],
    ["9", "9"],
    "the question has the answer of the notification",
  );
  assert.equal(attempts(order("N8").id)[0].acked, false);
});

test("an answer's sign counts in either case; one without a signed field does not", async (t) => {
  const keyB = (await openSandbox(t)).state().gateways.bibao.credentials.keyB;
  const sign = (fields) =>
    createHash("md5")
      .update(`${Object.values(fields).join("")}${keyB}`)
      .digest("hex");
  const { SubBranch: _, ...without } = BANK;
  for (const [number, fields, status] of [
    ["N9", { ...BANK, Sign: sign(BANK) }, "waiting"],
    ["N10", { ...BANK, Sign: sign(BANK).toUpperCase() }, "waiting"],
    ["N11", { ...without, Sign: sign(without) }, "failed"],
  ]) {
    const merchant = await openMerchant(t, () => ({
      body: JSON.stringify({ Success: true, Code: 1, ...fields }),
    }));
    const { login, order } = await open(t, { notifyUrls: { bibao: merchant.url } });
    await fetch((await login(number, 1)).redirectUrl);
    assert.equal(order(number).status, status, number);
  }
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
    (await call("bibao", "getBalance", { UserType: 1, UserName: "user01" })).data[0].Balance;
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

test("requests are taken in every shape in which clients send them", async (t) => {
  const { gateway, state } = await openSandbox(t);
  const { url, body } = gateway("bibao").addUser({ UserName: "user02" });
  const { param, key } = JSON.parse(body);
  const lower = param.toLowerCase();
  const form = (fields) => ({ method: "POST", body: new URLSearchParams(fields) });
  const json = (fields) => ({ method: "POST", body: JSON.stringify(fields) });
  for (const [address, init] of [
    [`${url}?${new URLSearchParams({ param, Key: key })}`, { method: "GET" }],
    [url, form({ param, key })],
    [url, form({ param: lower, Key: key })],
    [url, json({ param, Key: key })],
    [url.replace("AddUser", "addUser"), json({ param: lower, key })],
  ]) {
    const answer = await (await fetch(address, init)).json();
    assert.deepEqual([answer.Success, answer.Code], [true, 1], `${init.method} ${address} ${init.body}`);
    assert.equal(state().requests.at(-1).operation, "addUser");
  }
});

test("addresses and balances come in the shapes that clients read", async (t) => {
  const { call } = await open(t);
  const { data } = await call("bibao", "getAddress", { UserType: 1, UserName: "user01", CoinCode: "DC" });
  assert.equal(data.CoinCode, "DC");
  assert.match(data.Address, /^T/);
  const balance = await call("bibao", "getBalance", { UserType: 1, UserName: "user01" });
  assert.deepEqual(balance.data, [{ CoinCode: "DC", Balance: "1000000", FrozenAmount: "0" }]);
  await call("bibao", "getAddress", { UserType: 2, UserName: "", CoinCode: "USDX" });
  const own = await call("bibao", "getBalance", { UserType: 2, UserName: "" });
  assert.deepEqual(
    own.data.map(({ CoinCode }) => CoinCode),
    ["USDX"],
  );
});

test("each kind of callback has its name behind the merchant's address", async (t) => {
  const merchant = await openMerchant(t, () => ({ body: JSON.stringify({ Success: true, Code: 1 }) }));
  const { login, order, attempts, until } = await open(t, {
    notifyUrls: { bibao: `${merchant.url}/?shop=1` },
  });
  await fetch((await login("U1", 2, { Amount: "5" })).redirectUrl);
  await until(() => attempts(order("U1").id).length === 2);
  const urls = attempts(order("U1").id).map(({ url }) => url);
  assert.equal(urls[0], `${merchant.url}/otcQuery?shop=1`, "a question");
  assert.equal(urls.at(-1), `${merchant.url}/otc?shop=1`, "it was not answered, so the sale has failed");
});

test("a user's deposit sends three notices to the merchant's address itself; Type 4 is the one to credit", async (t) => {
  const { url, call, until, attempts, notifyUrl } = await open(t);
  const { data } = await call("bibao", "getAddress", { UserType: 1, UserName: "user01", CoinCode: "DC" });
  const deposit = { gateway: "bibao", address: data.Address, amount: "12.5" };
  const response = await post(`${url}/_sandbox/deposits`, deposit);
  assert.equal(response.status, 201);
  const { id, notes } = await response.json();
  assert.deepEqual(
    notes.map(({ data }) => data.Type),
    ["4", "6", "1"],
  );
  await until(() => attempts(id).filter(({ acked }) => acked).length === 3);
  for (const attempt of attempts(id)) assert.equal(attempt.url, notifyUrl("bibao"));
  const [{ Balance }] = (await call("bibao", "getBalance", { UserType: 1, UserName: "user01" })).data;
  assert.equal(Balance, "1000012.5");
});

test("a withdrawal that ends is told in a notice of its own type", async (t) => {
  const { call, order, press, until, attempts } = await open(t);
  const withdrawal = { CoinCode: "DC", CoinAddress: "T1", Amount: "3" };
  await call("bibao", "withdrawMoneyUser", { UserName: "user01", OrderNo: "Y1", ...withdrawal });
  await call("bibao", "withdrawMoneyMerchant", { OrderNo: "Y2", ...withdrawal });
  for (const [number, action, Type, State] of [
    ["Y1", "succeed", "5", "4"],
    ["Y2", "fail", "2", "5"],
  ]) {
    await press(order(number).id, action);
    const [note] = order(number).notes;
    assert.deepEqual([note.kind, note.data.Type, note.data.State], ["notice", Type, State]);
    await until(() => attempts(order(number).id).some(({ acked }) => acked));
  }
});

test("an order without an amount has one that the user may change", async (t) => {
  const { login, order } = await open(t);
  await login("Z1", 1);
  assert.deepEqual([order("Z1").amount, order("Z1").amountOpen], ["100", true]);
  await login("Z2", 1, { Amount: "7" });
  assert.deepEqual([order("Z2").amount, order("Z2").amountOpen], ["7", false]);
});
