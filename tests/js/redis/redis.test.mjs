/** The store in Redis, with a real one. */
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { redisReplay } from "paychop/handler";
import { createClient } from "redis";
import { describeStore } from "../stores/contract.mjs";
import { describeLag } from "../stores/lag.mjs";

/** After so many milliseconds a claim of two seconds has run out. */
const RUN_OUT = 2100;

describeStore("Redis", import.meta.resolve("./store.mjs"), {
  more({ address, merchants, world }) {
    let client;
    before(async () => {
      client = await createClient({ url: address() })
        .on("error", () => {})
        .connect();
    });
    after(() => client.destroy());

    it("keeps nothing of a question", async () => {
      assert.deepEqual(await client.keys("paychop:bibao:*"), []);
    });

    const stores = (...seconds) =>
      seconds.map((leaseSeconds) =>
        redisReplay((...words) => client.sendCommand(words), { leaseSeconds, prefix: "test:" }),
      );

    it("does not let go of a claim that another has made since", async () => {
      const [first, second, third] = stores(2, 60, 60);
      assert.equal(await first.begin("event"), "new");
      assert.equal(await second.begin("event"), "busy");
      await pause(RUN_OUT);
      assert.equal(await second.begin("event"), "new");
      assert.equal(await first.begin("event"), "busy");
      await first.release("event");
      assert.equal(await third.begin("event"), "busy");
      await second.finish("event");
      assert.equal(await third.begin("event"), "done");
    });

    it("finishes after the lease; where another has taken the event, it tells", async () => {
      const [first, second] = stores(2, 60);
      for (const key of ["alone", "taken", "finished"]) {
        assert.equal(await first.begin(key), "new");
      }
      await pause(RUN_OUT);
      assert.equal(await second.begin("taken"), "new");
      assert.equal(await second.begin("finished"), "new");
      await second.finish("finished");
      await first.finish("alone");
      for (const key of ["taken", "finished"])
        await assert.rejects(first.finish(key), /may be handled twice/);
      for (const key of ["alone", "taken", "finished"]) assert.equal(await second.begin(key), "done");
    });

    it("the lease holds in one process as well, for a callback that never ends", async () => {
      const [store, other] = stores(2, 60);
      assert.equal(await store.begin("hangs"), "new");
      assert.equal(await store.begin("hangs"), "busy");
      await pause(RUN_OUT);
      assert.equal(await store.begin("hangs"), "new");
      // One of the two has failed; the other may still be at it.
      await store.release("hangs");
      assert.equal(await other.begin("hangs"), "busy");
      await store.finish("hangs");
      assert.equal(await other.begin("hangs"), "done");
    });

    describeLag(merchants, world);
  },
});
