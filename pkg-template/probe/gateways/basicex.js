/** Basicex's messages, for the probe. */
import { createHmac } from "node:crypto";
import { beijingDigits } from "../../shared/beijing.js";
import { AMOUNT, objectOf, raw, sorted } from "../values.js";

const wire = {
  envelope: (fields, { now, nonce }) => [
    ["code", "0000"],
    ["data", objectOf(fields)],
    ["message", "成功"],
    ["method", "basicexpay.trade.notify"],
    ["nonce", nonce],
    ["signType", "HmacSHA512"],
    ["timestamp", beijingDigits(now)],
  ],
  sign: (pairs, { apiKey, secretKey }) =>
    createHmac("sha512", secretKey)
      .update(`${sorted(pairs.filter(([, value]) => value !== "" && value !== null))}&key=${apiKey}`)
      .digest("hex")
      .toUpperCase(),
};

const message = {
  order: (token) => `P${token}`,
  orderField: "merOrderNo",
  amountField: "totalAmount",
  textField: "attach",
  idField: "orderNo",
  amounts: (text) => ({ totalAmount: raw(text) }),
  currency: "USDT",
  kind: "payment",
  suffix: {},
  fields: ({ order, id }) => ({
    orderNo: id,
    merOrderNo: order,
    status: raw("2"),
    totalAmount: raw(AMOUNT),
    currency: "USDT",
    attach: "123",
  }),
  carrier: "data",
  places: 2,
  payerText: null,
  nullField: "attach",
  idAsNumber: false,
  canonical: false,
  pending: { status: raw("1") },
  failed: { status: raw("4") },
  unknownStatus: { status: raw("22") },
  halfPaid: null,
  out: null,
  balance: null,
  otherToken: null,
  otherChain: null,
  twin: null,
  added: null,
  at: () => ({}),
  otherMethod: ["method", "basicexpay.trade.query"],
  errorCode: ["code", "9999"],
  unsigned: null,
  encoded: null,
  adjacent: null,
  question: null,
  notice: null,
  ownRequest({ credentials, order, now, nonce }) {
    const content = `{"merOrderNo":"${order}","totalAmount":18.37,"currency":"USDT","status":2}`;
    const envelope = [
      ["merNo", credentials.merNo],
      ["method", "basicexpay.trade.precreate"],
      ["nonce", nonce],
      ["bizConent", content],
      ["signType", "HmacSHA512"],
      ["timestamp", beijingDigits(now)],
    ];
    const sign = wire.sign(envelope, credentials);
    const body = JSON.stringify(Object.fromEntries([...envelope, ["sign", sign]]));
    return { method: "POST", headers: { "content-type": "application/json" }, body, suffix: "" };
  },
};

const facts = {
  numbersIn: "data",
  envelope: { code: "0000" },
  paid: { status: "2" },
  paidText: "code is 0000 and status in data is 2",
};

/** At the URL of its payouts. */
const payouts = {
  ...message,
  kind: "agentpay",
  fields: (given) => ({ ...message.fields(given), status: raw("1") }),
  pending: { status: raw("0") },
  failed: { status: raw("2") },
};

const payoutFacts = {
  paid: { status: "1" },
  paidText: "code is 0000 and status in data is 1",
};

export const basicex = { wire, message, payouts, facts, payoutFacts };
