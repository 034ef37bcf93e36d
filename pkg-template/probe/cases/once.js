/** What must be handled once. */
import { ack, answer, once, refuse, WITH_STATES } from "./steps.js";
import { foreign, mapSign, spelled } from "./tamper.js";

/** Another message, of the same time. */
const another = { nonce: "0000Fresh0000002" };
const third = { nonce: "0000Fresh0000003" };

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
      ack(c.pay(c.at(c.now + 15_000), { now: c.now + 15_000, nonce: "0000Fresh0000001" })),
    ],
    { only: ["basicex", "ubao", "vpay"] },
  ),
  once(
    "other-form",
    "the same event as a form and as JSON",
    (c) => [ack(c.pay({}, { as: "form" })), ack(c.pay({}, { as: "json" }))],
    { only: ["bibao", "ubao"] },
  ),
  once("upper-case-sign", "the same event with its sign in the other case", (c) => [
    ack(c.pay()),
    answer(
      c.pay(
        {},
        {
          after: (pairs) =>
            mapSign(pairs, (sign) => (c.gateway === "basicex" ? sign.toLowerCase() : sign.toUpperCase())),
        },
      ),
    ),
  ]),
  once(
    "unsigned-added",
    "the same event with a field that nobody signed",
    (c) => [
      ack(c.pay()),
      answer(c.pay({}, { after: (pairs) => [...pairs, c.gateway === "vpay" ? ["zz", null] : ["zz", "x"]] })),
    ],
    { only: ["vpay", "lianhe"] },
  ),
  once(
    "id-as-number",
    "the same event with its id as a JSON number",
    (c) => {
      const [genuine, other] = spelled(c, c.id, (id) => id);
      return [ack(genuine), answer(other)];
    },
    { only: ["bibao", "vpay"], fix: "spelling" },
  ),
  once(
    "success-before-pending",
    "the success before the pending one",
    (c) => [ack(c.pay()), ack(c.pay(c.message.pending, another))],
    { only: WITH_STATES },
  ),
  once(
    "pending-then-success",
    "the pending one, then the success",
    (c) => [ack(c.pay(c.message.pending)), ack(c.pay({}, another))],
    { only: WITH_STATES, risk: "A payer has paid and gets nothing." },
  ),
  once(
    "failure-after-success",
    "a failure after the success, then the success again",
    (c) => [ack(c.pay()), answer(c.pay(c.message.failed, another)), ack(c.pay({}, third))],
    { only: WITH_STATES },
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
    (c) => [ack(c.pay({ address: `0x${"5".repeat(40)}` })), ack(c.pay({}, another))],
    {
      only: ["ubao"],
      risk: "A payer whose deposit shares a transaction with another one gets nothing.",
      fix: "once",
    },
  ),
  once("lost-answer", "a retry after an answer that never came", (c) => {
    const request = c.pay();
    return [{ request, expect: "nothing", abandon: true }, ack(request)];
  }),
  once(
    "acked-early",
    "the credit stands in the books when the acknowledgement comes",
    (c) => [ack(c.pay())],
    {
      early: true,
      risk: "The program stops between the two: the gateway does not come again, and the payer gets nothing.",
    },
  ),
];
