/** Notifications on their way: when they come again, what ends that, and what can be done to them. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { basicexOrder, openMerchant, openSandbox } from "./support.mjs";

async function openPaid(t, merchant, options) {
  const opened = await openSandbox(t, options);
  await opened.call("basicex", "precreate", basicexOrder("D1", { notifyUrl: merchant.url }));
  const { id } = opened.order("D1");
  await opened.press(id, "pay");
  return { ...opened, id };
}

async function openWithVpay(t, { url }, options) {
  const opened = await openSandbox(t, options);
  const order = {
    localOrderId: "V1",
    userCurrency: "TRX",
    quoteCurrency: "CNY",
    quoteAmount: "1",
    notifyUrl: url,
  };
  const createVpayOrder = async () =>
    (await opened.call("vpay", "createFixedCustomRate", order)).data.orderId;
  return { ...opened, createVpayOrder };
}

test("a notification comes again until it is answered with exactly what the gateway wants", async (t) => {
  const answers = [
    { body: "OK" },
    { body: "SUCCESS" },
    { body: "success\n" },
    { status: 500, body: "success" },
    { status: 302, headers: { location: "/elsewhere" }, body: "success" },
    { body: "success" },
  ];
  const merchant = await openMerchant(t, ({ number }) => answers[number - 1]);
  const { id, attempts, until } = await openPaid(t, merchant);
  await until(() => attempts(id).some(({ acked }) => acked));
  const seen = attempts(id).map(({ attempt, status, answer, acked }) => [attempt, status, answer, acked]);
  assert.deepEqual(seen, [
    [1, 200, "OK", false],
    [2, 200, "SUCCESS", false],
    [3, 200, "success\n", false],
    [4, 500, "success", false],
    [5, 302, "success", false],
    [6, 200, "success", true],
  ]);
  const bodies = merchant.received.map(({ body }) => body);
  assert.equal(new Set(bodies).size, bodies.length, "each attempt is signed anew, with a nonce of its own");
});

test("it gives up at the end of Vpay's schedule: one attempt and seven more", async (t) => {
  const merchant = await openMerchant(t, () => ({ body: "FAIL" }));
  const { press, until, attempts, createVpayOrder } = await openWithVpay(t, merchant);
  const id = await createVpayOrder();
  await press(id, "pay");
  await until(() => attempts(id).length === 8);
  const more = attempts(id).map(({ next }) => next !== null);
  assert.deepEqual(more, [true, true, true, true, true, true, true, false]);
});

test("without --fast it comes again after as many seconds as Vpay documents", async (t) => {
  const merchant = await openMerchant(t, () => ({ body: "FAIL" }));
  const { press, until, attempts, createVpayOrder } = await openWithVpay(t, merchant, { fast: false });
  const id = await createVpayOrder();
  await press(id, "pay");
  const [first] = await until(() => attempts(id).length === 1 && attempts(id));
  const wait = Date.parse(first.next) - Date.parse(first.at);
  assert.ok(wait >= 15_000 && wait < 25_000, String(wait));
});

test("the schedules are those that the gateways document", async () => {
  const folder = dirname(createRequire(import.meta.url).resolve("paychop/package.json"));
  const schedules = await import(pathToFileURL(join(folder, "sandbox/schedules.js")).href);
  assert.deepEqual(schedules.UBAO, [300, 900, 1800]);
  assert.deepEqual(schedules.VPAY, [15, 15, 30, 180, 600, 1200, 1800]);
});

test("a merchant that cannot be reached is noted, and tried again", async (t) => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  const { id, attempts, until } = await openPaid(t, { url: `http://127.0.0.1:${port}/notify` });
  const [first] = await until(() => attempts(id).length === 2 && attempts(id));
  assert.deepEqual([first.status, first.acked], [null, false]);
  assert.match(first.answer, /ECONNREFUSED/);
});

test("the sandbox's own merchant fails as often as its address says", async (t) => {
  const { call, order, press, notifyUrl, until, attempts } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("F1", { notifyUrl: `${notifyUrl("basicex")}?fail=2` }));
  const { id } = order("F1");
  await press(id, "pay");
  const { merchant } = await until((state) => attempts(id).some(({ acked }) => acked) && state);
  assert.deepEqual(
    attempts(id).map(({ acked }) => acked),
    [false, false, true],
  );
  assert.deepEqual(
    merchant.map(({ failure, repeated }) => [failure, repeated]),
    [
      ["fails on purpose, 1 of 2", false],
      ["fails on purpose, 2 of 2", false],
      [null, false],
    ],
  );
});

test("on demand a notification is sent again, twice, late, changed: each once", async (t) => {
  const { call, order, press, until, attempts, state } = await openSandbox(t);
  await call("basicex", "precreate", basicexOrder("T1"));
  const { id } = order("T1");
  assert.equal((await press(id, "resend")).code, "nothing_sent");
  await press(id, "pay");
  await until(() => attempts(id).length === 1);

  const played = async (trick, times) => {
    await press(id, trick);
    const found = () => attempts(id).filter((attempt) => attempt.trick === trick);
    return until(() => found().length === times && found());
  };
  assert.equal((await played("resend", 1))[0].acked, true);
  assert.equal((await played("duplicate", 2)).filter(({ acked }) => acked).length >= 1, true);
  assert.equal((await played("delay", 1))[0].acked, true);
  const [corrupt] = await played("corrupt", 1);
  assert.deepEqual([corrupt.status, corrupt.acked, corrupt.next], [400, false, null]);
  assert.equal(state().merchant.at(-1).error, "signature_mismatch");
  const fresh = state().merchant.filter(({ repeated }) => repeated === false);
  assert.equal(fresh.length, 1, "however often it came, it was handed on once");
});

test("on demand the newer of two notifications comes first", async (t) => {
  const merchant = await openMerchant(t, () => ({ body: "success" }));
  const { call, order, press, until } = await openSandbox(t);
  for (const number of ["R1", "R2"]) {
    await call("basicex", "precreate", basicexOrder(number, { notifyUrl: merchant.url }));
    await press(order(number).id, "pay");
  }
  await until(() => merchant.received.length === 2);
  await press(order("R2").id, "reorder");
  await until(() => merchant.received.length === 4);
  const numbers = merchant.received.slice(2).map(({ body }) => JSON.parse(JSON.parse(body).data).merOrderNo);
  assert.deepEqual(numbers, ["R2", "R1"]);
});

test("nothing is sent after the sandbox was closed", async (t) => {
  const merchant = await openMerchant(t, () => ({ body: "no" }));
  const { sandbox, until, url } = await openPaid(t, merchant, { fast: false });
  await until(({ attempts }) => attempts.length === 1);
  await sandbox.close();
  assert.equal(sandbox.url, undefined);
  assert.equal(sandbox.state(), undefined);
  await assert.rejects(fetch(url));
  assert.equal(merchant.received.length, 1);
});
