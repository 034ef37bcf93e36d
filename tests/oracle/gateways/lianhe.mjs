/** Lianhe as docs/protocols/lianhe.md has it. */
import { md5, pairs, printObject, scalar, scalars, send } from "../printing.mjs";
import { boolean, choice, oneOf, optional, text, twoPlaces, url, wholeWithDecimals } from "../values.mjs";

/** In a field of the tables `&` with a `=` behind it is refused. */
const plain = (min, max) => text(min, max, "&");

const PAY = {
  amount: twoPlaces(12),
  callbackUrl: url(1024),
  channelId: choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
  mrn: plain(1, 64),
  returnUrl: url(1024),
  payer: optional(text(1, 64)),
  sourceIp: optional(text(1, 45)),
};
const PAY_SIGNS = ["amount", "appKey", "callbackUrl", "channelId", "mrn", "returnUrl"];

const query = (path) => ({
  path,
  method: "GET",
  signs: ["appKey", "mrn"],
  fields: { mrn: plain(1, 64), callback: optional(boolean) },
});

const wire = (make) => (random) => ({ wire: make(random) });
const AMOUNT = wire((random) => random.decimal(12, 2));

export default {
  baseUrl: "https://lianhe.example",
  /** Cases of each operation and each kind. */
  counts: { requests: 80, notifications: 200 },
  /** What signs notifications. */
  secret: "secretKey",
  /** What the oracle in Node does with the jobs. */
  rules: { request, notification },
  credentials: (random) => ({
    appKey: random.printable(1, 32).replaceAll("&", "x"),
    secretKey: random.printable(1, 64),
  }),
  operations: {
    payPage: { path: "/api/Pay", form: true, signs: PAY_SIGNS, fields: PAY },
    pay: { path: "/api/Pay/Create", signs: PAY_SIGNS, fields: PAY },
    paymentQuery: query("/api/Payments/Query"),
    payout: {
      path: "/api/Payouts/Create",
      signs: ["accountName", "accountNumber", "amount", "appKey", "bankName", "callbackUrl", "mrn"],
      fields: {
        amount: wholeWithDecimals(1, 999999999),
        bankName: text(1, 64),
        accountName: text(1, 64),
        accountNumber: plain(1, 64),
        mrn: plain(1, 64),
        callbackUrl: url(1024),
      },
    },
    payoutQuery: query("/api/Payouts/Query"),
    balance: { path: "/api/Merchants/Balance", method: "GET", signs: ["appKey"], fields: {} },
  },
  kinds: {
    payment: {
      formats: ["form"],
      signs: ["amount", "appKey", "channel", "mrn", "originAmount"],
      fields: {
        amount: AMOUNT,
        channel: oneOf(["1", "2", "13", "15"]),
        mrn: plain(1, 64),
        originAmount: AMOUNT,
      },
    },
    payout: {
      formats: ["form"],
      signs: ["amount", "appKey", "mrn"],
      fields: { amount: AMOUNT, mrn: plain(1, 64) },
    },
  },
  envelope: ({ appKey }) => [["appKey", appKey]],
  expected(kind, { amount, mrn }) {
    return {
      direction: kind === "payment" ? "in" : "out",
      outcome: "succeeded",
      amount,
      currency: "CNY",
      merchantOrderId: mrn,
    };
  },
};

function message({ credentials: { appKey, secretKey }, fields }, signs) {
  const all = [...fields, ["appKey", appKey]];
  const values = Object.fromEntries(all);
  const signed = signs.map((name) => [name, scalar(values[name])]);
  return [...all, ["sign", md5(`${pairs(signed)}&key=${secretKey}`)]];
}

function request(job) {
  const { operation, baseUrl } = job;
  const fields = message(job, operation.signs);
  const url = baseUrl + operation.path;
  if (operation.form) return { url, fields: scalars(fields) };
  return operation.method === "GET" ? { url, query: scalars(fields) } : { url, body: printObject(fields) };
}

function notification(job) {
  return send(job, message(job, job.signs));
}
