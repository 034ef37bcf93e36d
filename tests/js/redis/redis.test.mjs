/** The store in Redis, with a real one. */
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { redisReplay } from "paychop/handler";
import { createClient } from "redis";
import { describeStore } from "../stores/contract.mjs";

describeStore("Redis", import.meta.resolve("./store.mjs"), {
  more({ address }) {
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

    it("does not let go of a claim that another has made since", async () => {
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
  },
});
