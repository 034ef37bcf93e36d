/** Where secrets stay: once in the core's memory, for as long as their gateway object lives, and nowhere else. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

/** The instance that the package makes, whose memory is looked through here. */
const instances = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    instances.push(this);
  }
};
const paychop = await import("paychop");
const { notification } = await import("paychop/testing");

const GATEWAYS = {
  Basicex: [
    { merNo: "800000000000001", apiKey: "Bx-api-Zq7!kD2#pL9@", secretKey: "Bx-secret-Wm4$hR8%" },
    (gateway) => gateway.query({ merOrderNo: "A1" }),
    "payment",
  ],
  Bibao: [
    { merCode: "shop01", desKey: "w3~xC6;n", keyB: "Bb-keyB-Tn5^yU1&" },
    (gateway) => gateway.addUser({ UserName: "user01" }),
    "otc",
  ],
  Ubao: [{ merchantId: 2000213, apiKey: "Ub-api-Xs3*jF6(" }, (gateway) => gateway.coins(), "recharge"],
  Vpay: [
    { key: "vpay-key", secret: "Vp-secret-Gc0)aE9-" },
    (gateway) => gateway.call("/wallet-trade-merchant/v1/order", { id: "1" }),
    "payment",
  ],
  Lianhe: [
    { appKey: "lianhe-app", secretKey: "Lh-secret-Ov2=iB7+" },
    (gateway) => gateway.balance(),
    "payment",
  ],
};
const PUBLIC = ["merNo", "merCode", "merchantId", "key", "appKey"];

/** How often a text stands in the core's memory. */
function timesInMemory(text) {
  assert.equal(instances.length, 1);
  const { memory } = instances[0].exports;
  const bytes = Buffer.from(memory.buffer);
  let times = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) times += 1;
  return times;
}

describe("a secret", () => {
  for (const [name, [credentials, sign, kind]] of Object.entries(GATEWAYS)) {
    it(`of ${name} is in the core's memory once`, () => {
      const baseUrl = "https://gateway.example";
      const gateway = new paychop[name](credentials, { baseUrl });
      sign(gateway);
      const { body } = notification(gateway, kind);
      const at = body.search(/sign"?[=:]/i);
      const forged = body.slice(0, at) + body.slice(at).replace(/[0-9]/g, "a");
      for (let i = 0; i < 3; i++) {
        assert.equal(gateway.verify(body, { kind }).kind, kind);
        assert.throws(() => gateway.verify(forged, { kind }), { code: "signature_mismatch" });
        gateway.explainNotification(body, { kind });
        assert.equal(gateway.diagnose(forged, { kind }).verified, false);
        sign(gateway);
      }
      const secrets = Object.entries(credentials).filter(([part]) => !PUBLIC.includes(part));
      for (const [part, secret] of secrets) {
        assert.equal(timesInMemory(secret), 1, part);
        // A digest takes its text in blocks, so that a copy may be a part of it.
        for (const piece of [secret.slice(0, 8), secret.slice(-8)])
          assert.equal(timesInMemory(piece), 1, part);
      }
    });
  }
});
