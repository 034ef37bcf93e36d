/** What holds for `sqlReplay` on every database, with clients of their own in this process. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sqlReplay, sqlReplayTable } from "paychop/handler";

/** Seconds, long enough for a few statements on a slow machine; after so many milliseconds such a claim has run out. */
const SHORT = 2;
const RUN_OUT = (SHORT + 1) * 1000 + 100;

/** Where the databases of the tests have their tables. */
const SCHEMAS = { postgres: "public", mysql: "mysql", sqlite: "main" };

/** `open()` gives `{dialect, run, close}`, each time of a client of its own. */
export function describeSql(open) {
  describe("the store itself", { concurrency: true }, () => {
    const clients = [];
    let number = 0;
    before(async () => {
      for (const _ of [1, 2, 3]) clients.push(await open());
    });
    after(() => Promise.all(clients.map((client) => client.close())));

    /** Each as another process has it. */
    const stores = (...seconds) =>
      seconds.map((leaseSeconds, index) => {
        const { run, dialect } = clients[index % clients.length];
        return sqlReplay(run, { dialect, leaseSeconds });
      });
    const newKey = () => `vpay:key:${++number}:SUCCESS`;
    const rowOf = async (key) => {
      const [{ run, dialect }] = clients;
      const place = dialect === "postgres" ? "$1" : "?";
      const rows = await run(`SELECT * FROM paychop_events WHERE event_key = ${place}`, [key]);
      return rows[0];
    };

    it("is new once, busy while it is claimed, and done when it is finished", async () => {
      const [first, second] = stores(60, 60);
      const key = newKey();
      assert.equal(await first.begin(key), "new");
      for (const store of [first, second]) assert.equal(await store.begin(key), "busy");
      await first.finish(key);
      for (const store of [first, second]) assert.equal(await store.begin(key), "done");
    });

    it("is new again at once when it is released", async () => {
      const [first, second] = stores(60, 60);
      const key = newKey();
      assert.equal(await first.begin(key), "new");
      await first.release(key);
      assert.equal(await second.begin(key), "new");
    });

    it("keeps a claim for as long as its lease says, and for at most a second more", async () => {
      const [first, second] = stores(SHORT, 60);
      const key = newKey();
      const before = Date.now();
      assert.equal(await first.begin(key), "new");
      const after = Date.now();
      while ((await second.begin(key)) !== "new") await pause(50);
      const end = Date.now();
      assert.ok(end - before >= SHORT * 1000, `another got it after ${end - before} ms`);
      // What is above RUN_OUT is for a slow machine.
      assert.ok(end - after < RUN_OUT + 2000, `another got it only after ${end - after} ms`);
    });

    /** The claim of `first` has run out, and `second` has the event. */
    async function overtaken() {
      const [first, second, third] = stores(SHORT, 60, 60);
      const key = newKey();
      assert.equal(await first.begin(key), "new");
      await pause(RUN_OUT);
      assert.equal(await second.begin(key), "new");
      return { key, first, second, third };
    }

    it("who lost a claim cannot release the next one", async () => {
      const { key, first, second, third } = await overtaken();
      const row = await rowOf(key);
      await first.release(key);
      assert.deepEqual(await rowOf(key), row);
      assert.equal(await third.begin(key), "busy");
      await second.finish(key);
      assert.equal(await third.begin(key), "done");
    });

    it("who lost a claim and has handled the event is told, and the event is done, whatever the next one does", async () => {
      for (const end of ["release", "finish"]) {
        const { key, first, second, third } = await overtaken();
        await assert.rejects(first.finish(key), /ran out before the event was handled/);
        assert.equal(await third.begin(key), "done");
        await second[end](key);
        assert.equal(await third.begin(key), "done");
      }
    });

    it("who has handled the event marks it, though the next one has let go of it", async () => {
      const { key, first, second, third } = await overtaken();
      await second.release(key);
      await first.finish(key);
      assert.equal(await third.begin(key), "done");
    });

    it("finishes after the lease, where nobody has taken the event", async () => {
      const [first, second] = stores(SHORT, 60);
      const key = newKey();
      await first.begin(key);
      await pause(RUN_OUT);
      await first.finish(key);
      assert.equal(await second.begin(key), "done");
    });

    it("gives one of many a claim that has run out", async () => {
      const [first] = stores(SHORT);
      const key = newKey();
      await first.begin(key);
      await pause(RUN_OUT);
      const others = stores(...Array(24).fill(60));
      const states = await Promise.all(others.map((store) => store.begin(key)));
      assert.deepEqual(states.toSorted(), [...Array(23).fill("busy"), "new"]);
    });

    it("the lease holds in one process as well, for a callback that never ends", async () => {
      const [store, other] = stores(SHORT, 60);
      const key = newKey();
      assert.equal(await store.begin(key), "new");
      assert.equal(await store.begin(key), "busy");
      await pause(RUN_OUT);
      assert.equal(await store.begin(key), "new");
      // One of the two has failed; the other may still be at it.
      await store.release(key);
      assert.equal(await other.begin(key), "busy");
      await store.finish(key);
      assert.equal(await other.begin(key), "done");
    });

    it("tells the second of two callbacks in one process that the event may be handled twice", async () => {
      const [store] = stores(SHORT);
      const key = newKey();
      await store.begin(key);
      await pause(RUN_OUT);
      assert.equal(await store.begin(key), "new");
      await store.finish(key);
      await assert.rejects(store.finish(key), /may be handled twice/);
      assert.equal(await store.begin(key), "done");
    });

    it("tells apart all keys, whatever is in them", async () => {
      const [first, second] = stores(60, 60);
      const key = newKey();
      const long = "k".repeat(5000);
      const keys = [
        key,
        `${key} `,
        ` ${key}`,
        key.toUpperCase(),
        `${key}\u00e9`,
        `${key}e\u0301`,
        `${key}订单`,
      ];
      keys.push(`${key}\0`, `${key}\0x`, `${key}%`, `${key}_`, `${key}'; DROP TABLE paychop_events; --`);
      keys.push(`${key}"`, `${key}\\`, `${key}$1?:a`, long, `${long}k`, `${key}💰`, "");
      for (const each of keys) assert.equal(await first.begin(each), "new", JSON.stringify(each));
      for (const each of keys) assert.equal(await second.begin(each), "busy", JSON.stringify(each));
      for (const each of keys) await first.finish(each);
      for (const each of keys) assert.equal(await second.begin(each), "done", JSON.stringify(each));
    });

    it("is for every table a store of its own", async () => {
      const [{ run, dialect }] = clients;
      const table = `${SCHEMAS[dialect]}.other_events`;
      // Twice: it is there the second time.
      for (const _ of [1, 2]) await run(sqlReplayTable({ dialect, table }), []);
      const [store] = stores(60);
      const other = sqlReplay(run, { dialect, table });
      const key = newKey();
      assert.equal(await store.begin(key), "new");
      assert.equal(await other.begin(key), "new");
      await store.finish(key);
      assert.equal(await other.begin(key), "busy");
    });

    it("notes the time of the database, by which old events can be deleted", async () => {
      const [store] = stores(60);
      const key = newKey();
      await store.begin(key);
      await store.finish(key);
      const seconds = Number((await rowOf(key)).handled_at);
      assert.ok(Math.abs(seconds - Date.now() / 1000) < 5, `${seconds} is not the time in seconds`);
    });

    it("hands on nothing where the table does not exist", async () => {
      const [{ run, dialect }] = clients;
      await assert.rejects(sqlReplay(run, { dialect, table: "no_such_table" }).begin("key"));
    });
  });
}
