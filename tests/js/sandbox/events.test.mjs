import assert from "node:assert/strict";
import { test } from "node:test";
import { ids } from "../merchants.mjs";
import { basicexOrder, openSandbox } from "./support.mjs";

/** Reads server-sent events until one of each topic has come. */
async function read(response, topics) {
  const wanted = new Set(topics);
  const seen = [];
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop();
    for (const frame of frames) {
      const [, topic, data] = /^event: (\w+)\ndata: (.*)$/.exec(frame) ?? [];
      if (topic === undefined) continue;
      seen.push([topic, JSON.parse(data)]);
      wanted.delete(topic);
    }
    if (wanted.size === 0) return seen;
  }
  return seen;
}

test("whoever listens is told of requests, orders, attempts and the merchant, as the state has them", async (t) => {
  const { url, call, order, press, state } = await openSandbox(t);
  const stream = await fetch(`${url}/_sandbox/events`);
  assert.equal(stream.headers.get("content-type"), "text/event-stream");
  const reading = read(stream, ["request", "order", "attempt", "merchant"]);
  await call("basicex", "precreate", basicexOrder("E1"));
  await press(order("E1").id, "pay");
  const events = await reading;
  const of = (topic) => events.filter(([name]) => name === topic).map(([, data]) => data);
  assert.deepEqual(of("request"), JSON.parse(JSON.stringify(state().requests)));
  assert.deepEqual(of("attempt"), state().attempts);
  assert.deepEqual(of("merchant"), state().merchant);
  assert.deepEqual(of("order").at(-1), state().orders[0]);
});

test("the state comes over HTTP as it is, and shows test credentials only", async (t) => {
  const { url, state } = await openSandbox(t);
  const shown = await (await fetch(`${url}/_sandbox/state`)).json();
  assert.deepEqual(shown, state());
  assert.deepEqual(Object.keys(shown.gateways), ids);
  for (const [id, { baseUrl }] of Object.entries(shown.gateways)) assert.equal(baseUrl, `${url}/${id}`);
});
