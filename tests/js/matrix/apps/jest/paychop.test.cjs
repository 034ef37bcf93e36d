/** The package under jest, which knows `require` alone and brings a global object of its own. */
/* global describe, expect, it */
const paychop = require("paychop");
const { checkRequest, notification } = require("paychop/testing");
const web = require("paychop/web");

const ubao = new paychop.Ubao({ merchantId: 2000213, apiKey: "k" }, { baseUrl: "https://u.example" });

describe("paychop", () => {
  it("signs a request that the gateway takes", () => {
    expect(checkRequest(ubao, ubao.coins()).ok).toBe(true);
  });

  it("verifies a notification", () => {
    const { body, headers } = notification(ubao, "recharge");
    expect(ubao.verify(body, { contentType: headers["content-type"] }).kind).toBe("recharge");
  });

  it("refuses a forged one", () => {
    const { body } = notification(ubao, "recharge");
    expect(() => ubao.verify(body.replace("sign=", "sign=0"))).toThrow(paychop.PaychopError);
  });

  it("has one instance in both forms", () => {
    expect(web.Ubao).toBe(paychop.Ubao);
  });
});
