import assert from "node:assert/strict";
import { test } from "node:test";
import { notification } from "paychop/testing";
import { internal, openSandbox, post } from "./support.mjs";

const TRON = 160;
const USDT_ON_TRON = 1004;
const TO = "TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt";

async function open(t) {
  const opened = await openSandbox(t);
  const { call, url } = opened;
  const callUrl = opened.notifyUrl("ubao");
  return {
    ...opened,
    createAddress: async (type) =>
      (await call("ubao", "createAddress", { chainType: TRON, callUrl, ...(type !== undefined && { type }) }))
        .data.address,
    deposit: (address, amount, coinID = USDT_ON_TRON) =>
      post(`${url}/_sandbox/deposits`, { address, amount, coinID, chainType: TRON }),
  };
}

test("a deposit comes as a recharge and a balance, in the coin's own units", async (t) => {
  const { createAddress, deposit, until } = await open(t);
  const response = await deposit(await createAddress(), "0.09826");
  assert.equal(response.status, 201);
  const events = await until(({ merchant }) => merchant.length === 2 && merchant);
  const recharge = events.find(({ kind }) => kind === "recharge");
  const { direction, outcome, amount, currency } = recharge;
  assert.deepEqual(
    { direction, outcome, amount, currency },
    { direction: "in", outcome: "succeeded", amount: "0.09826", currency: "USDT" },
  );
  assert.equal(events.find(({ kind }) => kind === "balance").amount, "0.09826");
  const { notes } = await response.json();
  assert.equal(notes[0].data.amount, "98260");
});

test("coins are pooled, withdrawn, and come back when the withdrawal fails", async (t) => {
  const { call, createAddress, deposit, order, press, until } = await open(t);
  const from = await createAddress(2);
  const receiving = await createAddress();
  await deposit(receiving, "12.5");
  assert.equal((await call("ubao", "pooling", { coinID: USDT_ON_TRON, address: receiving })).ok, true);
  assert.equal(
    (await call("ubao", "pooling", { coinID: USDT_ON_TRON, address: receiving })).ok,
    false,
    "it is empty",
  );
  const withdraw = (order_sn, amount, more) =>
    call("ubao", "withdraw", {
      from,
      to: TO,
      amount,
      coinID: USDT_ON_TRON,
      chainType: TRON,
      order_sn,
      ...more,
    });

  assert.equal((await withdraw("W0", "12.6")).ok, false, "there is not so much");
  assert.equal((await withdraw("W0", "1", { from: receiving })).ok, false, "it is no pooling wallet");
  assert.equal((await withdraw("W0", "0.0000001")).ok, false, "the coin has six decimals");
  assert.equal((await withdraw("W1", "12.5")).ok, true);
  assert.equal((await withdraw("W2", "1")).ok, false, "it is spent");
  await press(order("W1").id, "fail");
  const failed = await until(({ merchant }) => merchant.find(({ kind }) => kind === "transfer"));
  assert.deepEqual([failed.outcome, failed.direction, failed.merchantOrderId], ["failed", "out", "W1"]);
  assert.equal((await withdraw("W2", "1")).ok, true, "it came back");
  await press(order("W2").id, "succeed");
  const paid = await until(({ merchant }) =>
    merchant.find(({ merchantOrderId }) => merchantOrderId === "W2"),
  );
  assert.deepEqual([paid.outcome, paid.amount], ["succeeded", "1"]);
});

test("a pooling wallet is not pooled to itself, and its coins stay when it is watched", async (t) => {
  const { call, createAddress, deposit, notifyUrl } = await open(t);
  const pool = await createAddress(2);
  await deposit(pool, "100");
  assert.equal((await call("ubao", "pooling", { coinID: USDT_ON_TRON, address: pool })).ok, false);
  const watched = { chainType: TRON, address: pool, callUrl: notifyUrl("ubao") };
  assert.equal((await call("ubao", "addAddress", watched)).ok, true);
  const withdraw = (order_sn, amount) =>
    call("ubao", "withdraw", {
      from: pool,
      to: TO,
      amount,
      coinID: USDT_ON_TRON,
      chainType: TRON,
      order_sn,
    });
  assert.equal((await withdraw("S0", "100.000001")).ok, false, "there is not so much");
  assert.equal((await withdraw("S1", "100")).ok, true);
});

test("addresses are checked, watched and owned", async (t) => {
  const { call, createAddress, notifyUrl } = await open(t);
  const own = await createAddress();
  const check = (address) => call("ubao", "checkAddress", { chainType: TRON, address });
  assert.equal((await check(own)).ok, true);
  assert.equal((await check("0xdac17f958d2ee523a2206206994597c13d831ec7")).ok, false);
  const watched = { chainType: TRON, address: TO, callUrl: notifyUrl("ubao") };
  assert.equal((await call("ubao", "addAddress", watched)).ok, true);
  const owns = async (address) =>
    (await call("ubao", "verifyOwnership", { address, message: "m", sign: "s", chainType: TRON })).data
      .result;
  assert.deepEqual([await owns(own), await owns(TO)], [true, false]);
});

test("the coins are listed as JSON in a text, as the gateway has it", async (t) => {
  const { call, gateway } = await open(t);
  const { data } = await call("ubao", "coins");
  assert.equal(data.coins.length, 11);
  const request = gateway("ubao").coins();
  assert.equal(typeof (await (await fetch(request.url, request)).json()).coins, "string");
});

test("the coins are those that the core takes for a match, and no others", async (t) => {
  const own = (await open(t)).gateway("ubao");
  const { CHAINS, COINS } = await internal("gateways/coins.js");
  const matches = (coinID, chainType, coinType) => {
    const { body, headers } = notification(own, "recharge", { coinID, chainType, coinType });
    return own.verify(body, { contentType: headers["content-type"] }).coinMatches;
  };
  const keyOf = (...parts) => parts.join(" ");
  const ours = COINS.map(({ coinID, chainType, coinType }) => keyOf(coinID, chainType, coinType));
  const contracts = new Set(COINS.map(({ coinType }) => coinType));
  const cores = [];
  for (let coinID = 1000; coinID <= 1020; coinID++) {
    for (const chainType of Object.keys(CHAINS).map(Number)) {
      for (const coinType of contracts)
        if (matches(coinID, chainType, coinType)) cores.push(keyOf(coinID, chainType, coinType));
    }
  }
  assert.deepEqual(cores.sort(), ours.sort());
});

test("a deposit of nothing, of too many decimals, of another chain's coin or to nobody is refused", async (t) => {
  const { createAddress, deposit, state } = await open(t);
  const address = await createAddress();
  for (const [to, amount, coin] of [
    [address, "0"],
    [address, "1e3"],
    [address, 5],
    [address, "0.0000001"],
    [address, "1", 1002],
    [TO, "1"],
  ]) {
    assert.equal((await deposit(to, amount, coin)).status, 409, `${to} ${amount} ${coin}`);
  }
  assert.equal(state().orders.length, 0);
});

test("requests are taken as forms and as JSON; notifications come as forms", async (t) => {
  const { gateway, state, createAddress, deposit, until } = await open(t);
  const { baseUrl, credentials } = state().gateways.ubao;
  const Ubao = gateway("ubao").constructor;
  for (const [encoding, type] of [
    ["form", /x-www-form-urlencoded/],
    ["json", /json/],
  ]) {
    const request = new Ubao(credentials, { baseUrl, encoding }).coins();
    assert.match(new Headers(request.headers).get("content-type"), type);
    assert.equal((await (await fetch(request.url, request)).json()).code, 200);
  }
  const { id } = await (await deposit(await createAddress(), "1")).json();
  const attempt = await until(({ attempts }) => attempts.find(({ orderId }) => orderId === id));
  const exchange = await fetch(`${new URL(baseUrl).origin}/_sandbox/attempts/${attempt.id}`);
  const { request } = await exchange.json();
  assert.match(request.headers["content-type"], /x-www-form-urlencoded/);
});
