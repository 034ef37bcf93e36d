/**
 * The cases, as data: what is sent, what a right endpoint answers, what its books must then say, what could be stolen.
 *
 * `send(c)` gives the steps in their order, each `{ request, expect }`: "ack" (the gateway's exact acknowledgement),
 * "refuse" (anything else, soon), "answer" (either of the two), "reply" (a signed answer). `credits` is how often the
 * case's order must have been credited afterwards. `books` marks the cases whose outcome only the books show.
 */
import { createHash } from "node:crypto";
import { AMOUNT } from "./messages.js";
import { jsonOf, raw, readJson } from "./wire.js";

const ALL = ["basicex", "bibao", "ubao", "vpay", "lianhe"];
const SLIDING = ["bibao", "vpay", "lianhe"];

const ack = (request, more) => ({ request, expect: "ack", ...more });
const refuse = (request, more) => ({ request, expect: "refuse", ...more });
const answer = (request, more) => ({ request, expect: "answer", ...more });

const genuine = (id, title, send, more) => ({
  group: "genuine",
  id,
  title,
  send,
  credits: 1,
  risk: "A payer has paid and gets nothing.",
  fix: "genuine",
  ...more,
});
const forged = (id, title, send, more) => ({
  group: "forged",
  id,
  title,
  send,
  credits: 0,
  risk: "Anybody can credit any order with any amount.",
  fix: "verify",
  ...more,
});
const once = (id, title, send, more) => ({
  group: "once",
  id,
  title,
  send,
  credits: 1,
  books: true,
  risk: "One payment is credited several times.",
  fix: "once",
  ...more,
});
const robust = (id, title, send, more) => ({
  group: "robust",
  id,
  title,
  send,
  credits: 0,
  risk: "Anybody can stop the endpoint.",
  fix: "limit",
  ...more,
});

/** Changes the pairs after they were signed. */
const tamper = (change) => (c) => [refuse(c.pay({}, { after: (pairs) => change(pairs, c) }))];
const isSign = (name) => name === "sign" || name === "Sign";
const withSign = (write) =>
  tamper((pairs) => pairs.map(([name, value]) => [name, isSign(name) ? write(value) : value]));

const otherSecrets = (credentials, write) =>
  Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [name, SECRETS.has(name) ? write(value) : value]),
  );
const SECRETS = new Set(["apiKey", "secretKey", "keyB", "secret"]);
const foreign = (write) => (c) => [refuse(c.pay({}, { credentials: otherSecrets(c.credentials, write) }))];

/** The field whose change is worth money: the amount, or what holds it. */
const carrier = (c) => ({ basicex: "data", ubao: "body" })[c.gateway] ?? c.message.amountField;

/** The pairs again with a greater amount in the field that carries it. */
function richer(c) {
  const more = c.gateway === "ubao" ? "9918370000000000000000" : `99${AMOUNT}`;
  const amount = c.gateway === "basicex" || c.gateway === "vpay" ? raw(more) : more;
  let pairs = [];
  const keep = (signed) => {
    pairs = signed;
    return signed;
  };
  c.pay({ [c.message.amountField]: amount }, { after: keep });
  return pairs.find(([name]) => name === carrier(c))[1];
}

const double = (last) => (pairs, c) => {
  const forgedPair = [carrier(c), richer(c)];
  return last ? [...pairs, forgedPair] : [forgedPair, ...pairs];
};

/** Everything behind `from` in the order of signing, put into one value: signed alike, read otherwise. */
function slide(c, from, lead = {}) {
  const fields = c.fields(lead);
  const names = Object.keys(fields)
    .filter((name) => fields[name] !== undefined && name !== "FinishTime")
    .sort();
  const at = names.indexOf(from);
  const text = (value) => (typeof value === "string" ? value : canonicalOf(value));
  const tail = `${text(fields[from])}&${names[at + 1]}=${text(fields[names[at + 1]])}`;
  return c.send({ ...fields, [from]: tail, [names[at + 1]]: undefined });
}
const canonicalOf = (value) => (value.text ?? jsonOf(value)).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** A text of the payer's own that holds a success: the failed message and the forged one have the same sign string. */
function injected(c, name, failed, success) {
  const all = c.fields({ ...failed, [name]: "" });
  const names = Object.keys(all)
    .filter((field) => field > name && field !== "FinishTime" && all[field] !== undefined)
    .sort();
  const write = (values) => names.map((field) => `${field}=${signText(values[field])}`).join("&");
  const real = { ...c.fields(failed), [name]: `u&${write(c.fields(success))}&x=` };
  const fake = { ...c.fields(success), [name]: "u", x: `&${write(real)}` };
  return [answer(c.send(real)), refuse(c.send(fake))];
}
const signText = (value) =>
  Array.isArray(value)
    ? `{${value.map(([name, item]) => `${name}=${item.text ?? item}`).join("&")}}`
    : (value.text ?? value);

const JSON_GATEWAYS = ["basicex", "bibao", "ubao", "vpay"];

export const CASES = [
  // Genuine messages.
  genuine("plain", "a payment, as the gateway sends it", (c) => [ack(c.pay())]),
  genuine("as-json", "the same as JSON", (c) => [ack(c.pay({}, { as: "json" }))], {
    only: ["bibao", "ubao"],
  }),
  genuine("as-form", "the same as a form", (c) => [ack(c.pay({}, { as: "form" }))], {
    only: ["bibao", "ubao"],
  }),
  genuine("added-field", "a field that is new", (c) => [ack(c.pay({ zzNewField: "1" }))]),
  genuine("null-field", "a new field that is null", (c) => [ack(c.pay({ zzNull: null }))], {
    only: ["vpay"],
  }),
  genuine(
    "trailing-zero",
    "an amount with a zero at its end",
    (c) => [ack(c.pay({ [c.zeroField]: c.zero }))],
    {
      only: ["basicex", "bibao", "vpay"],
      credits: undefined,
      fix: "text",
    },
  ),
  genuine("long-id", "a gateway's number of 19 digits", (c) => [ack(c.pay({ [c.idField]: c.longId }))], {
    only: ["basicex", "bibao", "vpay"],
    fix: "text",
  }),
  genuine("chinese", "Chinese text", (c) => [ack(c.pay({ [c.textField]: "充值 你好" }))]),
  genuine("blanks", "text with a plus and blanks", (c) => [ack(c.pay({ [c.textField]: "a+b c  d%20&" }))], {
    only: ["basicex", "bibao", "ubao", "vpay"],
  }),
  genuine("slashes", "text with / < > and quotes", (c) => [
    ack(c.pay({ [c.textField]: "https://a.example/<b>'\"" })),
  ]),
  genuine("reordered", "the fields in another order", (c) => [
    ack(c.pay({}, { after: (pairs) => [...pairs].reverse() })),
  ]),
  genuine(
    "spaced",
    "JSON with blanks between its parts",
    (c) => [
      ack(
        c.pay(
          {},
          {
            as: "json",
            print: (pairs) =>
              `{ ${pairs.map(([name, value]) => `${JSON.stringify(name)} : ${jsonOf(value)}`).join(" ,\n ")} }`,
          },
        ),
      ),
    ],
    { only: JSON_GATEWAYS },
  ),
  genuine(
    "escaped",
    "JSON with non-ASCII characters and slashes escaped",
    (c) => [ack(c.pay({ [c.textField]: "充值/" }, { as: "json", print: (pairs) => escaped(pairs) }))],
    { only: JSON_GATEWAYS },
  ),
  genuine("pending", "a payment that is not finished", (c) => [ack(c.pay(c.message.pending))], {
    only: ["basicex", "bibao", "vpay"],
    credits: 0,
    risk: "An order counts as paid before it is.",
    fix: "status",
    books: true,
  }),
  genuine("failed", "a payment that failed", (c) => [ack(c.pay(c.message.failed))], {
    only: ["basicex", "bibao", "vpay"],
    credits: 0,
    risk: "A failed order counts as paid.",
    fix: "status",
    books: true,
  }),
  genuine("half-paid", "State1 2 with State2 1", (c) => [ack(c.pay({ State2: "1" }))], {
    only: ["bibao"],
    credits: 0,
    risk: "An order counts as paid before it is.",
    fix: "status",
    books: true,
  }),
  genuine(
    "unknown-status",
    "a status that no table has",
    (c) => [answer(c.pay(c.gateway === "basicex" ? { status: raw("22") } : { status: "SUCCESSFUL" }))],
    {
      only: ["basicex", "vpay"],
      credits: 0,
      risk: "An order counts as paid before it is.",
      fix: "status",
      books: true,
    },
  ),
  genuine(
    "going-out",
    "money that left the merchant",
    (c) => [answer(c.pay(c.message.out, { kind: c.gateway === "bibao" ? "otc" : undefined }))],
    {
      only: ["bibao", "ubao", "vpay", "lianhe"],
      credits: 0,
      risk: "A payout is credited as a payment: the same money twice.",
      fix: "direction",
      books: true,
    },
  ),
  genuine(
    "other-token",
    "a token called USDT that is another",
    (c) => [answer(c.pay({ coinID: raw("99999"), coinType: "0x1111111111111111111111111111111111111111" }))],
    {
      only: ["ubao"],
      credits: 0,
      risk: "Anybody issues a token called USDT and pays with it.",
      fix: "coin",
      books: true,
    },
  ),
  genuine(
    "other-chain",
    "a coin's contract on another chain",
    (c) => [answer(c.pay({ chainType: raw("160") }))],
    {
      only: ["ubao"],
      credits: 0,
      risk: "A worthless coin is credited as USDT.",
      fix: "coin",
      books: true,
    },
  ),
  genuine(
    "three-notices",
    "the three notices of one user deposit",
    (c) => ["4", "6", "1"].map((Type, at) => ack(c.notice({ Type, Id: `${c.id}${at}` }))),
    {
      only: ["bibao"],
      books: true,
      risk: "One deposit is credited three times.",
      fix: "direction",
    },
  ),

  // What must not be believed.
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
    { only: ["basicex", "vpay"] },
  ),
  forged(
    "wrong-sign",
    "a sign of zeros",
    withSign((sign) => "0".repeat(sign.length)),
  ),
  forged(
    "true-sign",
    "the sign true, which PHP's == takes for any text",
    withSign(() => raw("true")),
    { only: ["basicex", "vpay"], fix: "compare" },
  ),
  forged(
    "true-sign-json",
    "the sign true in JSON, which PHP's == takes for any text",
    (c) => [
      refuse(
        c.pay(
          {},
          {
            as: "json",
            after: (pairs) => pairs.map(([name, value]) => [name, isSign(name) ? raw("true") : value]),
          },
        ),
      ),
    ],
    { only: ["bibao", "ubao"], fix: "compare" },
  ),
  forged(
    "number-sign",
    "the sign 0",
    withSign(() => raw("0")),
    { fix: "compare" },
  ),
  forged(
    "list-sign",
    "a sign that is a list",
    (c) => [
      refuse(
        c.pay(
          {},
          {
            after: (pairs) =>
              pairs.map(([name, value]) =>
                isSign(name) ? [c.form ? `${name}[]` : name, c.form ? "" : ["a"]] : [name, value],
              ),
          },
        ),
      ),
    ],
    { fix: "compare" },
  ),
  forged(
    "short-sign",
    "the first 8 digits of the right sign",
    withSign((sign) => sign.slice(0, 8)),
    { fix: "compare" },
  ),
  forged(
    "long-sign",
    "the right sign and more",
    withSign((sign) => `${sign}00`),
    { fix: "compare" },
  ),
  forged(
    "last-digit",
    "a sign that differs in its last digit",
    withSign((sign) => sign.slice(0, -1) + (sign.endsWith("0") ? "1" : "0")),
    { fix: "compare" },
  ),
  forged(
    "no-secret",
    "signed with an empty secret",
    foreign(() => ""),
    { risk: "Where the secret is not configured, anybody signs." },
  ),
  forged(
    "undefined-secret",
    "signed with the text undefined",
    foreign(() => "undefined"),
  ),
  forged(
    "other-secret",
    "signed with another merchant's secret",
    foreign((secret) => `${secret}x`),
  ),
  forged(
    "plain-hash",
    "the sign without the secret's part",
    foreign(() => "null"),
  ),
  forged(
    "amount",
    "a greater amount under a genuine sign",
    tamper((pairs, c) => pairs.map(([name, value]) => [name, name === carrier(c) ? richer(c) : value])),
  ),
  forged(
    "one-byte",
    "one byte changed",
    tamper((pairs, c) => pairs.map(([name, value]) => [name, name === carrier(c) ? flip(value) : value])),
  ),
  forged("double-first", "the field with the money twice, the forged first", tamper(double(false)), {
    fix: "duplicate",
  }),
  forged("double-last", "the field with the money twice, the forged last", tamper(double(true)), {
    fix: "duplicate",
  }),
  forged(
    "double-escaped",
    "the field with the money again, its name escaped",
    (c) => [refuse(c.pay({}, { as: "json", print: (pairs) => doubledEscaped(pairs, c) }))],
    { only: JSON_GATEWAYS, fix: "duplicate" },
  ),
  forged(
    "in-query",
    "the forged field in the URL",
    (c) => [
      refuse({
        ...c.pay({}, { after: (pairs) => pairs.filter(([name]) => name !== carrier(c)) }),
        query: `?${carrier(c)}=${encodeURIComponent(richer(c).text ?? richer(c))}`,
      }),
    ],
    { fix: "duplicate" },
  ),
  forged(
    "other-merchant",
    "another merchant's message, signed with the right secret",
    (c) => [refuse(c.pay({ [c.gateway === "vpay" ? "key" : "appKey"]: "somebodyelse" }))],
    {
      only: ["vpay", "lianhe"],
      fix: "merchant",
      risk: "With one secret for several shops, one shop's payments are credited in another.",
    },
  ),
  forged("own-request", "the merchant's own request, sent back", (c) => [refuse(c.ownRequest())], {
    fix: "kind",
  }),
  forged("other-gateway", "a body that is another gateway's", () => [
    refuse({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"orderNo":"1","status":"PAID","sign":"00"}',
    }),
  ]),
  forged(
    "other-method",
    "another method under a right sign",
    (c) => [refuse(c.pay({}, { envelope: [["method", "basicexpay.trade.query"]] }))],
    {
      only: ["basicex"],
      fix: "kind",
      risk: "An answer that the gateway signed for another purpose is taken for a payment.",
    },
  ),
  forged(
    "error-code",
    "a code that is not 0000",
    (c) => [answer(c.pay({}, { envelope: [["code", "9999"]] }))],
    { only: ["basicex"], books: true, fix: "status", risk: "An order counts as paid that is not." },
  ),
  forged(
    "stale",
    "a genuine message that is a year old",
    (c) => [answer(c.pay({}, { now: c.now - 365 * 86_400_000 }))],
    {
      only: ["basicex", "ubao"],
      credits: undefined,
      note: "A tolerance is a choice: what is handled once cannot be replayed.",
      fix: "once",
    },
  ),
  forged(
    "moved-digits",
    "a digit moved between nonce and timestamp",
    (c) => [refuse(c.pay({}, { after: moveDigit }))],
    {
      only: ["ubao"],
      fix: "time",
      risk: "One signed message has many forms: a check of its time or nonce is passed by.",
    },
  ),
  forged(
    "slid-order",
    "the order's number swallows its neighbour",
    (c) => [refuse(slide(c, c.message.orderField))],
    {
      only: SLIDING,
      fix: "slide",
      risk: "One sign string, two meanings: the same payment counts for an order of another name.",
    },
  ),
  forged(
    "slid-id",
    "a genuine message with a new field, which then hides in the gateway's number",
    (c) => [
      ack(c.send({ ...c.fields(), orderType: "PAYMENT" })),
      refuse(c.send({ ...c.fields(), orderId: `${c.id}&orderType=PAYMENT` })),
    ],
    {
      only: ["vpay"],
      credits: 1,
      fix: "slide",
      risk: "One payment is credited again for each field that the gateway adds.",
    },
  ),
  forged(
    "injected",
    "a payer's text that turns a failure into a success",
    (c) => injected(c, c.gateway === "bibao" ? "Remark" : "merchantUserId", c.message.failed, {}),
    {
      only: ["bibao", "vpay"],
      fix: "slide",
      risk: "A payer writes a success into a text of his own and is credited without paying.",
    },
  ),
  forged(
    "id-spelled",
    "the order's number as 2.82e3 in place of 2820",
    (c) => [refuse(c.pay({ localOrderId: raw("2820.0") }))],
    {
      only: ["vpay"],
      fix: "duplicate",
      risk: "One payment under several spellings of its number is credited several times.",
    },
  ),
  forged(
    "question",
    "a question with a wrong sign",
    (c) => [
      refuse(
        c.question("getBankCard", {
          after: (pairs) => pairs.map(([name, value]) => [name, isSign(name) ? "0".repeat(32) : value]),
        }),
        { secretive: true },
      ),
    ],
    {
      only: ["bibao"],
      credits: undefined,
      risk: "Anybody reads a user's bank account, and gets texts signed.",
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

  // Bibao's questions.
  ...["otcQuery", "getBankCard", "otcVerify"].map((kind) => ({
    ...genuine(`asks-${kind}`, `the question ${kind}`, (c) => [
      { request: c.question(kind), expect: "reply", kind },
    ]),
    only: ["bibao"],
    credits: undefined,
    fix: "reply",
    risk: "The gateway cannot check the order, and the sale does not go on.",
  })),

  // What must be handled once.
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
      ack(
        c.pay(
          { notifyTime: c.gateway === "vpay" ? raw(String(c.now + 15_000)) : undefined },
          { now: c.now + 15_000, nonce: "0000Fresh0000001" },
        ),
      ),
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
            pairs.map(([name, value]) => [
              name,
              isSign(name) ? (c.gateway === "basicex" ? value.toLowerCase() : value.toUpperCase()) : value,
            ]),
        },
      ),
    ),
  ]),
  once(
    "unsigned-added",
    "the same event with a field that nobody signed",
    (c) => [
      ack(c.pay()),
      answer(
        c.pay(
          {},
          {
            after: (pairs) => [
              ...pairs,
              [c.gateway === "vpay" ? "zz" : "FinishTime", c.gateway === "vpay" ? null : "x"],
            ],
          },
        ),
      ),
    ],
    { only: ["vpay", "lianhe"] },
  ),
  once(
    "success-before-pending",
    "the success before the pending one",
    (c) => [ack(c.pay()), ack(c.pay(c.message.pending))],
    { only: ["basicex", "bibao", "vpay"] },
  ),
  once(
    "pending-then-success",
    "the pending one, then the success",
    (c) => [ack(c.pay(c.message.pending)), ack(c.pay())],
    { only: ["basicex", "bibao", "vpay"], risk: "A payer has paid and gets nothing." },
  ),
  once(
    "failure-after-success",
    "a failure after the success",
    (c) => [ack(c.pay()), answer(c.pay(c.message.failed)), ack(c.pay())],
    { only: ["basicex", "bibao", "vpay"] },
  ),
  once("lost-answer", "a retry after an answer that never came", (c) => {
    const request = c.pay();
    return [{ request, expect: "nothing", abandon: true }, ack(request)];
  }),

  // What must not stop it.
  robust("junk", "64 KiB of members", () => [
    refuse({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{${Array.from({ length: 6000 }, (_, at) => `"m${at}":0`).join(",")}}`,
    }),
  ]),
  robust("deep", "JSON 20,000 levels deep", () => [
    refuse({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
    }),
  ]),
  robust("ten-megabytes", "a body of 10 MB", (c) => [
    refuse(c.pay({}, { after: (pairs) => [...pairs, ["zz", "x".repeat(10_000_000)]] })),
  ]),
  robust("bad-utf8", "bytes that are not UTF-8", (c) => [
    refuse({
      ...c.pay(),
      body: Buffer.concat([
        Buffer.from(c.pay().body.slice(0, 20)),
        Buffer.from([0xff, 0xc0, 0x80]),
        Buffer.from(c.pay().body.slice(20)),
      ]),
    }),
  ]),
  robust(
    "huge-number",
    "the number 1e999999999",
    (c) => [
      refuse({
        method: "POST",
        headers: { "content-type": "application/json" },
        body: `{"${c.message.amountField}":1e999999999,"timestamp":1e999999999,"nonce":1e999999999,"body":"","sign":"0"}`,
      }),
    ],
    { only: JSON_GATEWAYS },
  ),
  robust("empty", "an empty body", (c) => [refuse({ ...c.pay(), body: "" })]),
  robust("not-an-object", "JSON that is no object", (c) => [
    refuse({ ...c.pay(), headers: { "content-type": "application/json" }, body: "[null]" }),
  ]),
  robust(
    "bad-base64",
    "a body that is not base64",
    tamper((pairs) => pairs.map(([name, value]) => [name, name === "body" ? "***" : value])),
    { only: ["ubao"] },
  ),
  robust(
    "slow",
    "a body that never ends, with a genuine payment beside it",
    (c) => [{ request: c.pay(), expect: "nothing", slow: true }, ack(c.pay())],
    { credits: 1 },
  ),
];

function flip(value) {
  const text = value.text ?? value;
  const at = text.search(/\d/);
  const changed = text.slice(0, at) + ((Number(text[at]) + 1) % 10) + text.slice(at + 1);
  return value.text === undefined ? changed : raw(changed);
}

const ascii = (text) =>
  text
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("/", "\\/");

function escaped(pairs) {
  return ascii(`{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`).join(",")}}`);
}

function doubledEscaped(pairs, c) {
  const name = carrier(c);
  const hidden = `\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}${name.slice(1)}`;
  const members = pairs.map(([field, value]) => `${JSON.stringify(field)}:${jsonOf(value)}`);
  return `{${[...members, `"${hidden}":${jsonOf(richer(c))}`].join(",")}}`;
}

function moveDigit(pairs) {
  const of = (name) => pairs.find(([field]) => field === name)[1].text;
  const nonce = of("nonce");
  const changed = { nonce: raw(nonce.slice(0, -1)), timestamp: raw(nonce.slice(-1) + of("timestamp")) };
  return pairs.map(([name, value]) => [name, changed[name] ?? value]);
}

const md5 = (text) => createHash("md5").update(text).digest("hex");

/** What a signed answer to one of Bibao's questions must be: null where it is, else what is wrong. */
export function replyFault(kind, body, { keyB }) {
  const answer = readJson(body);
  if (answer === null || typeof answer !== "object") return "the answer is not a JSON object";
  if (answer.Success === false) return null;
  if (answer.Success !== true || answer.Code !== 1) return "Success is not true with Code 1";
  const names = kind === "otcQuery" ? ["Coin", "CoinAmount"] : ["Account", "Bank", "RealName", "SubBranch"];
  const missing = names.find((name) => typeof answer[name] !== "string");
  if (missing !== undefined) return `${missing} is missing or no text`;
  const parts = names.map((name) => answer[name]);
  if (parts.some((part) => /[&=]/.test(part)))
    return "it signs a text with & or =, which is then the sign of a forged question";
  const expected = md5(parts.join("") + keyB);
  if (String(answer.Sign ?? "").toLowerCase() !== expected) return `Sign is not md5(${names.join("+")}+keyB)`;
  return null;
}

export const casesOf = (gateway) => CASES.filter(({ only = ALL }) => only.includes(gateway));
