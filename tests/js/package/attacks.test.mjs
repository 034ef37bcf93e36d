/** Attacks through the installed package, each with its refusal. `tests/attacks.rs` has many more, for the core alone. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Basicex, Bibao, PaychopError, Ubao, Vpay } from "paychop";
import { checkRequest, notification } from "paychop/testing";

const baseUrl = "https://g.example";
const basicex = new Basicex({ merNo: "1", apiKey: "a", secretKey: "s" }, { baseUrl });
const bibao = new Bibao({ merCode: "mer1", desKey: "12345678", keyB: "b" }, { baseUrl });
const vpay = new Vpay({ key: "mykey", secret: "the-secret" }, { baseUrl });

function refusal(act) {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof PaychopError, String(error));
    return error;
  }
  return assert.fail("nothing was refused");
}

describe("a message under a right sign", () => {
  it("is not credited again when a field that the gateway added is moved into another one", () => {
    const genuine = JSON.parse(notification(vpay, "payment", { orderId: "273", orderType: "PAYMENT" }).body);
    assert.equal(vpay.verify(JSON.stringify(genuine)).replayKey, "vpay:mykey:273:SUCCESS");
    const { orderType, ...forged } = genuine;
    forged.orderId += `&orderType=${orderType}`;
    const error = refusal(() => vpay.verify(JSON.stringify(forged)));
    assert.deepEqual(
      [error.code, error.field, error.authentic, error.data],
      ["ambiguous_field", "orderId", undefined, undefined],
    );
  });

  it("is authentic, with its data, when only its content is not understood", () => {
    const { body } = notification(vpay, "payment", { amount: null });
    const error = refusal(() => vpay.verify(body));
    assert.deepEqual([error.code, error.field, error.authentic], ["missing_field", "amount", true]);
    assert.equal(error.data.orderId, JSON.parse(body).orderId);
    assert.equal(error.data.sign, undefined);
    const logged = JSON.parse(JSON.stringify(error));
    assert.equal(logged.data, undefined);
    assert.deepEqual(
      [logged.name, logged.code, logged.message, logged.authentic],
      ["PaychopError", error.code, error.message, true],
    );
  });

  it("has data, but is not authentic, where the kind of a Basicex notification is not named", () => {
    const { body } = notification(basicex, "payment");
    const error = refusal(() => basicex.verify(body));
    assert.deepEqual([error.code, error.field, error.authentic], ["missing_field", "kind", undefined]);
    assert.equal(error.data.merOrderNo, basicex.verify(body, { kind: "payment" }).data.merOrderNo);
  });

  it("is not authentic when another kind was named, or the sign is wrong", () => {
    const { body } = notification(vpay, "payment", { amount: null });
    for (const act of [
      () => vpay.verify(notification(vpay, "payment").body, { kind: "withdraw" }),
      () => vpay.verify(body.replace('"orderId":"2', '"orderId":"3')),
    ]) {
      const error = refusal(act);
      assert.deepEqual([error.authentic, error.data], [undefined, undefined], error.code);
    }
  });
});

describe("what is too large", () => {
  const HUGE = "x".repeat(1_000_000);
  const { encode, encodeInto } = TextEncoder.prototype;
  const { set } = Uint8Array.prototype;
  let longest = 0;

  function watched(original) {
    return function watch(source, ...rest) {
      longest = Math.max(longest, source.length);
      return original.call(this, source, ...rest);
    };
  }

  before(() => {
    Object.assign(TextEncoder.prototype, { encode: watched(encode), encodeInto: watched(encodeInto) });
    Uint8Array.prototype.set = watched(set);
  });

  after(() => {
    Object.assign(TextEncoder.prototype, { encode, encodeInto });
    Uint8Array.prototype.set = set;
  });

  const question = bibao.verify(notification(bibao, "getBankCard").body);
  const rows = [
    ["a body", () => vpay.verify(HUGE), "too_large"],
    ["a body of bytes", () => vpay.verify(new Uint8Array(1_000_000)), "too_large"],
    ["an answer", () => vpay.parseResponse("createFixedCustomRate", HUGE), "too_large"],
    [
      "an answer of bytes",
      () => vpay.parseResponse("createFixedCustomRate", new Uint8Array(1_000_000).fill(0xe5)),
      "too_large",
    ],
    ["a request", () => vpay.createFixedCustomRate({ localOrderId: HUGE }), "invalid_request"],
    ["a path", () => vpay.call(`/wallet-trade-merchant/v1/${HUGE}`, {}), "invalid_request"],
    ["a reply", () => bibao.reply(question, { Account: HUGE }), "invalid_request"],
    ["a kind", () => vpay.verify("{}", { kind: HUGE }), "invalid_options"],
    [
      "a nonce",
      () => new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl, nonce: () => HUGE }).coins(),
      "invalid_options",
    ],
    ["a credential", () => new Vpay({ key: HUGE, secret: "s" }, { baseUrl }), "invalid_credentials"],
    ["a base URL", () => new Vpay({ key: "k", secret: "s" }, { baseUrl: HUGE }), "invalid_options"],
  ];
  for (const [what, act, code] of rows) {
    it(`${what}: is refused before it is copied`, () => {
      longest = 0;
      assert.equal(refusal(act).code, code);
      assert.ok(longest <= 70_000, `${longest} were copied`);
    });
  }

  it("a request at the gateway's side: is refused before it is copied", () => {
    longest = 0;
    const asked = { method: "POST", url: baseUrl, headers: {}, body: HUGE };
    assert.equal(checkRequest(vpay, asked).code, "too_large");
    assert.ok(longest <= 70_000, `${longest} were copied`);
  });

  it("a content type or a reason: is cut", () => {
    longest = 0;
    const { body } = notification(vpay, "payment");
    assert.equal(vpay.verify(body, { contentType: `application/json; ${HUGE}` }).kind, "payment");
    assert.ok(bibao.reject(null, HUGE).body.length < 1000);
    assert.ok(longest <= 70_000, `${longest} were copied`);
  });
});
