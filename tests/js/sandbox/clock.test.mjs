/** A request whose time is hours off is refused, as by the gateway's own clock, with a word about the zone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSandbox } from "./support.mjs";

const HOUR_MS = 3_600_000;
const INPUTS = {
  basicex: ["query", { merOrderNo: "C1" }],
  bibao: ["addUser", { UserName: "user01" }],
  ubao: ["coins", undefined],
};

/** Sends a request that was signed by a clock so many hours off, and gives what the sandbox noted. */
async function sendAt({ gateway, state }, id, hours) {
  const { baseUrl, credentials } = state().gateways[id];
  const own = new (gateway(id).constructor)(credentials, {
    baseUrl,
    now: () => Date.now() + hours * HOUR_MS,
  });
  const [operation, input] = INPUTS[id];
  const request = own[operation](input);
  await (await fetch(request.url, request)).text();
  return state().requests.at(-1);
}

for (const [id, hours, word] of [
  ["basicex", -8, /looks like UTC/],
  ["basicex", 5, /local time/],
  // From nine o'clock in the evening in Beijing, the date inside of the key is another one as well, and is named first.
  ["bibao", 3, /same in every zone|date in Beijing/],
  // The day before, at any time of the day: the sandbox looks no further back.
  ["bibao", -24, /Beijing|same in every zone|behind/],
  ["ubao", 8, /same in every zone/],
]) {
  test(`${id}, ${hours} hours off`, async (t) => {
    const refused = await sendAt(await openSandbox(t), id, hours);
    assert.deepEqual([refused.ok, refused.code], [false, "timestamp_out_of_tolerance"]);
    assert.match(refused.message, word);
    assert.ok(refused.findings[0].fix.length > 0);
  });
}

for (const id of Object.keys(INPUTS)) {
  test(`${id}, ten minutes off: taken`, async (t) => {
    const sandbox = await openSandbox(t);
    for (const hours of [-1 / 6, 1 / 6]) {
      const { code } = await sendAt(sandbox, id, hours);
      assert.notEqual(code, "timestamp_out_of_tolerance");
    }
  });
}
