/** What must not be believed. */
import { merchantFieldOf } from "../messages.js";
import { raw } from "../values.js";
import {
  ack,
  answer,
  both,
  forged,
  has,
  refuse,
  slides,
  takesBoth,
  takesJson,
  takesJsonOnly,
} from "./steps.js";
import {
  double,
  doubledEscaped,
  flip,
  injected,
  isSign,
  mapSign,
  moveDigit,
  richer,
  slide,
  spelled,
  tamper,
  withSecret,
  withSign,
} from "./tamper.js";

const compare = (id, title, send, more) => forged(id, title, send, { fix: "compare", ...more });

const SIGNS = [
  forged(
    "no-sign",
    "no sign",
    tamper((pairs) => pairs.filter(([name]) => !isSign(name))),
  ),
  forged(
    "empty-sign",
    "an empty sign",
    withSign(() => ""),
  ),
  forged(
    "null-sign",
    "a sign that is null",
    withSign(() => null),
    { when: takesJsonOnly },
  ),
  forged(
    "wrong-sign",
    "a sign of zeros",
    withSign((sign) => "0".repeat(sign.length)),
  ),
  compare(
    "true-sign",
    "the sign true, which PHP's == takes for any text",
    withSign(() => raw("true")),
    { when: takesJsonOnly },
  ),
  compare(
    "true-sign-json",
    "the sign true in JSON, which PHP's == takes for any text",
    (c) => [refuse(c.pay({}, { as: "json", after: (pairs) => mapSign(pairs, () => raw("true")) }))],
    { when: takesBoth },
  ),
  compare(
    "number-sign",
    "the sign 0",
    withSign(() => raw("0")),
  ),
  compare(
    "list-sign",
    "a sign that is a list",
    tamper((pairs, c) =>
      c.form
        ? pairs.map(([name, value]) => (isSign(name) ? [`${name}[]`, ""] : [name, value]))
        : mapSign(pairs, () => ["a"]),
    ),
  ),
  compare(
    "short-sign",
    "the first 8 digits of the right sign",
    withSign((sign) => sign.slice(0, 8)),
  ),
  compare(
    "long-sign",
    "the right sign and more",
    withSign((sign) => `${sign}00`),
  ),
  compare(
    "wide-sign",
    "a sign with as many characters as the right one, that are not ASCII",
    withSign((sign) => "é".repeat(sign.length)),
  ),
  compare(
    "last-digit",
    "a sign that differs in its last digit",
    withSign((sign) => sign.slice(0, -1) + (sign.endsWith("0") ? "1" : "0")),
  ),
  forged(
    "no-secret",
    "signed with an empty secret",
    withSecret(() => ""),
    { risk: "Where the secret is not configured, anybody signs." },
  ),
  forged(
    "undefined-secret",
    "signed with the text undefined",
    withSecret(() => "undefined"),
    { risk: "Where the secret is not configured, anybody signs." },
  ),
  forged(
    "other-secret",
    "signed with another merchant's secret",
    withSecret((secret) => `${secret}x`),
  ),
  forged(
    "null-secret",
    "signed with the text null",
    withSecret(() => "null"),
    { risk: "Where the secret is not configured, anybody signs." },
  ),
];

const CONTENTS = [
  forged(
    "amount",
    "a greater amount under a genuine sign",
    tamper((pairs, c) =>
      pairs.map(([name, value]) => [name, name === c.message.carrier ? richer(c) : value]),
    ),
  ),
  forged(
    "one-byte",
    "one byte changed",
    tamper((pairs, c) =>
      pairs.map(([name, value]) => [name, name === c.message.carrier ? flip(value) : value]),
    ),
  ),
  forged("double-first", "a duplicate amount field, the forged one first", tamper(double(false)), {
    fix: "duplicate",
  }),
  forged("double-last", "a duplicate amount field, the forged one last", tamper(double(true)), {
    fix: "duplicate",
  }),
  forged(
    "double-escaped",
    "a duplicate amount field with an escaped name",
    (c) => [refuse(c.pay({}, { as: "json", print: (pairs) => doubledEscaped(pairs, c) }))],
    { when: takesJson, fix: "duplicateName" },
  ),
  forged(
    "in-query",
    "the forged field in the URL",
    (c) => [
      refuse({
        ...c.pay({}, { after: (pairs) => pairs.filter(([name]) => name !== c.message.carrier) }),
        query: `?${c.message.carrier}=${encodeURIComponent(richer(c).text ?? richer(c))}`,
      }),
    ],
    { fix: "body" },
  ),
  forged("moved-digits", "a digit moved between nonce and timestamp", tamper(moveDigit), {
    when: has("adjacent"),
    fix: "time",
    risk: "One signed message has many forms, which pass a check of its time or nonce.",
  }),
  forged(
    "slid-order",
    "an order number that contains the next field",
    (c) => [refuse(slide(c, c.message.orderField))],
    {
      when: slides,
      fix: "slide",
      risk: "One sign string, two meanings: the same payment counts for an order of another name.",
    },
  ),
  forged(
    "slid-id",
    "a genuine message with a new field, then the same with that field inside the gateway's number",
    (c) => [
      ack(c.pay(Object.fromEntries([c.message.added]))),
      refuse(c.pay({ [c.message.idField]: `${c.id}&${c.message.added.join("=")}` })),
    ],
    {
      when: both(slides, has("added")),
      credits: 1,
      fix: "slide",
      risk: "One payment is credited again for each field that the gateway adds.",
    },
  ),
  forged(
    "injected",
    "a payer's text that turns a failure into a success",
    (c) => injected(c, c.message.payerText, c.message.failed, {}),
    {
      when: both(slides, has("payerText")),
      fix: "slide",
      risk: "A payer writes a success into a text of his own and is credited without paying.",
    },
  ),
  forged(
    "id-spelled",
    "a genuine message, then the same with its number as 77.0 in place of 77",
    // A float prints as an integer of at most 15 digits.
    (c) => {
      const [genuine, double] = spelled(c, c.id.slice(0, 12), (id) => `${id}.0`);
      return [ack(genuine), refuse(double)];
    },
    {
      when: ({ message }) => message.canonical && message.idAsNumber,
      credits: 1,
      fix: "spelling",
      risk: "One payment under several spellings of its number is credited several times.",
    },
  ),
];

const PURPOSES = [
  forged(
    "other-merchant",
    "another merchant's message, signed with the right secret",
    (c) => [refuse(c.pay({ [merchantFieldOf(c.gateway, c.kind)]: "somebodyelse" }))],
    {
      when: ({ merchantField }) => merchantField !== null,
      fix: "merchant",
      risk: "With one secret for several shops, one shop's payments are credited in another.",
    },
  ),
  forged("own-request", "the merchant's own request, sent back", (c) => [refuse(c.ownRequest())], {
    fix: "kind",
    risk: "What the merchant signs for the gateway passes for what the gateway signs.",
  }),
  forged("other-gateway", "another gateway's body", () => [
    refuse({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"orderNo":"1","status":"PAID","sign":"00"}',
    }),
  ]),
  forged(
    "other-method",
    "another method under a right sign",
    (c) => [refuse(c.pay({}, { envelope: [c.message.otherMethod] }))],
    {
      when: has("otherMethod"),
      fix: "method",
      risk: "An answer that the gateway signed for another purpose is taken for a payment.",
    },
  ),
  forged(
    "error-code",
    "a code that is not 0000",
    (c) => [answer(c.pay({}, { envelope: [c.message.errorCode] }))],
    { when: has("errorCode"), books: true, fix: "status", risk: "An unpaid order counts as paid." },
  ),
  forged(
    "other-kind",
    "a question about an order, at the URL of payments",
    (c) => [answer(c.question("otcVerify", { suffix: "/otc" }))],
    {
      when: has("question"),
      books: true,
      fix: "kind",
      risk: "A question about an order is credited as its payment.",
    },
  ),
  forged(
    "order-as-question",
    "a payment's message, at the URL of questions",
    (c) => [refuse(c.pay({}, { suffix: "/getBankCard" }), { secretive: true })],
    {
      when: has("question"),
      credits: undefined,
      fix: "question",
      risk: "Whoever has seen a payment's message reads a user's bank account.",
    },
  ),
  forged(
    "question",
    "a question with a wrong sign",
    (c) => [
      refuse(c.question("getBankCard", { after: (pairs) => mapSign(pairs, () => "0".repeat(32)) }), {
        secretive: true,
      }),
    ],
    {
      when: has("question"),
      credits: undefined,
      risk: "Anybody reads a user's bank account, and gets texts signed.",
    },
  ),
  forged(
    "stale",
    "a genuine message that is a year old",
    (c) => [answer(c.pay(c.message.at(c.now - 365 * 86_400_000), { now: c.now - 365 * 86_400_000 }))],
    {
      when: has("at"),
      credits: undefined,
      note: "Both answers are right: a limit of time is a choice, and what is handled once cannot be replayed.",
      fix: "once",
    },
  ),
  forged("method-get", "GET in place of POST", (c) => [
    refuse({
      ...c.pay(),
      method: "GET",
      query: `?${new URLSearchParams({ status: "SUCCESS" })}`,
      body: undefined,
    }),
  ]),
];

export const FORGED = [...SIGNS, ...CONTENTS, ...PURPOSES];
