/** A callback that takes longer than the lease: the one case in which an event is handled twice. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { ACK, deliver, deliverUntilAcknowledged, linesOf, payment } from "./merchants.mjs";

export function describeLag(merchants, world) {
  it("another process takes the event of a callback that outlives its lease, and onError is told", async () => {
    const lines = (heading) => linesOf(world(), heading, "lags-1");
    const [first, second, third] = merchants;
    const event = payment("lags-1");
    const lagging = deliver(first, event, "/short");
    while ((await lines("handed on")).length === 0) await pause(20);
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
    const lines = (heading) => linesOf(world(), heading, "overtaken-1");
    const [first, second, third] = merchants;
    const event = payment("overtaken-1");
    const lagging = deliver(first, event, "/short");
    while ((await lines("handed on")).length === 0) await pause(20);
    let answer;
    while ((await lines("handed on")).length < 2) answer = await deliver(second, event);
    assert.equal(answer, 500);
    assert.equal(await lagging, ACK);
    assert.equal(await deliver(third, event), ACK);
    assert.deepEqual(await lines("handled"), ["overtaken-1"]);
    assert.equal((await lines("handed on")).length, 2);
  });
}
