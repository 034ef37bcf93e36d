/** The package under vitest, in each of its environments. */
import * as paychop from "paychop";
import { checkRequest, notification } from "paychop/testing";
import * as web from "paychop/web";
import { describe, expect, it } from "vitest";
import { run } from "../../../matrix/apps/all.js";

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

  it("has one instance under both names", () => {
    expect(web.Ubao).toBe(paychop.Ubao);
  });

  it("passes the conformance suite", async () => {
    expect((await run()).failures).toEqual([]);
  });
});
