/** Several processes behind one gateway, with a real Redis between them: once, and never lost. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { redisReplay } from "paychop/handler";
import { notification } from "paychop/testing";
import { createClient } from "redis";
import { answerOf, freePort } from "../matrix/lib/loopback.mjs";
import { start } from "../matrix/lib/process.mjs";
import { bibao, vpay } from "./gateways.mjs";
import { startRedis } from "./server.mjs";

const PROCESSES = 4;
const LEASE_SECONDS = 1;
const EVENTS = 50;
const ACK = "success";

describe("handlers in several processes", () => {
  let redis;
  let client;
  let merchants;

  before(async () => {
    redis = await startRedis();
    client = await createClient({ url: redis.url }).connect();
    merchants = await Promise.all(Array.from({ length: PROCESSES }, () => startMerchant(redis.url)));
  });
  beforeEach(() => client.flushAll());
  after(async () => {
    await client.close();
    await Promise.all([redis, ...merchants].map((server) => server.stop()));
  });

  const handled = () => client.lRange("handled", 0, -1);

  it("race on one event: all acknowledge it, one handles it", async () => {
    const event = payment("slow-1");
    const answers = await Promise.all(
      [...merchants, ...merchants].map((merchant) => deliver(merchant, event)),
    );
    assert.ok(answers.includes(503), "nobody was told to come again while one was at it");
    for (const merchant of merchants) assert.equal(await deliver(merchant, event), ACK);
    assert.deepEqual(await handled(), ["slow-1"]);
  });

  it("lose none of many and handle none twice", async () => {
    const orders = Array.from({ length: EVENTS }, (_, index) => `order-${index}`);
    await Promise.all(
      orders.map(async (order) => {
        const event = payment(order);
        await Promise.all(merchants.map((merchant) => deliverUntilAcknowledged(merchant, event)));
      }),
    );
    assert.deepEqual((await handled()).sort(), orders.sort());
  });

  it("hand an event on again whose handler failed, at once", async () => {
    const event = payment("fails-1");
    assert.notEqual(await deliver(merchants[0], event), ACK);
    assert.deepEqual(await handled(), []);
    assert.equal(await deliver(merchants[1], event), ACK);
    assert.deepEqual(await handled(), ["fails-1"]);
  });

  it("hand an event on again whose process died, when its lease has run out", async () => {
    const event = payment("dies-1");
    await assert.rejects(post(merchants[0], "/vpay", event));
    assert.equal(await deliver(merchants[1], event), 503);
    await deliverUntilAcknowledged(merchants[1], event);
    assert.deepEqual(await handled(), ["dies-1"]);
    merchants[0] = await startMerchant(redis.url);
    assert.equal(await deliver(merchants[0], event), ACK);
    assert.deepEqual(await handled(), ["dies-1"]);
  });

  it("answer every question, whoever is asked and how often", async () => {
    const question = notification(bibao, "otcQuery");
    const answers = await Promise.all(
      [...merchants, ...merchants].map(async (merchant) => (await post(merchant, "/bibao", question)).json()),
    );
    for (const { Success, CoinAmount } of answers) assert.deepEqual([Success, CoinAmount], [true, "100"]);
    assert.equal(await client.dbSize(), 0);
  });

  it("do not let go of a claim that another has made since", async () => {
    const [first, second, third] = [1, 60, 60].map((leaseSeconds) =>
      redisReplay((...words) => client.sendCommand(words), { leaseSeconds }),
    );
    assert.equal(await first.begin("event"), "new");
    assert.equal(await second.begin("event"), "busy");
    await pause(1100);
    assert.equal(await first.begin("event"), "busy");
    assert.equal(await second.begin("event"), "new");
    await first.release("event");
    assert.equal(await third.begin("event"), "busy");
    await second.finish("event");
    assert.equal(await third.begin("event"), "done");
  });
});

describe("while Redis is away", () => {
  it("nothing is handed on, and the gateway comes again", async () => {
    const redis = await startRedis();
    const merchant = await startMerchant(redis.url);
    try {
      await deliverUntilAcknowledged(merchant, payment("order-1"));
      await redis.stop();
      assert.notEqual(await deliver(merchant, payment("order-2")), ACK);
      assert.match(merchant.output(), /handed on: order-1/);
      assert.doesNotMatch(merchant.output(), /handed on: order-2/);
    } finally {
      await Promise.all([merchant.stop(), redis.stop()]);
    }
  });
});

function payment(localOrderId) {
  return notification(vpay, "payment", { localOrderId, orderId: localOrderId });
}

/** The acknowledgement, or the status of an answer that is none. */
async function deliver(merchant, event) {
  const response = await post(merchant, "/vpay", event);
  const text = await response.text();
  return response.status === 200 && text === ACK ? ACK : response.status;
}

/** As a gateway does it, only faster. */
async function deliverUntilAcknowledged(merchant, event) {
  for (const end = Date.now() + 20_000; (await deliver(merchant, event)) !== ACK; await pause(50)) {
    assert.ok(Date.now() < end, "never acknowledged");
  }
}

function post(merchant, path, { method, headers, body }) {
  return fetch(merchant.url + path, { method, headers, body });
}

async function startMerchant(redisUrl) {
  const port = await freePort();
  const env = { ...process.env, REDIS_URL: redisUrl, LEASE_SECONDS: String(LEASE_SECONDS), PORT: port };
  const server = start(process.execPath, [join(import.meta.dirname, "merchant.mjs")], { env });
  const url = `http://127.0.0.1:${port}`;
  await answerOf(`${url}/vpay`, server);
  return { ...server, url };
}
