/** Every error code, each from the least change of something good. */
import { firstCase, gatewayOf, hintsOf, vectors } from "./cases.js";
import { throws } from "./check.js";

export function errorTests({ paychop }) {
  const json = { kind: "notification", contentType: "application/json", succeeded: true };
  const recharge = firstCase("Ubao", json);
  const ubao = (more, change) => gatewayOf(paychop, "Ubao", { ...recharge, ...change }, more);
  const verifies = (raw, hints) => () => ubao().verify(raw, hints);
  const { sign, ...unsigned } = JSON.parse(recharge.raw);
  const { nonce: _, ...nonceless } = JSON.parse(recharge.raw);

  const payment = firstCase("Basicex", json);
  const order = firstCase("Basicex", { kind: "request", op: "cashier" });
  const basicex = () => gatewayOf(paychop, "Basicex", order);
  const acknowledgesQuestion = () => {
    const question = firstCase("Bibao", { kind: "notification", notificationKind: "otcQuery" });
    const bibao = gatewayOf(paychop, "Bibao", question);
    bibao.ack(bibao.verify(question.raw, hintsOf(question)));
  };
  const refused = (code) => () => {
    const one = vectors.Vpay.find(({ error }) => error === code);
    gatewayOf(paychop, "Vpay", one).verify(one.raw, hintsOf(one));
  };

  const rows = [
    ["invalid_credentials", () => ubao({}, { credentials: { ...recharge.credentials, apiKey: "" } })],
    ["invalid_options", () => ubao({ baseUrl: undefined })],
    ["invalid_options", () => ubao({ now: 5 })],
    ["invalid_request", () => basicex().cashier({ ...order.input, colour: "red" })],
    ["unknown_operation", () => basicex().explain("precreated", order.input)],
    ["reply_required", acknowledgesQuestion],
    ["malformed_body", verifies("[]")],
    ["malformed_body", verifies(Uint8Array.of(0x7b, 0xff, 0x7d))],
    ["missing_field", verifies(JSON.stringify(nonceless))],
    ["missing_field", () => gatewayOf(paychop, "Basicex", payment).verify(payment.raw)],
    ["missing_signature", verifies(JSON.stringify(unsigned))],
    ["signature_mismatch", verifies(recharge.raw.replace(sign, "0".repeat(32)))],
    ["duplicate_field", verifies(recharge.raw.replace("{", `{"sign":"${sign}",`))],
    ["ambiguous_field", refused("ambiguous_field")],
    ["wrong_merchant", refused("wrong_merchant")],
    ["kind_mismatch", verifies(recharge.raw, { kind: "transfer" })],
    ["timestamp_out_of_tolerance", () => ubao({ toleranceSeconds: 60, now: () => 0 }).verify(recharge.raw)],
    ["too_large", () => ubao({ maxBytes: recharge.raw.length - 1 }).verify(recharge.raw)],
  ];
  return rows.map(([code, act], index) => [
    `error ${index}, ${code}`,
    () => throws(paychop.PaychopError, code, act),
  ]);
}
