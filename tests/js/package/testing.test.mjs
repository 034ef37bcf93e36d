/** `paychop/testing`: the gateway's side, which must agree with the merchant's on everything that is signed. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkRequest, notification } from "paychop/testing";
import { exampleOf, gatewayOf, tables } from "../merchants.mjs";
import { firstCase, gatewayOf as gatewayOfCase, vectors } from "./support/vectors.mjs";

/** Where money goes by kind, as the types of the package promise. */
const DIRECTIONS = {
  in: ["payment", "otc", "recharge", "notice"],
  out: ["agentpay", "transfer", "withdraw", "payout"],
  none: ["otcVerify", "otcQuery", "getBankCard", "balance"],
};

for (const { name, kinds } of tables) {
  const gateway = gatewayOf(name);
  describe(`${name}'s notifications`, () => {
    for (const { name: kind, fields, reply } of kinds) {
      it(`${kind} verifies and is answered`, () => {
        const { method, headers, body } = notification(gateway, kind);
        assert.equal(method, "POST");
        const verified = gateway.verify(body, { contentType: headers["content-type"], kind });
        assert.equal(verified.kind, kind);
        assert.ok(DIRECTIONS[verified.direction].includes(kind));
        assert.equal("coinMatches" in verified, name === "Ubao");
        if (reply.length > 0) {
          assert.equal(verified.replayKey, undefined);
          assert.throws(() => gateway.ack(verified), { code: "reply_required" });
          assert.match(JSON.parse(gateway.reply(verified, exampleOf(reply)).body).Sign, /^[0-9a-f]{32}$/);
        } else {
          assert.equal(typeof verified.amount, "string");
          assert.equal(typeof verified.currency, "string");
          assert.equal(gateway.ack(verified).status, 200);
          assert.notDeepEqual(gateway.reject(verified), gateway.ack(verified));
        }
      });

      for (const optional of fields.filter(({ required }) => !required)) {
        it(`${kind} without ${optional.name} still has what its type promises`, () => {
          const { headers, body } = notification(gateway, kind, { [optional.name]: null });
          const verified = gateway.verify(body, { contentType: headers["content-type"], kind });
          assert.ok(verified.data[optional.name] == null);
          if (reply.length > 0) return;
          assert.equal(typeof verified.amount, "string");
          const isNamed = name !== "Ubao" || optional.name !== "coinName";
          assert.equal(typeof verified.currency, isNamed ? "string" : "undefined");
        });
      }

      it(`${kind} has nothing to diagnose until it is changed`, () => {
        const { headers, body } = notification(gateway, kind);
        const options = { contentType: headers["content-type"], kind };
        assert.deepEqual(gateway.diagnose(body, options), { verified: true, findings: [] });
        const { verified, findings } = gateway.diagnose(
          `${body} `.replace(/[0-9a-f]{8}/i, "00000000"),
          options,
        );
        assert.equal(verified, false);
        assert.ok(findings.length > 0);
        for (const { code, message, fix } of findings) assert.ok(code && message && fix);
      });
    }
  });
}

describe("an override", () => {
  it("is what comes", () => {
    const ubao = gatewayOf("Ubao");
    const { body } = notification(ubao, "recharge", { amount: "5", decimals: 1 });
    assert.equal(ubao.verify(body).amount, "0.5");
  });

  it("of the status decides the outcome", () => {
    const basicex = gatewayOf("Basicex");
    for (const [status, outcome] of [
      [0, "pending"],
      [2, "succeeded"],
      [4, "failed"],
      [77, "info"],
    ]) {
      const { body } = notification(basicex, "payment", { status });
      assert.equal(basicex.verify(body, { kind: "payment" }).outcome, outcome);
    }
  });
});

it("a trade of an unknown Type has no direction", () => {
  const bibao = gatewayOf("Bibao");
  for (const [Type, direction] of [
    [1, "in"],
    [2, "out"],
    [3, "none"],
  ]) {
    const { headers, body } = notification(bibao, "otc", { Type });
    assert.equal(bibao.verify(body, { contentType: headers["content-type"] }).direction, direction);
  }
});

describe("diagnose of a Basicex notification under the wrong kind", () => {
  const basicex = gatewayOf("Basicex");
  for (const [made, kind, data] of [
    ["payment", "agentpay", { status: 4 }],
    ["agentpay", "payment", { currency: "BUSD" }],
    ["agentpay", "payment", { merOrderNo: "PAY-1" }],
  ]) {
    it(`says that ${JSON.stringify(data)} is not of ${kind}`, () => {
      const { body } = notification(basicex, made, data);
      const { verified, findings } = basicex.diagnose(body, { kind });
      assert.equal(verified, true);
      assert.deepEqual(
        findings.map(({ code }) => code),
        ["kind_doubtful"],
      );
      assert.deepEqual(basicex.diagnose(body, { kind: made }).findings, []);
    });
  }
});

describe("checkRequest", () => {
  for (const { gateway: name, cases } of vectors) {
    for (const one of cases.filter(({ kind, error }) => kind === "request" && !error)) {
      it(`takes ${name}'s ${one.op} of ${one.now}`, () => {
        const gateway = gatewayOfCase(name, one);
        const verdict = checkRequest(gateway, gateway[one.op](one.input));
        assert.equal(verdict.ok, true, verdict.message);
      });
    }
  }

  it("refuses a request of another secret", () => {
    const one = firstCase("Ubao", { op: "coins" });
    const gateway = gatewayOfCase("Ubao", one);
    const other = gatewayOfCase("Ubao", { ...one, credentials: { ...one.credentials, apiKey: "another" } });
    assert.equal(checkRequest(gateway, other.coins()).ok, false);
  });

  it("refuses a request that was changed on its way", () => {
    const one = firstCase("Basicex", { op: "query" });
    const gateway = gatewayOfCase("Basicex", one);
    const request = gateway.query(one.input);
    assert.equal(
      checkRequest(gateway, { ...request, body: request.body.replace("merOrderNo", "orderNo") }).ok,
      false,
    );
  });

  const ubao = gatewayOf("Ubao");
  const { url } = ubao.coins();
  for (const [what, request, code, message] of [
    ["nothing", undefined, "invalid_request", /^The method must be text/],
    ["null", null, "invalid_request", /^The method must be text/],
    ["a text", url, "invalid_request", /^The method must be text/],
    ["an object without any of it", {}, "invalid_request", /^The method must be text/],
    [
      "a method that is no text",
      { ...ubao.coins(), method: 5 },
      "invalid_request",
      /^The method must be text/,
    ],
    ["no address", { ...ubao.coins(), url: undefined }, "invalid_request", /^The url must be text/],
    ["a URL object", { ...ubao.coins(), url: new URL(url) }, "invalid_request", /^The url must be text/],
    ["a parsed body", { ...ubao.coins(), body: { merchantId: 1 } }, "invalid_request", /raw body/],
    ["a body that is too large", { ...ubao.coins(), body: "x".repeat(65_537) }, "too_large", /^The body has/],
    [
      "an address that is too long",
      { ...ubao.coins(), url: url + "/".repeat(65_537) },
      "too_large",
      /^The URL has/,
    ],
  ]) {
    it(`refuses ${what}`, () => {
      const verdict = checkRequest(ubao, request);
      assert.deepEqual([verdict.ok, verdict.code], [false, code]);
      assert.match(verdict.message, message);
    });
  }
});
