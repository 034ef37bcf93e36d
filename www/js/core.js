/** The one file of the page that uses the package's API. It runs in this browser; nothing is signed elsewhere. */
import * as paychop from "../paychop/entries/web.js";
import { notification } from "../paychop/testing.js";
import { randomText, TEXT } from "./random.js";

/** The file itself: the script that `init` takes by itself is a third larger. */
export const init = () => paychop.init(new URL("../paychop/paychop.wasm", import.meta.url));

/** What else the package gives, by name: the error, and a class for each gateway of the catalog. */
const { PaychopError, ...gateways } = paychop;

/** Bibao's key begins and ends with random text. The credentials may say how long it is; the catalog has the usual lengths. */
function bibaoNonce(given, { credentials }) {
  const lengths = credentials.filter(({ role }) => typeof role === "object");
  const sum = lengths.reduce((total, { name, role }) => total + Number(given[name] ?? role.length), 0);
  // With any other length the core refuses the credentials, and says so.
  return sum >= 0 && sum <= MOST_RANDOM ? randomText(sum, TEXT.lower) : undefined;
}

/** Two lengths of at most 64. */
const MOST_RANDOM = 128;

/** What a nonce looks like, where the gateway has one. */
const NONCES = {
  Basicex: () => randomText(16, TEXT.mixed),
  Bibao: bibaoNonce,
  Ubao: () => `${randomText(1, TEXT.nonZero)}${randomText(8, TEXT.digits)}`,
};

/** A moment and a nonce, drawn once, so that what is explained and what is sent are the same. */
export function drawFor({ gateway, credentials }) {
  const now = Date.now();
  const nonce = NONCES[gateway.name]?.(credentials, gateway);
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

/** Checks a notification: `{ notification, explanation, ack, findings }`, or `{ error, findings }`. */
export function verify(account, raw, hints) {
  const opened = attempt(() => ({ gateway: open(account) }));
  if (opened.error) return { error: opened.error, findings: [] };
  const { gateway } = opened;
  const judged = attempt(() => ({ notification: gateway.verify(raw, hints) }));
  const { findings = [] } = attempt(() => gateway.diagnose(raw, hints));
  if (judged.error) return { error: judged.error, findings };
  const { notification } = judged;
  const { ack } = attempt(() => ({ ack: gateway.ack(notification) }));
  return { notification, explanation: gateway.explainNotification(raw, hints), ack, findings };
}

/** A notification as the gateway would send it to the holder of these credentials: `{ message }` or `{ error }`. */
export function sample(account, kind, data) {
  return attempt(() => ({ message: notification(open(account), kind, data) }));
}

/** `{ name }` of the secret that is in the sign string, where it is a mask; or `{ error }`. */
export function signingSecret(account) {
  const { message, error } = sample(account, account.gateway.kinds[0].name);
  if (error) return { error };
  const { parts } = open(account).explainNotification(message.body, { kind: account.gateway.kinds[0].name });
  const { text } = parts.find(({ source }) => source === "secret");
  const { name } = account.gateway.credentials.find((one) => text === `<${one.name}>`);
  return { name };
}

function open({ gateway, credentials, options }, draw) {
  return new gateways[gateway.name](credentials, { ...options, ...draw });
}

/** What a step gives, or `{ error }` where the package refuses something. */
export function attempt(step) {
  try {
    return step();
  } catch (error) {
    if (error instanceof PaychopError) return { error };
    throw error;
  }
}
