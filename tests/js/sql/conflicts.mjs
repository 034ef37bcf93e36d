/** Databases that end a statement in favour of another, by their isolation level: it is tried again. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { sqlReplay } from "paychop/handler";

const RACERS = 24;
const CLIENTS = 3;

/** Races are run until the database has ended a statement; it does so in nearly each of them. */
const RACES = 100;

/** `open()` gives a client of a database with such a level, `isConflict` tells its errors from others. */
export function describeConflicts(open, isConflict) {
  it("one of many gets an event where the database ends statements that conflict", async () => {
    const clients = [];
    for (let count = 0; count < CLIENTS; count++) clients.push(await open());
    let conflicts = 0;
    const stores = Array.from({ length: RACERS }, (_, index) => {
      const { run, dialect } = clients[index % CLIENTS];
      const counted = async (sql, params) => {
        try {
          return await run(sql, params);
        } catch (error) {
          if (isConflict(error)) conflicts += 1;
          throw error;
        }
      };
      return sqlReplay(counted, { dialect });
    });
    for (let race = 0; race < RACES && conflicts === 0; race++) {
      const key = `conflict-${race}`;
      const states = await Promise.all(stores.map((store) => store.begin(key)));
      assert.deepEqual(states.toSorted(), [...Array(RACERS - 1).fill("busy"), "new"]);
      await stores[states.indexOf("new")].finish(key);
      assert.equal(await stores[0].begin(key), "done");
    }
    assert.ok(conflicts > 0, "there was no conflict, so nothing has been shown");
    await Promise.all(clients.map((client) => client.close()));
  });
}
