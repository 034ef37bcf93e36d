/** Every golden vector through the installed package. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PaychopError } from "paychop";
import { gatewayOf, masked, secretsOf, vectors } from "./support/vectors.mjs";

for (const { gateway, cases } of vectors) {
  describe(`${gateway} vectors`, () => {
    for (const [index, one] of cases.entries()) {
      const subject = one.op ?? one.notificationKind ?? "";
      it(`${index}: ${one.kind} ${subject}${one.error ? ` → ${one.error}` : ""}`, () => {
        CHECKS[one.kind](gateway, one);
      });
    }
  });
}

const CHECKS = { request: checkRequest, notification: checkNotification, reply: checkReply };

function checkRequest(name, one) {
  const gateway = gatewayOf(name, one);
  if (one.error) return assert.throws(() => gateway[one.op](one.input), fails(one.error));
  const request = gateway[one.op](one.input);
  assert.equal(request.url, one.url);
  assert.deepEqual(sent(request), one.envelope);

  const explanation = gateway.explain(one.op, one.input);
  assert.match(explanation.signString, masked(one.signString, one.credentials));
  assert.equal(explanation.sign, one.sign);
  for (const secret of secretsOf(one.credentials)) assert.ok(!JSON.stringify(explanation).includes(secret));
}

/** The fields that travel; none for a GET, whose fields are in its URL. */
function sent({ fields, headers, body }) {
  if (fields !== undefined) return fields.data === undefined ? fields : JSON.parse(fields.data);
  if (body === undefined) return undefined;
  const isForm = headers["content-type"].startsWith("application/x-www-form-urlencoded");
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
}

function checkNotification(name, one) {
  const gateway = gatewayOf(name, one);
  const options = { contentType: one.contentType, kind: one.notificationKind };
  if (one.error) return assert.throws(() => gateway.verify(one.raw, options), fails(one.error));
  const notification = gateway.verify(one.raw, options);
  assert.equal(notification.gateway, name.toLowerCase());
  assert.deepEqual(notification.data, one.data);
  if (one.unsigned) assert.deepEqual(notification.unsigned, one.unsigned);
  if (one.amountDecimal) assert.equal(notification.amount, one.amountDecimal);
  if (one.succeeded === null) assert.equal(notification.outcome, "info");
  else assert.equal(notification.outcome === "succeeded", one.succeeded);

  const bytes = new TextEncoder().encode(one.raw);
  for (const raw of [bytes, bytes.buffer, Buffer.from(bytes)]) {
    assert.deepEqual(gateway.verify(raw, options), notification);
  }
  const explanation = gateway.explainNotification(one.raw, options);
  assert.match(explanation.signString, masked(one.signString, one.credentials));
  assert.equal(explanation.sign.toLowerCase(), one.sign.toLowerCase());
}

/** What the vectors ask to be answered is not in them; the sign is over the answer alone. */
function checkReply(name, one) {
  const gateway = gatewayOf(name, one);
  const asked = { UserName: "u1", OrderNum: "o1", Coin: one.input.Coin };
  const notification = {
    gateway: name.toLowerCase(),
    kind: one.notificationKind,
    secretIndex: 0,
    data: asked,
  };
  if (one.error) return assert.throws(() => gateway.reply(notification, one.input), fails(one.error));
  const { status, body } = gateway.reply(notification, one.input);
  assert.equal(status, 200);
  assert.equal(JSON.parse(body).Sign, one.sign);
}

/** The error's code, or that of one of its violations, is one of these. */
function fails(expected) {
  return (error) => {
    assert.ok(error instanceof PaychopError, String(error));
    const codes = [error.code, ...(error.violations ?? []).map(({ code }) => code)];
    assert.ok(
      [expected].flat().some((code) => codes.includes(code)),
      `${codes} instead of ${expected}`,
    );
    return true;
  };
}
