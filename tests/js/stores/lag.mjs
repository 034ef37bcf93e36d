/** A callback that takes longer than the lease: the one case in which an event is handled twice. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { ACK, deliver, deliverUntilAcknowledged, linesOf, payment } from "./merchants.mjs";

export function describeLag(merchants, world) {
  /** An event whose callback goes on after its lease: what was delivered, what is logged of it, and the first answer. */
  async function outlived(order) {
    const lines = (heading) => linesOf(world(), heading, order);
    const event = payment(order);
    const lagging = deliver(merchants[0], event, "/short");
    while ((await lines("handed on")).length === 0) await pause(20);
    // In an object: the promise of an answer must not be awaited here.
    return { event, lines, lagging };
  }

  it("another process takes the event of a callback that outlives its lease, and onError is told", async () => {
    const { event, lines, lagging } = await outlived("lags-1");
    const [, second, third] = merchants;
    await deliverUntilAcknowledged(second, event);
    assert.equal((await lines("handled")).length, 1);
    assert.equal(await lagging, ACK);
    assert.equal((await lines("handled")).length, 2);
    const errors = (await linesOf(world(), "error")).filter((line) => line.includes("lags-1"));
    assert.match(errors.join("\n"), /^The claim on vpay:\S+ ran out before the event was handled/);
    assert.equal(errors.length, 1);
    assert.equal(await deliver(third, event), ACK);
    assert.equal((await lines("handed on")).length, 2);
  });

  it("what a callback returned for is handled, though another that had the event since has failed", async () => {
    const { event, lines, lagging } = await outlived("overtaken-1");
    const [, second, third] = merchants;
    let answer;
    while ((await lines("handed on")).length < 2) answer = await deliver(second, event);
    assert.equal(answer, 500);
    assert.equal(await lagging, ACK);
    assert.equal(await deliver(third, event), ACK);
    assert.deepEqual(await lines("handled"), ["overtaken-1"]);
    assert.equal((await lines("handed on")).length, 2);
  });
}
