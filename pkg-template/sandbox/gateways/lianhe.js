/** Lianhe: payments through its channels, and payouts to bank accounts. */
import { Lianhe } from "../../entries/embedded.js";
import { exampleOf } from "../../shared/catalog.js";
import { Refusal } from "../desk.js";
import { refusalPage } from "../pages.js";
import { json, seeOther } from "../respond.js";
import { UNDOCUMENTED } from "../schedules.js";

/** The address for the payer's browser. */
const PAGE = "/api/Pay";
/** The merchant's balance for payouts. */
const PURSE = "lianhe";
/** Operations that open a payment, the one of the samples first. */
const PAYMENTS = ["pay", "payPage"];
/** The documents name the first. The gateway's own PHP sample prints the second. */
const ACKS = new Set(["success", "200", "ok"]);
const STATUS = { waiting: 0, paid: 1, failed: 2, expired: 2 };

/** The gateway's own error codes. */
const ERRORS = {
  signature_mismatch: "sign_error",
  missing_signature: "sign_error",
  wrong_merchant: "object_not_found",
  no_such_order: "object_not_found",
  duplicate_order: "mrn_duplication",
  insufficient_balance: "insufficient_balance",
};

export const lianhe = {
  id: "lianhe",
  Gateway: Lianhe,
  retries: UNDOCUMENTED,

  operations: {
    payPage: (data, desk) => seeOther(openPayment("payPage", data, desk).cashierUrl),
    pay(data, desk) {
      const { id } = openPayment("pay", data, desk);
      return json({ success: true, errorMsg: "", payUrl: `${PAGE}?id=${id}&channel=${data.channelId}` });
    },
    paymentQuery: (data, desk) => query(PAYMENTS, data, desk),
    payout(data, desk) {
      refuseSecond(["payout"], data, desk);
      desk.tools.purses.take(PURSE, "CNY", data.amount, "insufficient_balance");
      open("payout", data, desk);
      return json({ error: "success", errorMessage: "" });
    },
    payoutQuery: (data, desk) => query(["payout"], data, desk),
    balance: (_data, desk) => json({ error: "success", result: desk.tools.purses.balance(PURSE, "CNY") }),
  },

  /** `payUrl` opens this sandbox in the payer's browser. */
  pages({ method, path, query }, desk) {
    if (method !== "GET" || path !== PAGE) return undefined;
    const order = desk.tools.orders.get(query.get("id") ?? "");
    if (order?.gateway === "lianhe" && order.cashierUrl) return seeOther(order.cashierUrl);
    return refusalPage({ code: "no_such_order", message: "There is no such payment." });
  },

  refuse(verdict) {
    const { path, code, message } = verdict;
    if (path === PAGE) return refusalPage(verdict);
    if (path === `${PAGE}/Create`) return json({ success: false, errorMsg: message });
    return json({ error: ERRORS[code] ?? "invalid_data", errorMessage: message });
  },

  /** Each message signs other fields, so the sign string is built from them. */
  signed: (request) => ({ input: fieldsOf(request) }),

  /** Callbacks are sent only for success. */
  notes(order) {
    if (order.status !== "paid") return [];
    const { amount, merchantOrderId: mrn, data } = order;
    if (order.operation === "payout") return [{ kind: "payout", data: { amount, mrn } }];
    return [{ kind: "payment", data: { amount, mrn, channel: data.channelId, originAmount: amount } }];
  },

  acked: (body) => ACKS.has(body),

  returnUrl: (order) => order.data.returnUrl,

  rows: ({ data }) => [["channel", data.channelId]],

  giveBack: ({ amount }, { tools: { purses } }) => purses.put(PURSE, "CNY", amount),

  sample(operation, number) {
    const payout = operation === "payout";
    if (number !== exampleOf("lianhe", payout ? "payoutQuery" : "paymentQuery", "mrn")) return undefined;
    return { status: "paid", payout, amount: "100.00", currency: "CNY", data: { channelId: 2 } };
  },
};

/** The fields of a request that may be invalid. Without valid JSON, there are none. */
function fieldsOf({ method, path, query, body }) {
  const text = String(body);
  const sent = method === "GET" ? query : path === PAGE ? new URLSearchParams(text) : entriesOf(text);
  const { appKey, sign, callback, ...fields } = Object.fromEntries(sent);
  return callback === undefined ? fields : { ...fields, callback: callback === "true" };
}

function entriesOf(json) {
  try {
    return Object.entries(JSON.parse(json) ?? {});
  } catch {
    return [];
  }
}

function openPayment(operation, data, desk) {
  refuseSecond(PAYMENTS, data, desk);
  return open(operation, data, desk);
}

function open(operation, data, desk) {
  const { amount, mrn, callbackUrl } = data;
  const order = { operation, amount, currency: "CNY", merchantOrderId: mrn, notifyUrl: callbackUrl, data };
  const payout = operation === "payout";
  return desk.open({ ...order, payout, page: !payout });
}

function refuseSecond(operations, { mrn }, desk) {
  if (desk.find(operations, { number: mrn }))
    throw new Refusal("duplicate_order", `mrn ${mrn} has been used before.`, "mrn");
}

/** `callback=true` requests the notification of a success again. */
function query(operations, { mrn, callback }, desk) {
  const order = desk.findOrSample(operations, { number: mrn });
  if (callback === true && order.status === "paid") desk.tell(order, lianhe.notes(order));
  const { amount } = order;
  const result = { mrn, status: STATUS[order.status], amount, originalAmount: amount };
  return json({ error: "success", result });
}
