/** What holds for every store that processes share, with several processes behind one gateway: once, and never lost. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { notification } from "paychop/testing";
import { bibao } from "./gateways.mjs";
import { ACK, deliver, deliverUntilAcknowledged, linesOf, merchantsOf, payment, post } from "./merchants.mjs";

/**
 * `store` is the URL of a module: `startServer()` gives a server with `address`, `stop()`, `goAway()` and `comeBack()`,
 * `openReplay(address, options)` a store with a client of its own. The processes are run by these Nodes.
 */
export function describeStore(
  name,
  store,
  { nodes = Array(4).fill(process.execPath), more = () => {} } = {},
) {
  describe(name, () => {
    const merchants = [];
    let server;
    let world;

    before(async () => {
      const { startServer } = await import(store);
      server = await startServer();
      world = await merchantsOf(store, server.address);
      for (const node of nodes) merchants.push(await world.start(node));
    });
    after(async () => {
      await world?.stop();
      await server?.stop();
    });

    describeProcesses(merchants, () => world);
    more({ address: () => server.address, merchants, world: () => world });

    describeAway(
      merchants,
      () => world,
      () => server,
    );
  });
}

/** `merchants` are there when the tests run; `world()` has `start()` and `told()`. */
export function describeProcesses(merchants, world, events = 50) {
  const handled = (order) => linesOf(world(), "handled", order);

  describe("processes that share it", () => {
    it("race on one event: all acknowledge it, one handles it", async () => {
      const event = payment("slow-1");
      const answers = await Promise.all(
        [...merchants, ...merchants].map((merchant) => deliver(merchant, event)),
      );
      assert.ok(answers.includes(503), "nobody was told to come again while one was at it");
      for (const merchant of merchants) assert.equal(await deliver(merchant, event), ACK);
      assert.deepEqual(await handled("slow-1"), ["slow-1"]);
    });

    it("lose none of many and handle none twice", async () => {
      const orders = Array.from({ length: events }, (_, index) => `order-${index}`);
      await Promise.all(
        orders.map(async (order) => {
          const event = payment(order);
          await Promise.all(merchants.map((merchant) => deliverUntilAcknowledged(merchant, event)));
        }),
      );
      assert.deepEqual((await handled("order-")).sort(), orders.sort());
    });

    it("hand an event on again whose handler failed, at once", async () => {
      const event = payment("fails-1");
      assert.notEqual(await deliver(merchants[0], event), ACK);
      assert.deepEqual(await handled("fails-1"), []);
      assert.equal(await deliver(merchants[1], event), ACK);
      assert.deepEqual(await handled("fails-1"), ["fails-1"]);
    });

    it("hand an event on again whose process died, when its lease has run out", async () => {
      const event = payment("dies-1");
      assert.notEqual(await deliver(merchants[0], event, "/short").catch(() => "no answer"), ACK);
      assert.equal(await deliver(merchants[1], event), 503);
      await deliverUntilAcknowledged(merchants[1], event);
      assert.deepEqual(await handled("dies-1"), ["dies-1"]);
      merchants[0] = await world().start();
      assert.equal(await deliver(merchants[0], event), ACK);
      assert.deepEqual(await handled("dies-1"), ["dies-1"]);
    });

    it("answer every question, whoever is asked and how often", async () => {
      const question = notification(bibao, "otcQuery");
      const answers = await Promise.all(
        [...merchants, ...merchants].map(async (merchant) =>
          (await post(merchant, "/bibao", question)).json(),
        ),
      );
      for (const { Success, CoinAmount } of answers) assert.deepEqual([Success, CoinAmount], [true, "100"]);
    });
  });
}

/** `server()` has `goAway()` and `comeBack()`. */
export function describeAway(merchants, world, server) {
  it("while it is away: nothing is handed on, onError is told, and the gateway comes again", async () => {
    const [merchant] = merchants;
    const event = payment("away-1");
    await deliverUntilAcknowledged(merchant, payment("before-1"));
    await server().goAway();
    assert.equal(await deliver(merchant, event), 503);
    assert.deepEqual(await linesOf(world(), "handed on", "away-1"), []);
    assert.ok((await linesOf(world(), "error")).length > 0, "onError was not told");
    await server().comeBack();
    for (const each of merchants) await deliverUntilAcknowledged(each, event);
    assert.deepEqual(await linesOf(world(), "handled", "away-1"), ["away-1"]);
  });
}
