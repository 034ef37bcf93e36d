/** What Prometheus reads of the example, after deliveries of each sort. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { notification } from "paychop/testing";
import { answerOf } from "../matrix/lib/loopback.mjs";
import { ubao } from "./gateways.mjs";
import { startWithMetrics } from "./merchants.mjs";

describe("the metrics", () => {
  let server;
  before(async () => {
    server = await startWithMetrics();
  });
  after(() => server?.stop());

  it("count what was verified, handled, repeated and refused", async () => {
    const sent = notification(ubao.gateway, ubao.kind);
    const deliveries = [sent, sent, { ...sent, body: "amount=1" }];
    for (const { method, headers, body } of deliveries) {
      await answerOf(server.url, server, { method, headers, body });
    }
    const text = await (await fetch(server.metricsUrl)).text();
    const counts = text.split("\n").filter((line) => line.startsWith("paychop_total{"));
    const line = (type, kind, detail, count) =>
      `paychop_total{gateway="ubao",type="${type}",kind="${kind}",detail="${detail}"} ${count}`;
    assert.deepEqual(counts.sort(), [
      line("handled", "recharge", "", 1),
      line("refused", "", "missing_signature", 1),
      line("replayed", "recharge", "done", 1),
      line("verified", "recharge", "succeeded", 2),
    ]);
    assert.match(text, /^paychop_on_event_seconds_count 1$/m);
  });
});
