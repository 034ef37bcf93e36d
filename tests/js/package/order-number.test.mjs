/** The declarations say of these kinds that `merchantOrderId` is a string: no message without one verifies. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { Basicex, Bibao, Lianhe } from "paychop";
import { notification } from "paychop/testing";

const GATEWAYS = [
  [
    new Basicex({ merNo: "811496833912834", apiKey: "a", secretKey: "s" }),
    "merOrderNo",
    ["payment", "agentpay"],
  ],
  [
    new Lianhe({ appKey: "a", secretKey: "s" }, { baseUrl: "https://l.example" }),
    "mrn",
    ["payment", "payout"],
  ],
  [
    new Bibao({ merCode: "shop", desKey: "12345678", keyB: "b" }, { baseUrl: "https://b.example" }),
    "OrderNum",
    ["otc", "otcVerify", "otcQuery", "getBankCard"],
  ],
];

for (const [gateway, field, kinds] of GATEWAYS) {
  for (const kind of kinds) {
    it(`${gateway.gateway}'s ${kind}`, () => {
      const verify = (data) => {
        const { headers, body } = notification(gateway, kind, data);
        return gateway.verify(body, { kind, contentType: headers["content-type"] });
      };
      assert.equal(verify({ [field]: "A1001" }).merchantOrderId, "A1001");
      for (const missing of ["", null, undefined]) {
        let verified;
        try {
          verified = verify({ [field]: missing });
        } catch (error) {
          assert.equal(error.name, "PaychopError");
          continue;
        }
        // A sample without the field given has one of its own.
        assert.ok(verified.merchantOrderId?.length > 0, `${JSON.stringify(missing)}`);
      }
    });
  }
}
