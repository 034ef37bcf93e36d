/** `const { query } = basicex`: every method works without its object in front. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as paychop from "paychop";
import { notification } from "paychop/testing";
import { gatewayOf, vectors } from "./support/vectors.mjs";

/** All methods of an object, those of its gateway and those that all gateways have. */
function methodsOf(gateway) {
  const names = new Set();
  for (let holder = Object.getPrototypeOf(gateway); holder !== Object.prototype; ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      if (typeof value === "function" && name !== "constructor") names.add(name);
    }
    holder = Object.getPrototypeOf(holder);
  }
  return [...names];
}

for (const { gateway: name, cases } of vectors) {
  describe(name, () => {
    const requests = cases.filter(({ kind, op, url }) => kind === "request" && op !== "call" && url);
    const gateway = gatewayOf(name, { ...requests[0], options: { ...requests[0].options, previous: [] } });

    it("has all its methods bound", () => {
      const methods = methodsOf(gateway);
      for (const expected of ["verify", "ack", "reject", "reply", "parseResponse", "explain", "diagnose"]) {
        assert.ok(methods.includes(expected), expected);
      }
      assert.ok(methods.includes(requests[0].op));
      for (const method of methods) {
        const { [method]: detached } = gateway;
        try {
          detached();
        } catch (error) {
          // It may have a lot against being given nothing, but it knows its gateway.
          assert.equal(error.name, "PaychopError", `${method}: ${error.stack}`);
        }
      }
      assert.deepEqual(Object.keys(gateway), []);
    });

    it("signs", () => {
      for (const given of requests) {
        const { [given.op]: detached } = gatewayOf(name, given);
        assert.equal(detached(given.input).url, given.url);
      }
    });

    it("verifies and answers", () => {
      const given = cases.find(({ kind }) => kind === "notification");
      const { verify, ack, reply, reject, diagnose, explainNotification } = gatewayOf(name, given);
      const hints = { contentType: given.contentType, kind: given.notificationKind };
      const event = verify(given.raw, hints);
      assert.equal(event.gateway, gateway.gateway);
      assert.equal(ack(event).status, 200);
      assert.notEqual(reject(event).body, ack(event).body);
      assert.equal(diagnose(given.raw, hints).verified, true);
      assert.equal(explainNotification(given.raw, hints).sign, given.sign);
      assert.throws(() => reply(event, {}), { name: "PaychopError" });
    });
  });
}

describe("a class of one's own", () => {
  it("has its own method bound, which may call the one that it replaces", () => {
    class Shop extends paychop.Ubao {
      ack(event) {
        return { ...super.ack(event), status: 202 };
      }
    }
    const { ack, verify } = new Shop({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" });
    const shop = new paychop.Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" });
    assert.equal(ack(verify(notification(shop, "recharge").body)).status, 202);
  });
});
