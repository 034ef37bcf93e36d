/** The sandbox's demo merchant: receives notifications like any merchant with this package. */
import { memoryReplay, notificationHandler } from "../handler.js";
import { catalog } from "../shared/catalog.js";

/** Its data for every user in Bibao's requests for data. */
const BANK = { Account: "6222021234567890123", Bank: "招商银行", RealName: "张三", SubBranch: "深圳分行" };
const APPROVED = 1;
const ANSWERS = {
  getBankCard: () => BANK,
  otcVerify: () => ({ ...BANK, Status: APPROVED }),
  otcQuery: ({ Coin }) => ({ Coin, CoinAmount: "1000000" }),
};

/**
 * The kind of an address without a kind: Basicex's payments, because its notifications do not show their kind, and Bibao's
 * notices, because its other callbacks have addresses of their own. The others show it in their fields.
 */
const DEFAULT_KINDS = {
  basicex: "payment",
  bibao: "notice",
  ubao: undefined,
  vpay: undefined,
  lianhe: undefined,
};

/** Throws, with its name, for a gateway or a kind that the merchant could not answer. */
export function requireRows(tables) {
  for (const { id, kinds } of tables) {
    if (!Object.hasOwn(DEFAULT_KINDS, id)) throw new Error(`merchant.js has no default kind for ${id}.`);
    for (const { name, reply } of kinds) {
      if (reply.length > 0 && !Object.hasOwn(ANSWERS, name)) {
        throw new Error(`merchant.js has no answer to ${id}'s ${name}.`);
      }
    }
  }
}

/**
 * `receive(gateway id, kind or undefined, Request)`. With `?fail=N` in the address, it fails the first N deliveries of an
 * event, so you can watch the gateway's retries.
 */
export function createMerchant({ desks, journal }) {
  requireRows(catalog);
  const replay = memoryReplay();
  const failures = new Map();

  function failOnPurpose({ replayKey }, times) {
    const before = failures.get(replayKey) ?? 0;
    if (replayKey === undefined || before >= times) return;
    failures.set(replayKey, before + 1);
    throw new Error(`fails on purpose, ${before + 1} of ${times}`);
  }

  async function receive(id, kind, request) {
    const { gateway } = desks.get(id);
    const times = Number(new URL(request.url).searchParams.get("fail") ?? 0);
    let seen;
    let handled = false;
    const onEvent = (notification) => {
      failOnPurpose(notification, times);
      handled = true;
      return ANSWERS[notification.kind]?.(notification.data);
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
      { kind: kind ?? DEFAULT_KINDS[id], replay, onError },
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
  return text.startsWith("{") ? JSON.parse(text).code : String(response.status);
}
