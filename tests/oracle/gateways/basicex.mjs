/** Basicex as docs/protocols/basicex.md has it. */
import { createHmac } from "node:crypto";
import { beijing, pairs, printObject, sorted } from "../printing.mjs";
import {
  alphanumeric,
  choice,
  date,
  decimal,
  id,
  objects,
  oneOf,
  optional,
  text,
  url,
  whole,
} from "../values.mjs";

const NETWORKS = ["ERC20", "TRC20", "POLYGON", "BSC"];
const SOURCES = ["APP", "WEB", "WAP", "OTHERS"];

const GOODS = {
  goodsType: text(1, 8),
  goodsId: text(1, 50),
  goodsName: text(1, 100),
  quantity: whole(1, 9999999999),
  price: decimal(10, 2),
};

const head = (currency) => ({
  merOrderNo: alphanumeric(1, 32),
  clientIp: text(1, 20),
  totalAmount: decimal(10, 2),
  currency: oneOf(currency),
});
const tail = {
  description: text(1, 255),
  orderSource: oneOf(SOURCES),
  tradeStartTime: date,
  expireTime: optional(choice([900])),
  notifyUrl: optional(url(255)),
  returnUrl: optional(url(255)),
  attach: optional(text(0, 100)),
  goodsDetails: optional(objects(GOODS)),
};

const GATEWAY = "/basicexpay/trade/gateway";

const data = (status) => ({
  merOrderNo: id(32),
  orderNo: id(32),
  status: choice(status),
  totalAmount: decimal(10, 2),
  currency: oneOf(["USDT", "BCNY"]),
  attach: optional(text(0, 100)),
});

export default {
  baseUrl: "https://openapi.basicex.com",
  /** Cases of each operation and each kind. */
  counts: { requests: 60, notifications: 200 },
  /** What signs notifications. */
  secret: "secretKey",
  /** What the oracle in Node does with the jobs. */
  rules: { request, notification },
  credentials: (random) => ({
    merNo: random.digits(1, 16),
    apiKey: random.printable(1, 64),
    secretKey: random.printable(1, 200),
  }),
  nonce: (random) => random.alphanumeric(1, 32),
  options: (random) => ({ bizField: random.pick(["bizConent", "bizContent"]) }),
  operations: {
    cashier: {
      path: "/basicexpay/trade/cashier",
      method: "basicexpay.trade.cashier",
      form: true,
      fields: { ...head(["USDT", "BCNY"]), ...tail },
    },
    precreate: {
      path: GATEWAY,
      method: "basicexpay.trade.precreate",
      fields: { ...head(["USDT", "BCNY"]), network: optional(oneOf(NETWORKS)), ...tail },
    },
    query: {
      path: GATEWAY,
      method: "basicexpay.trade.query",
      fields: { merOrderNo: text(1, 32), orderNo: optional(text(1, 32)) },
    },
    refund: {
      path: GATEWAY,
      method: "basicexpay.trade.refund",
      fields: {
        merOrderNo: optional(text(1, 32)),
        orderNo: text(1, 32),
        merRefundOrderNo: text(1, 32),
        refundAmount: decimal(10, 2),
        refundReason: text(1, 100),
        tradeStartTime: date,
      },
    },
    refundQuery: {
      path: GATEWAY,
      method: "basicexpay.trade.refund.query",
      fields: { merRefundOrderNo: optional(text(1, 32)), refundOrderNo: text(1, 32) },
    },
    agentpay: {
      path: GATEWAY,
      method: "basicexpay.trade.agentpay",
      fields: {
        merOrderNo: text(1, 32),
        clientIp: optional(text(1, 32)),
        targetType: oneOf(["EMAIL", "TELEPHONE", "BEID", "USERID", "ADDRESS"]),
        target: text(1, 64),
        totalAmount: decimal(10, 2),
        currency: oneOf(["USDT", "BUSD", "BCNY"]),
        network: oneOf(NETWORKS),
        description: text(1, 255),
        orderSource: oneOf(SOURCES),
        tradeStartTime: date,
        notifyUrl: optional(url(255)),
        attach: optional(text(0, 100)),
      },
    },
    agentpayQuery: {
      path: GATEWAY,
      method: "basicexpay.trade.agentpay.query",
      fields: { merOrderNo: text(1, 32), orderNo: optional(text(1, 32)) },
    },
    exchangeRate: {
      path: GATEWAY,
      method: "basicexpay.exchange.rate.query",
      fields: {
        source: oneOf(["USDT", "BCNY"]),
        target: oneOf(["CNY", "EUR", "HKD", "INR", "PHP", "Rp", "THB", "USD", "MXN"]),
      },
    },
  },
  kinds: {
    payment: { formats: ["json"], fields: data([0, 1, 2, 3, 4]) },
    agentpay: { formats: ["json"], fields: data([0, 1, 2]) },
  },
  expected(kind, { status, totalAmount, currency, merOrderNo, orderNo }) {
    const outcomes = {
      payment: ["pending", "pending", "succeeded", "failed", "failed"],
      agentpay: ["pending", "succeeded", "failed"],
    };
    return {
      direction: kind === "payment" ? "in" : "out",
      outcome: outcomes[kind][status],
      amount: totalAmount,
      currency,
      merchantOrderId: merOrderNo,
      gatewayOrderId: orderNo,
    };
  },
};

/** With its sign: the pairs that are not empty, by name, and the apiKey. */
function signed({ credentials: { apiKey, secretKey } }, envelope) {
  const given = sorted(Object.entries(envelope).filter(([, value]) => value !== ""));
  const hmac = createHmac("sha512", secretKey).update(`${pairs(given)}&key=${apiKey}`);
  return Object.entries({ ...envelope, sign: hmac.digest("hex").toUpperCase() });
}

function request(job) {
  const { credentials, operation, options, baseUrl, nonce } = job;
  const envelope = signed(job, {
    merNo: credentials.merNo,
    method: operation.method,
    timestamp: beijing(job),
    nonce,
    [options.bizField]: printObject(job.fields),
    signType: "HmacSHA512",
  });
  const [url, body] = [baseUrl + operation.path, printObject(envelope)];
  return operation.form ? { url, fields: [["data", body]] } : { url, body };
}

function notification(job) {
  const envelope = signed(job, {
    code: "0000",
    message: "交易成功",
    method: job.method,
    data: printObject(job.fields, true),
    nonce: job.nonce,
    timestamp: beijing(job),
    signType: "HmacSHA512",
  });
  return { body: printObject(envelope, true) };
}
