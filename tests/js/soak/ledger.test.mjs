/** The judge of the soak finds what it is there to find. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { judge } from "./ledger.mjs";

const judged = (text) => judge(text.split("\n").map((line) => line.trim().split(" ")));

it("an event that is handled, acknowledged and delivered again is in order", () => {
  const { again, unhandled, returned, counts } = judged(`handed a 1
    threw a 1
    handed a 2
    returned a 2
    acknowledged a
    acknowledged a`);
  assert.deepEqual(again, { unfinished: [], lost: [], unexplained: [] });
  assert.deepEqual(unhandled, []);
  assert.ok(returned.has("a"));
  assert.deepEqual(counts, { handed: 2, threw: 1, returned: 1, acknowledged: 2 });
});

it("an acknowledgement without a callback that returned is an event that is lost", () => {
  assert.deepEqual(judged("handed a 1\nacknowledged a\nreturned a 1").unhandled, ["a"]);
});

it("an event that is handed on after its callback returned is found, and why", () => {
  const twice = "handed a 1\nreturned a 1\nhanded a 2";
  assert.deepEqual(judged(twice).again, { unfinished: [], lost: [], unexplained: ["a"] });
  const unfinished = judged("handed a 1\nreturned a 1\nunfinished a 1\nhanded a 2").again;
  assert.deepEqual(unfinished, { unfinished: ["a"], lost: [], unexplained: [] });
  const lost = judged("handed a 1\nreturned a 1\nlost\nhanded a 2\nreturned a 2\nhanded a 3").again;
  assert.deepEqual(lost, { unfinished: [], lost: ["a"], unexplained: ["a"] });
});
