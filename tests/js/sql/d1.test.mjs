/** The store in Cloudflare's D1, in workerd: isolates, which share no memory, as processes elsewhere do not. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { describeAway, describeProcesses } from "../stores/contract.mjs";
import { describeLag } from "../stores/lag.mjs";
import { ACK, deliver, deliverUntilAcknowledged, linesOf, payment } from "../stores/merchants.mjs";
import { describeSql } from "./contract.mjs";
import { startWorkers } from "./d1.mjs";

const WORKERS = 4;

/** At once; workerd takes its time over D1. */
const EVENTS = 20;

describe("D1", () => {
  const merchants = [];
  let workers;
  before(async () => {
    workers = await startWorkers(WORKERS);
    merchants.push(...workers.merchants);
  });
  after(() => workers?.stop());

  // A Worker whose request was cancelled goes on as it was.
  const world = () => ({ ...workers, start: () => merchants[0] });
  describeProcesses(merchants, world, EVENTS);
  describeSql(() => workers.openRun());
  describeLag(merchants, world);

  it("a Worker whose request was cancelled takes the event again when the lease has run out", async () => {
    const [merchant] = merchants;
    const event = payment("dies-2");
    assert.notEqual(await deliver(merchant, event, "/short"), ACK);
    await deliverUntilAcknowledged(merchant, event, "/short");
    assert.deepEqual(await linesOf(workers, "handled", "dies-2"), ["dies-2"]);
  });

  describeAway(merchants, world, () => ({
    goAway: () => workers.openRun().run("ALTER TABLE paychop_events RENAME TO away", []),
    comeBack: () => workers.openRun().run("ALTER TABLE away RENAME TO paychop_events", []),
  }));
});
