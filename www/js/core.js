/** The one file of the page that knows the package. It runs in this browser; nothing is signed elsewhere. */
import { Basicex, Bibao, init, Lianhe, PaychopError, Ubao, Vpay } from "/paychop/entries/web.js";
import { notification } from "/paychop/testing.js";
import { randomText, TEXT } from "./random.js";

export { init };

const CLASSES = { Basicex, Bibao, Lianhe, Ubao, Vpay };

/** Bibao's key begins and ends with random text, six and four characters unless the credentials say otherwise. */
const bibaoNonce = ({ keyALength = 6, keyCLength = 4 }) =>
  randomText(Number(keyALength) + Number(keyCLength), TEXT.lower);

/** What a nonce looks like, where the gateway has one. */
const NONCES = {
  Basicex: () => randomText(16, TEXT.mixed),
  Bibao: bibaoNonce,
  Ubao: () => `${randomText(1, TEXT.nonZero)}${randomText(8, TEXT.digits)}`,
};

/** A moment and a nonce, drawn once, so that what is explained and what is sent are the same. */
export function drawFor({ gateway, credentials }) {
  const now = Date.now();
  const nonce = NONCES[gateway.name]?.(credentials);
  return { now: () => now, nonce: nonce && (() => nonce) };
}

/**
 * Signs one operation and explains it: `{ explanation, request }`, or `{ error }` where the core refuses it.
 * `account` is `{ gateway, credentials, options }`.
 */
export function sign(account, draw, operation, { input, path }) {
  return attempt(() => {
    const gateway = open(account, draw);
    const explanation = gateway.explain(operation.name, input, { path });
    const request = operation.open ? gateway[operation.name](path, input) : gateway[operation.name](input);
    return { explanation, request };
  });
}

/** Reads what a gateway answered: `{ answer }` or `{ error }`. */
export function readAnswer(account, operation, text) {
  return attempt(() => ({ answer: open(account).parseResponse(operation.name, text) }));
}

/** Checks a notification: `{ notification, explanation, ack }`, or `{ error, findings }`. */
export function verify(account, raw, hints) {
  const opened = attempt(() => ({ gateway: open(account) }));
  if (opened.error) return { error: opened.error, findings: [] };
  const { gateway } = opened;
  const judged = attempt(() => ({ notification: gateway.verify(raw, hints) }));
  if (judged.error) return { error: judged.error, findings: gateway.diagnose(raw, hints).findings };
  const { ack } = attempt(() => ({ ack: gateway.ack(judged.notification) }));
  return { notification: judged.notification, explanation: gateway.explainNotification(raw, hints), ack };
}

/** A notification as the gateway would send it to the holder of these credentials. */
export function sample(account, kind) {
  return attempt(() => ({ message: notification(open(account), kind) }));
}

function open({ gateway, credentials, options }, draw) {
  return new CLASSES[gateway.name](credentials, { ...options, ...draw });
}

function attempt(step) {
  try {
    return step();
  } catch (error) {
    if (error instanceof PaychopError) return { error };
    throw error;
  }
}
