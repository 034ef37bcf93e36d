/** Every golden vector: requests, notifications, replies, and the explanation of each. */
import { gatewayOf, hintsOf, secretsOf, vectors } from "./cases.js";
import { equal, ok, throws } from "./check.js";

export function vectorTests({ paychop }) {
  const tests = { request, notification, reply };
  return Object.entries(vectors).flatMap(([name, cases]) =>
    cases.map((one, index) => [
      `${name} vector ${index}, ${one.kind} ${one.op ?? one.notificationKind ?? ""}`,
      () => tests[one.kind](paychop, name, one),
    ]),
  );
}

function request(paychop, name, one) {
  const gateway = gatewayOf(paychop, name, one);
  if (one.error) return throws(paychop.PaychopError, one.error, () => gateway[one.op](one.input));
  const signed = gateway[one.op](one.input);
  equal(signed.url, one.url, "url");
  equal(sent(signed), one.envelope, "envelope");
  explained(gateway.explain(one.op, one.input), one);
}

function notification(paychop, name, one) {
  const gateway = gatewayOf(paychop, name, one);
  if (one.error) {
    return throws(paychop.PaychopError, one.error, () => gateway.verify(one.raw, hintsOf(one)));
  }
  for (const raw of [one.raw, new TextEncoder().encode(one.raw)]) {
    const { data, unsigned, outcome, amount } = gateway.verify(raw, hintsOf(one));
    equal(data, one.data, "data");
    equal(unsigned, one.unsigned ?? {}, "unsigned");
    if (one.amountDecimal) equal(amount, one.amountDecimal, "amount");
    if (one.succeeded === null) equal(outcome, "info", "outcome");
    else equal(outcome === "succeeded", one.succeeded, `succeeded, by outcome ${outcome},`);
  }
  explained(gateway.explainNotification(one.raw, hintsOf(one)), one);
}

function reply(paychop, name, one) {
  const gateway = gatewayOf(paychop, name, one);
  const asked = { gateway: name.toLowerCase(), kind: one.notificationKind, secretIndex: 0, data: {} };
  if (one.error) return throws(paychop.PaychopError, one.error, () => gateway.reply(asked, one.input));
  equal(JSON.parse(gateway.reply(asked, one.input).body).Sign, one.sign, "Sign");
}

/** The fields that travel; none for a GET, whose fields are in its URL. */
function sent({ fields, headers, body }) {
  if (fields !== undefined) return fields.data === undefined ? fields : JSON.parse(fields.data);
  if (body === undefined) return undefined;
  const isForm = headers["content-type"].startsWith("application/x-www-form-urlencoded");
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
}

/** The same sign, over the same string with something else in the place of each secret. */
function explained({ signString, sign }, one) {
  equal(sign.toLowerCase(), one.sign.toLowerCase(), "explained sign");
  const secrets = secretsOf(one.credentials);
  for (const secret of secrets) ok(!signString.includes(secret), "the sign string holds a secret");
  const GAP = "\u0000";
  const pieces = secrets.reduce((text, secret) => text.replaceAll(secret, GAP), one.signString).split(GAP);
  let end = 0;
  for (const piece of pieces) {
    const start = signString.indexOf(piece, end);
    ok(start >= 0, `the sign string is ${signString}`);
    end = start + piece.length;
  }
}
