/**
 * The shape of a case: `send(c)` returns its steps in order, each `{ request, expect }`. `expect` is "ack" (the gateway's exact
 * acknowledgement), "refuse" (any other answer, soon), "answer" (either of the two), "reply" (a signed answer) or
 * "nothing" (no answer is read). `credits` is how often the case's order must be credited afterwards, with `amount`;
 * undefined if the case does not decide that. `books` marks a case whose result only the ledger shows. `when` decides for
 * which gateways the case exists.
 */
import { AMOUNT } from "../values.js";

export const ack = (request, more) => ({ request, expect: "ack", ...more });
export const refuse = (request, more) => ({ request, expect: "refuse", ...more });
export const answer = (request, more) => ({ request, expect: "answer", ...more });

const group =
  (name, defaults) =>
  (id, title, send, more = {}) => ({ group: name, id, title, send, amount: AMOUNT, ...defaults, ...more });

export const genuine = group("genuine", {
  credits: 1,
  risk: "A payer has paid and gets nothing.",
  fix: "genuine",
});

export const forged = group("forged", {
  credits: 0,
  risk: "Anybody can credit any order with any amount.",
  fix: "verify",
});

export const once = group("once", {
  credits: 1,
  books: true,
  risk: "One payment is credited several times.",
  fix: "once",
});

export const robust = group("robust", {
  credits: 0,
  risk: "Anybody can stop the endpoint.",
  fix: "limit",
});

/** Conditions for `when`. They read `gatewayFor` in index.js, not the names of gateways. */
export const has =
  (name) =>
  ({ message }) =>
    message[name] !== null;
export const takesJson = ({ bodies }) => bodies.includes("json");
export const takesBoth = ({ bodies }) => bodies.length > 1;
export const takesJsonOnly = ({ bodies }) => takesJson({ bodies }) && bodies.length === 1;
/** The sign string does not escape separators in a value. */
export const slides = ({ unescapedPairs }) => unescapedPairs;
export const both = (one, other) => (gateway) => one(gateway) && other(gateway);
