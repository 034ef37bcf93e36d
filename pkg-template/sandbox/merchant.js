/** The sandbox's demo merchant: receives notifications like any merchant with this package. */
import { memoryReplay, notificationHandler } from "../handler.js";
import { tableOf } from "../shared/catalog.js";

/** Throws, with its name, for a kind that the merchant could not answer. */
export function requireAnswers({ id, answers = {} }, { kinds } = tableOf(id)) {
  for (const { name, reply } of kinds) {
    if (reply.length > 0 && !Object.hasOwn(answers, name)) {
      throw new Error(`sandbox/gateways/${id}.js has no answer to ${name}.`);
    }
  }
}

/**
 * `receive(gateway id, kind or undefined, Request)`. With `?fail=N` in the address, it fails the first N deliveries of an
 * event, so you can watch the gateway's retries.
 */
export function createMerchant({ desks, journal }) {
  for (const { trade } of desks.values()) requireAnswers(trade);
  const replay = memoryReplay();
  const failures = new Map();

  function failOnPurpose({ replayKey }, times) {
    const before = failures.get(replayKey) ?? 0;
    if (replayKey === undefined || before >= times) return;
    failures.set(replayKey, before + 1);
    throw new Error(`fails on purpose, ${before + 1} of ${times}`);
  }

  async function receive(id, kind, request) {
    const { gateway, trade } = desks.get(id);
    const times = Number(new URL(request.url).searchParams.get("fail") ?? 0);
    let seen;
    let handled = false;
    const onEvent = (notification) => {
      failOnPurpose(notification, times);
      handled = true;
      return trade.answers?.[notification.kind]?.(notification.data);
    };
    let failure;
    const onError = (error) => {
      failure = error.message;
    };
    const handler = notificationHandler(
      watched(gateway, (notification) => {
        seen = notification;
      }),
      onEvent,
      { kind: kind ?? trade.defaultKind, replay, onError },
    );
    const response = await handler(request);
    const at = new Date().toISOString();
    journal.record(
      "merchant",
      seen === undefined
        ? { gateway: id, error: await codeOf(response), at }
        : { ...summary(seen), repeated: !handled && failure === undefined, failure: failure ?? null, at },
    );
    return response;
  }

  return { receive };
}

/** The same gateway, which also reports what it verified. */
function watched(gateway, onVerified) {
  return {
    gateway: gateway.gateway,
    maxBytes: gateway.maxBytes,
    verify(raw, options) {
      const notification = gateway.verify(raw, options);
      onVerified(notification);
      return notification;
    },
    diagnose: (raw, options) => gateway.diagnose(raw, options),
    ack: (notification) => gateway.ack(notification),
    reply: (notification, data) => gateway.reply(notification, data),
    reject: (notification, reason) => gateway.reject(notification, reason),
  };
}

function summary(notification) {
  const { gateway, kind, direction, outcome, amount, currency } = notification;
  const { merchantOrderId, gatewayOrderId, replayKey } = notification;
  return { gateway, kind, direction, outcome, amount, currency, merchantOrderId, gatewayOrderId, replayKey };
}

async function codeOf(response) {
  const text = await response.clone().text();
  // Bibao's rejection is JSON, too, and has no code of this package.
  return (text.startsWith("{") ? JSON.parse(text).code : undefined) ?? String(response.status);
}
