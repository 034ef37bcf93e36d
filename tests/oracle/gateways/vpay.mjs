/** Vpay as docs/protocols/vpay.md has it. */
import { md5, printObject, sorted } from "../printing.mjs";
import {
  anything,
  boolean,
  fields,
  id,
  oneOf,
  optional,
  shortest,
  text,
  texts,
  url,
  whole,
  wireOf,
} from "../values.mjs";

/** In a field of the tables `&` with a `=` behind it is refused. */
const plain = (min, max) => text(min, max, "&");
const wire = (make) => (random) => ({ wire: make(random) });
/** The text that a number has in the sign string. */
const digits = (random) => shortest(12, 8)(random).wire;
const numberText = wire(digits);
/** Numbers in all the ways in which a server may print them. */
const number = wire((random) => {
  const signs = digits(random);
  const [integer, fraction = ""] = signs.split(".");
  const all = `${integer}${fraction}`.replace(/^0+(?=.)/, "");
  const padded = fraction === "" ? `${signs}.0` : `${signs}00`;
  return { number: random.pick([signs, padded, `${all}e-${fraction.length}`, `${signs}E+0`]), signs };
});
const amount = (random) => (random.chance(0.5) ? number : numberText)(random);
const ID = id(32, "&");
const time = whole(1_600_000_000_000, 1_900_000_000_000);

const EXTRA = { quoteAmount: amount, quoteCurrency: plain(1, 16), quotePrice: amount };
const extra = wire((random) => ({ object: wireOf(fields(EXTRA, random)) }));

const notificationOf = (type) => ({
  amount,
  bizType: optional(plain(0, 64)),
  currency: plain(1, 16),
  extra: optional(extra),
  localOrderId: ID,
  merchantActualAmount: optional(amount),
  merchantCurrency: optional(plain(1, 16)),
  merchantId: optional(ID),
  merchantPaidAmount: optional(amount),
  merchantUserId: optional(ID),
  notifyTime: time,
  orderCreateTime: time,
  orderId: ID,
  status: oneOf(["SUCCESS", "SUCCESS", "FAIL", "success", "充值"]),
  type: wire(() => type),
  userAmount: optional(amount),
  userCurrency: optional(plain(1, 16)),
  brandNew: optional(anything),
});

export default {
  baseUrl: "https://vpay.example",
  /** Cases of each operation and each kind. */
  counts: { requests: 200, notifications: 200 },
  /** What signs notifications. */
  secret: "secret",
  /** What the oracle in Node does with the jobs. */
  rules: { request, notification },
  credentials: (random) => ({
    key: random.printable(1, 32).replaceAll("&", "x"),
    secret: random.printable(1, 64),
  }),
  operations: {
    createFixedCustomRate: {
      path: "/wallet-trade-merchant/v1/receive/blockchain/fixed/custom/rate/create",
      fields: {
        localOrderId: plain(1, 64),
        userCurrency: oneOf(["USDT", "TRX"]),
        quoteCurrency: plain(1, 16),
        quoteAmount: shortest(30, 18),
        localUserId: optional(plain(0, 32)),
        notifyUrl: optional(url(1024)),
        successRedirectUrl: optional(url(1024)),
        expireSecond: optional(whole(1, 31_536_000)),
        networkLimits: optional(texts(20, "&")),
        isBlockchain: optional(boolean),
      },
    },
    call: {
      path: "/wallet-trade-merchant/v1/withdraw/some-call",
      open: true,
      fields: { first: anything, B: anything, _c: optional(anything), list: optional(anything), z: anything },
    },
  },
  kinds: {
    payment: { formats: ["json"], fields: notificationOf("PAYMENT") },
    withdraw: { formats: ["json"], fields: notificationOf("WITHDRAW") },
  },
  /** What nobody signed is no data, at any depth; elements of lists are all signed. */
  isSkipped,
  data: signedOnly,
  /** The merchant's key comes along, signed. */
  envelope: ({ key }) => [["key", key]],
  expected(kind, data, wires) {
    return {
      direction: kind === "payment" ? "in" : "out",
      outcome: data.status === "SUCCESS" ? "succeeded" : "info",
      amount: wires.amount.signs ?? data.amount,
      currency: data.currency,
      merchantOrderId: data.localOrderId,
      gatewayOrderId: data.orderId,
    };
  },
};

function isSkipped(value) {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function signedOnly(value) {
  if (Array.isArray(value)) return value.map(signedOnly);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).filter(([, inner]) => !isSkipped(inner));
  return Object.fromEntries(members.map(([name, inner]) => [name, signedOnly(inner)]));
}

/** A decimal without exponent, and without zeros at the end of its fraction. */
function plainNumber(text) {
  const [, minus, whole, fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(
    text,
  );
  if (!/[.eE]/.test(text)) return text;
  const point = whole.length + Number(exponent);
  const digits = "0".repeat(Math.max(1 - point, 0)) + (whole + fraction).padEnd(point, "0");
  const split = Math.max(point, 1);
  const before = digits.slice(0, split).replace(/^0+(?=.)/, "");
  const after = digits.slice(split).replace(/0+$/, "");
  const plain = after === "" ? before : `${before}.${after}`;
  return plain === "0" ? "0" : minus + plain;
}

function signText(value) {
  if (Array.isArray(value)) return `[${value.map(signText).join(",")}]`;
  if (value?.object !== undefined) return `{${signPairs(value.object)}}`;
  return value?.number === undefined ? String(value) : plainNumber(value.number);
}

function signPairs(fields) {
  const signed = sorted(fields.filter(([, value]) => !isSkipped(value)));
  return signed.map(([name, value]) => `${name}=${signText(value)}`).join("&");
}

function message({ credentials: { key, secret }, fields }) {
  const all = [...fields, ["key", key]];
  return [...all, ["sign", md5(`${signPairs(all)}&secret=${secret}`)]];
}

function request(job) {
  return { url: job.baseUrl + job.operation.path, body: printObject(message(job)) };
}

function notification(job) {
  return { body: printObject(message(job), true) };
}
