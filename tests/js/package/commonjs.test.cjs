/** The package as CommonJS code has it: a notification through each of its subpaths. */
const assert = require("node:assert/strict");
const { it } = require("node:test");
const { PaychopError, Ubao } = require("paychop");
const { notificationHandler } = require("paychop/handler");
const { checkRequest, notification } = require("paychop/testing");

const ubao = new Ubao(
  { merchantId: 2000213, apiKey: "k" },
  { baseUrl: "https://u.example", encoding: "json" },
);

it("signs a request that the gateway takes", () => {
  assert.equal(checkRequest(ubao, ubao.coins()).ok, true);
});

it("verifies a notification and refuses a forged one", () => {
  const { headers, body } = notification(ubao, "recharge");
  assert.equal(ubao.verify(body, { contentType: headers["content-type"] }).kind, "recharge");
  assert.throws(() => ubao.verify(body.replace('"nonce":', '"nonce":1')), PaychopError);
});

it("handles a notification", async () => {
  const sent = notification(ubao, "recharge");
  const handler = notificationHandler(ubao, () => {});
  const response = await handler(new Request("https://shop.example/notify", sent));
  assert.equal(await response.text(), "SUCCESS");
});
