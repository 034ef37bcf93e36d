/** What must be handled once. */
import { ack, answer, has, once, refuse, takesBoth } from "./steps.js";
import { foreign, mapSign, spelled } from "./tamper.js";

/** Another message, of the same time. */
const another = { nonce: "0000Fresh0000002" };
const third = { nonce: "0000Fresh0000003" };

const otherCase = (sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase());

export const ONCE = [
  once("twice", "the same message twice", (c) => {
    const request = c.pay();
    return [ack(request), ack(request)];
  }),
  once("ten-at-once", "the same message ten times at once", (c) => {
    const request = c.pay();
    return [answer(request, { parallel: 10 }), ack(request)];
  }),
  once(
    "fresh-nonce",
    "the same event with a new nonce and time",
    (c) => [
      ack(c.pay()),
      ack(c.pay(c.message.at(c.now + 15_000), { now: c.now + 15_000, nonce: "0000Fresh0000001" })),
    ],
    { when: has("at") },
  ),
  once(
    "other-form",
    "the same event as a form and as JSON",
    (c) => [ack(c.pay({}, { as: "form" })), ack(c.pay({}, { as: "json" }))],
    { when: takesBoth },
  ),
  once("upper-case-sign", "the same event with its sign in the other case", (c) => [
    ack(c.pay()),
    answer(
      c.pay(
        {},
        {
          after: (pairs) => mapSign(pairs, otherCase),
        },
      ),
    ),
  ]),
  once(
    "unsigned-added",
    "the same event with a field that nobody signed",
    (c) => [ack(c.pay()), answer(c.pay({}, { after: (pairs) => [...pairs, c.message.unsigned] }))],
    { when: has("unsigned") },
  ),
  once(
    "id-as-number",
    "the same event with its id as a JSON number",
    (c) => {
      const [genuine, other] = spelled(c, c.id, (id) => id);
      return [ack(genuine), answer(other)];
    },
    { when: ({ message }) => message.idAsNumber, fix: "spelling" },
  ),
  once(
    "success-before-pending",
    "the success before the pending one",
    (c) => [ack(c.pay()), ack(c.pay(c.message.pending, another))],
    { when: has("pending") },
  ),
  once(
    "pending-then-success",
    "the pending one, then the success",
    (c) => [ack(c.pay(c.message.pending)), ack(c.pay({}, another))],
    { when: has("pending"), risk: "A payer has paid and gets nothing." },
  ),
  once(
    "failure-after-success",
    "a failure after the success, then the success again",
    (c) => [ack(c.pay()), answer(c.pay(c.message.failed, another)), ack(c.pay({}, third))],
    { when: has("failed") },
  ),
  once(
    "forged-first",
    "a forged message of an event, then the genuine one",
    (c) => [refuse(foreign(c, (secret) => `${secret}x`)), ack(c.pay())],
    { risk: "A forged message makes the genuine one count as a repeated one: the payer gets nothing." },
  ),
  once(
    "same-hash",
    "two deposits of one transaction, to two addresses",
    (c) => [ack(c.pay(c.message.twin)), ack(c.pay({}, another))],
    {
      when: has("twin"),
      risk: "A payer whose deposit shares a transaction with another one gets nothing.",
      fix: "once",
    },
  ),
  once("lost-answer", "a retry after an answer that never came", (c) => {
    const request = c.pay();
    return [{ request, expect: "nothing", abandon: true }, ack(request)];
  }),
  once("acked-early", "the order is credited before the acknowledgement", (c) => [ack(c.pay())], {
    early: true,
    risk: "The program stops between the two: the gateway does not come again, and the payer gets nothing.",
  }),
];
