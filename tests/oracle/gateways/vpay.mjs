/** Vpay as docs/protocols/vpay.md has it. */
import {
  anything,
  boolean,
  fields,
  oneOf,
  optional,
  shortest,
  text,
  texts,
  url,
  whole,
  wireOf,
} from "../values.mjs";

const wire = (make) => (random) => ({ wire: make(random) });
/** The text that a number has in the sign string. */
const plain = (random) => shortest(12, 8)(random).wire;
const numberText = wire(plain);
/** Numbers in all the ways in which a server may print them. */
const number = wire((random) => {
  const signs = plain(random);
  const [integer, fraction = ""] = signs.split(".");
  const digits = `${integer}${fraction}`.replace(/^0+(?=.)/, "");
  const padded = fraction === "" ? `${signs}.0` : `${signs}00`;
  return { number: random.pick([signs, padded, `${digits}e-${fraction.length}`, `${signs}E+0`]), signs };
});
const amount = (random) => (random.chance(0.5) ? number : numberText)(random);
const id = wire((random) => (random.chance(0.5) ? { number: random.positive(18) } : random.text(1, 32)));
const time = whole(1_600_000_000_000, 1_900_000_000_000);

const EXTRA = { quoteAmount: amount, quoteCurrency: text(1, 16), quotePrice: amount };
const extra = wire((random) => ({ object: wireOf(fields(EXTRA, random)) }));

const notification = (type) => ({
  amount,
  bizType: optional(text(0, 64)),
  currency: text(1, 16),
  extra: optional(extra),
  localOrderId: id,
  merchantActualAmount: optional(amount),
  merchantCurrency: optional(text(1, 16)),
  merchantId: optional(id),
  merchantPaidAmount: optional(amount),
  merchantUserId: optional(text(0, 64)),
  notifyTime: time,
  orderCreateTime: time,
  orderId: id,
  status: oneOf(["SUCCESS", "SUCCESS", "FAIL", "success", "充值"]),
  type: wire(() => type),
  userAmount: optional(amount),
  userCurrency: optional(text(1, 16)),
  brandNew: optional(anything),
});

export default {
  baseUrl: "https://vpay.example",
  credentials: (random) => ({ key: random.printable(1, 32), secret: random.printable(1, 64) }),
  operations: {
    createFixedCustomRate: {
      path: "/wallet-trade-merchant/v1/receive/blockchain/fixed/custom/rate/create",
      fields: {
        localOrderId: text(1, 64),
        userCurrency: oneOf(["USDT", "TRX"]),
        quoteCurrency: text(1, 16),
        quoteAmount: shortest(30, 18),
        localUserId: optional(text(0, 32)),
        notifyUrl: optional(url(1024)),
        successRedirectUrl: optional(url(1024)),
        expireSecond: optional(whole(1, 31_536_000)),
        networkLimits: optional(texts(20)),
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
    payment: { formats: ["json"], fields: notification("PAYMENT") },
    withdraw: { formats: ["json"], fields: notification("WITHDRAW") },
  },
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
