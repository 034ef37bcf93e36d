/** Genuine messages of every kind, in every form that a gateway is known to send. */
import { jsonOf, raw } from "../values.js";
import { ack, answer, both, genuine, has, takesBoth, takesJson, takesJsonOnly } from "./steps.js";

const BEFORE_PAID = "An order counts as paid before it is.";

/** An amount of this text is credited as it is. */
const amount = (id, title, text, more) =>
  genuine(id, title, (c) => [ack(c.pay(c.message.amounts(text)))], { amount: text, fix: "text", ...more });

const notCredited = (id, title, send, more) => genuine(id, title, send, { credits: 0, books: true, ...more });

const FORMS = [
  genuine("plain", "a payment, as the gateway sends it", (c) => [ack(c.pay())]),
  genuine("as-json", "a payment as JSON", (c) => [ack(c.pay({}, { as: "json" }))], {
    when: takesBoth,
  }),
  genuine("as-form", "a payment as a form", (c) => [ack(c.pay({}, { as: "form" }))], {
    when: takesBoth,
  }),
  genuine("added-field", "a field that is new", (c) => [ack(c.pay({ zzNewField: "1" }))]),
  genuine("null-field", "a field that is null", (c) => [ack(c.pay({ [c.message.nullField]: null }))], {
    when: has("nullField"),
  }),
  genuine("chinese", "Chinese text", (c) => [ack(c.pay({ [c.message.textField]: "充值 你好" }))]),
  genuine("blanks", "text with a plus, spaces, % and &", (c) => [
    ack(c.pay({ [c.message.textField]: "a+b c  d%20&" })),
  ]),
  genuine("slashes", "text with / < > and quotes", (c) => [
    ack(c.pay({ [c.message.textField]: "https://a.example/<b>'\"" })),
  ]),
  genuine("reordered", "the fields in another order", (c) => [
    ack(c.pay({}, { after: (pairs) => [...pairs].reverse() })),
  ]),
  genuine(
    "spaced",
    "JSON with spaces between its parts",
    (c) => [ack(c.pay({}, { as: "json", print: spaced }))],
    {
      when: takesJson,
    },
  ),
  genuine(
    "escaped",
    "JSON with non-ASCII characters and slashes escaped",
    (c) => [ack(c.pay({ [c.message.textField]: "充值/" }, { as: "json", print: escaped }))],
    { when: takesJson },
  ),
];

const NUMBERS = [
  amount("trailing-zero", "the amount 22.70", "22.70"),
  amount("whole-amount", "the amount 20.00", "20.00"),
  amount("large-amount", "the amount 12345678.90", "12345678.90"),
  amount("tiny-amount", "the amount 0.00000100", "0.00000100", {
    when: ({ message }) => message.places >= 8,
  }),
  amount("exact-amount", "an amount with more digits than a float has", "18.370000000000000001", {
    when: ({ message }) => message.places >= 18,
  }),
  genuine(
    "long-id",
    "a gateway's number of 19 digits",
    (c) => [ack(c.pay({ [c.message.idField]: c.longId }))],
    {
      when: has("idField"),
      fix: "text",
    },
  ),
  genuine(
    "long-number",
    "a gateway's number of 19 digits, as a JSON number",
    (c) => [ack(c.pay({ [c.message.idField]: raw(c.longId) }))],
    {
      when: both(takesJsonOnly, ({ message }) => message.idAsNumber),
      fix: "text",
    },
  ),
];

const STATES = [
  notCredited("pending", "a payment that is not finished", (c) => [ack(c.pay(c.message.pending))], {
    when: has("pending"),
    risk: BEFORE_PAID,
    fix: "status",
  }),
  notCredited("failed", "a payment that failed", (c) => [ack(c.pay(c.message.failed))], {
    when: has("failed"),
    risk: "A failed order counts as paid.",
    fix: "status",
  }),
  notCredited("half-paid", "State1 2 with State2 1", (c) => [ack(c.pay(c.message.halfPaid))], {
    when: has("halfPaid"),
    risk: BEFORE_PAID,
    fix: "status",
  }),
  notCredited(
    "unknown-status",
    "a status that no table has",
    (c) => [answer(c.pay(c.message.unknownStatus))],
    { when: has("unknownStatus"), risk: BEFORE_PAID, fix: "status" },
  ),
];

const KINDS = [
  notCredited("going-out", "money that left the merchant", (c) => [answer(c.pay(c.message.out))], {
    when: has("out"),
    risk: "A payout is credited as a payment: the same money twice.",
    fix: "direction",
  }),
  notCredited("balance", "the balance of an address", (c) => [ack(c.send(c.message.balance(c)))], {
    when: has("balance"),
    risk: "A balance is credited as a payment.",
    fix: "direction",
  }),
  notCredited(
    "other-token",
    "a token called USDT that is another",
    (c) => [answer(c.pay(c.message.otherToken))],
    { when: has("otherToken"), risk: "Anybody issues a token called USDT and pays with it.", fix: "coin" },
  ),
  notCredited(
    "other-chain",
    "a coin's contract on another chain",
    (c) => [answer(c.pay(c.message.otherChain))],
    { when: has("otherChain"), risk: "A worthless coin is credited as USDT.", fix: "coin" },
  ),
  genuine(
    "three-notices",
    "the three notices of one user deposit",
    (c) => ["4", "6", "1"].map((Type, at) => ack(c.notice({ Type, Id: `${c.id}${at}` }))),
    { when: has("notice"), books: true, risk: "One deposit is credited three times.", fix: "notice" },
  ),
  notCredited(
    "other-notices",
    "notices of money that goes out, of a fee, and of a deposit that failed",
    (c) => [
      ...["2", "3", "5", "7"].map((Type, at) => ack(c.notice({ Type, Id: `${c.id}${at}` }))),
      ack(c.notice({ State: "5", Id: `${c.id}9` })),
    ],
    { when: has("notice"), risk: "A withdrawal, a fee or a failed deposit is credited.", fix: "notice" },
  ),
  ...Object.entries({ otcQuery: "replyAmount", getBankCard: "reply", otcVerify: "replyVerify" }).map(
    ([kind, fix]) =>
      genuine(
        `asks-${kind}`,
        `the question ${kind}`,
        (c) => [{ request: c.question(kind), expect: "reply", kind }],
        {
          when: has("question"),
          credits: undefined,
          fix,
          risk: "The gateway cannot check the order, and the sale does not go on.",
        },
      ),
  ),
];

export const GENUINE = [...FORMS, ...NUMBERS, ...STATES, ...KINDS];

function spaced(pairs) {
  const members = pairs.map(([name, value]) => `${JSON.stringify(name)} : ${jsonOf(value)}`);
  return `{ ${members.join(" ,\n ")} }`;
}

function escaped(pairs) {
  return ascii(`{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`).join(",")}}`);
}

const ascii = (text) =>
  text
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("/", "\\/");
