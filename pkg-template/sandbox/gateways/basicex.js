/** Basicex: the signed envelope, its payments, refunds and payouts. */
import { createHmac, randomBytes } from "node:crypto";
import { Basicex } from "../../entries/embedded.js";
import { beijingDigits, beijingTime } from "../../shared/beijing.js";
import { exampleOf, operationOf } from "../../shared/catalog.js";
import { compare, minus, numeric, sum, times } from "../decimal.js";
import { Refusal } from "../desk.js";
import { refusalPage } from "../pages.js";
import { json, seeOther } from "../respond.js";
import { UNDOCUMENTED } from "../schedules.js";

const SUCCESS = "0000";
/** Operations that open a payment, the one of the samples first. */
const PAYMENTS = ["precreate", "cashier"];
/** End of the address that takes the payer's form. */
const CASHIER = "/cashier";

/** The gateway's status numbers. They differ by operation. An agentpay does not expire. */
const PAYMENT = { waiting: "0", paid: "2", expired: "3", failed: "4" };
const REFUND = { waiting: "0", paid: "2", expired: "3", failed: "3" };
const AGENTPAY = { waiting: "0", paid: "1", expired: "2", failed: "2" };

/** The gateway does not publish its error codes. These are the sandbox's own. */
const CODES = {
  signature_mismatch: "1001",
  missing_signature: "1001",
  wrong_merchant: "1002",
  unknown_operation: "1003",
  invalid_request: "2001",
  duplicate_order: "3001",
  no_such_order: "3002",
  refund_too_large: "3003",
  not_paid: "3004",
};
const OTHER_ERROR = "9999";
/** Requests that anybody can send get an unsigned answer. */
const UNTRUSTED = new Set(["signature_mismatch", "missing_signature", "wrong_merchant", "malformed_body"]);

/** Made-up prices of one unit. */
const USDT_RATES = {
  CNY: 7.2,
  EUR: 0.92,
  HKD: 7.8,
  INR: 84.1,
  PHP: 57.6,
  Rp: 15800,
  THB: 34.5,
  USD: 1,
  MXN: 19.4,
};
const BCNY_IN_USDT = "0.1388";

export const basicex = {
  id: "basicex",
  Gateway: Basicex,
  retries: UNDOCUMENTED,
  /** Of an address without a kind: the notifications do not show it. */
  defaultKind: "payment",

  operations: {
    cashier: (data, desk) => seeOther(open("cashier", data, desk).cashierUrl),
    precreate(data, desk) {
      const { id, cashierUrl } = open("precreate", data, desk);
      const { merOrderNo, totalAmount, currency, network, orderSource, attach } = data;
      const amount = numeric(totalAmount);
      const order = { orderNo: id, merOrderNo, totalAmount: amount, currency, network, orderSource };
      return signed(desk, { method: methodOf("precreate"), data: { ...order, codeUrl: cashierUrl, attach } });
    },
    query(data, desk) {
      const order = find(PAYMENTS, data, desk);
      const answer = {
        ...brief(order),
        status: PAYMENT[order.status],
        ...finish(order),
        attach: order.data.attach,
      };
      return signed(desk, { method: methodOf("query"), data: answer });
    },
    refund(data, desk) {
      const order = find(PAYMENTS, data, desk);
      const refund = openRefund(order, data, desk);
      const { merRefundOrderNo, refundAmount } = data;
      const answer = {
        orderNo: order.id,
        merOrderNo: order.merchantOrderId,
        merRefundOrderNo,
        refundOrderNo: refund.id,
        refundAmount: numeric(refundAmount),
        refundStatus: REFUND[refund.status],
      };
      return signed(desk, { method: methodOf("refund"), data: answer });
    },
    refundQuery({ merRefundOrderNo, refundOrderNo }, desk) {
      const refund = find(["refund"], { merOrderNo: merRefundOrderNo, orderNo: refundOrderNo }, desk);
      const answer = {
        refundOrderNo: refund.id,
        merRefundOrderNo: refund.merchantOrderId,
        refundAmount: numeric(refund.amount),
        status: REFUND[refund.status],
        ...finish(refund),
      };
      return signed(desk, { method: methodOf("refundQuery"), data: answer });
    },
    agentpay(data, desk) {
      const order = open("agentpay", data, desk);
      const { orderSource, attach } = data;
      const answer = { ...brief(order), orderSource, status: AGENTPAY[order.status], attach };
      return signed(desk, { method: methodOf("agentpay"), data: answer });
    },
    agentpayQuery(data, desk) {
      const order = find(["agentpay"], data, desk);
      const { targetType, target, network, description, orderSource, attach } = order.data;
      const asked = { targetType, target, network, description, orderSource, attach };
      const answer = { ...brief(order), ...asked, status: AGENTPAY[order.status], ...finish(order) };
      return signed(desk, { method: methodOf("agentpayQuery"), data: answer });
    },
    exchangeRate({ source, target }, desk) {
      const rate = String(USDT_RATES[target]);
      const quoted = source === "BCNY" ? times(rate, BCNY_IN_USDT, 2) : rate;
      return signed(desk, {
        method: methodOf("exchangeRate"),
        data: { source, target, rate: Number(quoted) },
      });
    },
  },

  /** A request without a valid signature gets an unsigned answer. The payer's browser gets a page. */
  refuse(verdict, desk) {
    const { path, operation, code, message } = verdict;
    if (path.endsWith(CASHIER)) return refusalPage(verdict);
    const error = { code: CODES[code] ?? OTHER_ERROR, message };
    return UNTRUSTED.has(code) ? json(error) : signed(desk, { ...error, method: methodOf(operation) });
  },

  /** The payer's form has the envelope in its field `data`. */
  signed({ path, body }) {
    const raw = path.endsWith(CASHIER) ? (new URLSearchParams(String(body)).get("data") ?? "") : body;
    return { raw, contentType: "application/json" };
  },

  notes(order) {
    if (order.operation === "refund") return [];
    const payout = order.operation === "agentpay";
    const status = (payout ? AGENTPAY : PAYMENT)[order.status];
    const attach = order.data.attach ?? null;
    return [{ kind: payout ? "agentpay" : "payment", data: { ...brief(order), status, attach } }];
  },

  acked: (body) => body === "success",

  returnUrl: (order) => order.data.returnUrl,

  rows: ({ data }) => [["description", data.description]],

  /** A failed refund can be made again. An agentpay changes no balance: the sandbox has none for it. */
  giveBack({ operation, data, amount }, { tools: { orders } }) {
    if (operation !== "refund") return;
    const paid = orders.get(data.orderNo);
    orders.save({ ...paid, refunded: minus(paid.refunded, amount) });
  },

  sample(operation, number) {
    const description = "会员充值";
    if (operation === "refund" && isExample("refundQuery", "merRefundOrderNo", number)) {
      return { status: "paid", payout: true, amount: "100", currency: "USDT", data: {} };
    }
    if (operation === "agentpay" && isExample("agentpayQuery", "merOrderNo", number)) {
      const data = { targetType: "EMAIL", target: "someone@example.com", description, orderSource: "WEB" };
      return { status: "paid", payout: true, amount: "200", currency: "USDT", data };
    }
    if (operation === "precreate" && isExample("query", "merOrderNo", number)) {
      return { status: "paid", amount: "1000", currency: "USDT", data: { description, orderSource: "WEB" } };
    }
    return undefined;
  },
};

/** The method of an answer: the one of its request. undefined without a known operation. */
function methodOf(operation) {
  return operationOf("basicex", operation)?.wireName;
}

function isExample(operation, field, value) {
  return value === exampleOf("basicex", operation, field);
}

function open(operation, data, desk) {
  if (desk.find([operation], { number: data.merOrderNo })) {
    throw new Refusal("duplicate_order", `merOrderNo ${data.merOrderNo} has been used before.`, "merOrderNo");
  }
  const payout = operation === "agentpay";
  return desk.open({
    operation,
    payout,
    amount: data.totalAmount,
    currency: data.currency,
    merchantOrderId: data.merOrderNo,
    notifyUrl: data.notifyUrl ?? (payout ? `${desk.notifyUrl}/agentpay` : undefined),
    data,
    page: !payout,
  });
}

function openRefund(order, data, desk) {
  if (desk.find(["refund"], { number: data.merRefundOrderNo })) {
    throw new Refusal(
      "duplicate_order",
      `merRefundOrderNo ${data.merRefundOrderNo} has been used before.`,
      "merRefundOrderNo",
    );
  }
  if (order.status !== "paid") {
    throw new Refusal(
      "not_paid",
      `Order ${order.merchantOrderId} is ${order.status}: only what is paid can be refunded.`,
    );
  }
  const refunded = order.refunded ?? "0";
  const left = minus(order.amount, refunded);
  if (compare(data.refundAmount, left) > 0) {
    throw new Refusal("refund_too_large", `There is ${left} ${order.currency} of this order to refund.`);
  }
  desk.tools.orders.save({ ...order, refunded: sum([refunded, data.refundAmount]) });
  return desk.open({
    operation: "refund",
    payout: true,
    amount: data.refundAmount,
    currency: order.currency,
    merchantOrderId: data.merRefundOrderNo,
    data: { ...data, orderNo: order.id },
  });
}

function find(operations, { merOrderNo, orderNo }, desk) {
  return desk.findOrSample(operations, { number: merOrderNo, id: orderNo });
}

function brief({ id, merchantOrderId, amount, currency }) {
  return { orderNo: id, merOrderNo: merchantOrderId, totalAmount: numeric(amount), currency };
}

function finish({ id, settledAt }) {
  return settledAt
    ? { tradeFinishTime: beijingTime(Date.parse(settledAt)), transactionId: `T${id}` }
    : { tradeFinishTime: "" };
}

/** An answer, signed by the same rule as a request: the fields that are not empty, sorted by name, then the key. */
function signed({ credentials }, { code = SUCCESS, message = "success", method, data }) {
  const fields = {
    code,
    message,
    method,
    data: data && JSON.stringify(data),
    nonce: randomBytes(8).toString("hex"),
    timestamp: beijingDigits(Date.now()),
    signType: "HmacSHA512",
  };
  const pairs = Object.entries(fields).filter(([, value]) => value !== undefined);
  const sorted = pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
  const text = `${sorted.join("&")}&key=${credentials.apiKey}`;
  const sign = createHmac("sha512", credentials.secretKey).update(text).digest("hex").toUpperCase();
  return json({ ...fields, sign });
}
