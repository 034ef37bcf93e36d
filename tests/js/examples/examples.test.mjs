/** Each example as it stands. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { notification } from "paychop/testing";
import { describeExample } from "./behaviour.mjs";
import { bibao } from "./gateways.mjs";
import { examples } from "./merchants.mjs";

for (const example of examples) {
  describeExample(example, example.gateway === bibao.gateway ? testQuestion : undefined);
}

function testQuestion(post) {
  it("answers a question with signed data, each time", async () => {
    const question = notification(bibao.gateway, "otcQuery");
    for (const _ of ["first", "second"]) {
      const { Success, CoinAmount, Sign } = await (await post(question)).json();
      assert.deepEqual([Success, CoinAmount, Sign.length], [true, "100", 32]);
    }
  });
}
