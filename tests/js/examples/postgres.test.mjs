/** Exactly once without a lease: several processes of the example, repeated and concurrent deliveries, and a crash. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { notification } from "paychop/testing";
import pg from "pg";
import { answerOf } from "../matrix/lib/loopback.mjs";
import { query } from "../sql/postgres.mjs";
import { vpay } from "./gateways.mjs";
import { addOrder, startCrediting, startShop } from "./merchants.mjs";

const ACK = "success";
const AMOUNT = "12.3400";

describe("credit and replay key in one transaction", () => {
  let shop;
  let processes;

  before(async () => {
    shop = await startShop();
    processes = await Promise.all([1, 2].map(() => startCrediting(shop.address)));
  });
  after(async () => {
    await Promise.all((processes ?? []).map((one) => one.stop()));
    await shop?.stop();
  });

  it("credits once what comes twice", async () => {
    const event = await payment("twice");
    for (const one of [...processes, ...processes]) assert.equal(await deliver(one, event), ACK);
    assert.equal(await paid("twice"), AMOUNT);
  });

  it("credits once what comes to all processes at the same time, and tells each that it is done", async () => {
    const event = await payment("at once");
    const deliveries = Array(8).fill(processes).flat();
    const answers = await Promise.all(deliveries.map((one) => deliver(one, event)));
    assert.deepEqual(new Set(answers), new Set([ACK]));
    assert.equal(await paid("at once"), AMOUNT);
    const credits = processes.flatMap((one) => one.output().match(/^credit .* for at once$/gm) ?? []);
    assert.equal(credits.length, 1);
  });

  it("forgets both when a process dies between them", async () => {
    const event = await payment("crash");
    const [dying] = processes;
    // With the order locked, the process waits between the key and the credit.
    const holder = await connected();
    await holder.query("BEGIN");
    await holder.query("SELECT * FROM orders WHERE order_id = 'crash' FOR UPDATE");
    const lost = assert.rejects(deliver(dying, event));
    while (!(await isSomebodyWaiting())) await pause(20);
    await dying.stop();
    await lost;
    await holder.query("ROLLBACK");
    await holder.end();
    assert.equal(await paid("crash"), "0");
    processes[0] = await startCrediting(shop.address);
    for (const one of processes) assert.equal(await deliver(one, event), ACK);
    assert.equal(await paid("crash"), AMOUNT);
  });

  it("remembers nothing of an event that it could not credit", async () => {
    const event = notification(vpay.gateway, "payment", fields("late"));
    assert.notEqual(await deliver(processes[0], event), ACK);
    const { currency } = vpay.gateway.verify(event.body);
    await addOrder(shop, "late", currency);
    assert.equal(await deliver(processes[0], event), ACK);
    assert.equal(await paid("late"), AMOUNT);
  });

  it("acknowledges nothing while the database is away, and credits afterwards", async () => {
    const event = await payment("away");
    await shop.goAway();
    for (const one of processes) assert.notEqual(await deliver(one, event), ACK);
    await shop.comeBack();
    for (const one of processes) assert.equal(await deliver(one, event), ACK);
    assert.equal(await paid("away"), AMOUNT);
  });

  async function payment(order) {
    const event = notification(vpay.gateway, "payment", fields(order));
    await addOrder(shop, order, vpay.gateway.verify(event.body).currency);
    return event;
  }

  async function deliver(one, { method, headers, body }) {
    const response = await answerOf(one.url, one, { method, headers, body });
    const text = await response.text();
    return response.status === 200 && text === ACK ? ACK : response.status;
  }

  async function paid(order) {
    const [row] = await query(shop.address, "SELECT paid FROM orders WHERE order_id = $1", [order]);
    return row.paid;
  }

  async function isSomebodyWaiting() {
    return (await query(shop.address, "SELECT 1 FROM pg_locks WHERE NOT granted")).length > 0;
  }

  async function connected() {
    const client = new pg.Client({ connectionString: shop.address });
    await client.connect();
    return client;
  }
});

function fields(order) {
  return { localOrderId: order, orderId: order, amount: AMOUNT };
}
