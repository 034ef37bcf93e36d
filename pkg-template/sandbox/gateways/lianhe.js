/** Lianhe: payments through its channels, and payouts to bank accounts. */
import { Lianhe } from "../../entries/embedded.js";
import { exampleOf } from "../catalog.js";
import { Refusal } from "../desk.js";
import { refusalPage } from "../pages.js";
import { json, seeOther } from "../respond.js";
import { UNDOCUMENTED } from "../schedules.js";

/** Where the payer's browser goes. */
const PAGE = "/api/Pay";
/** What the merchant pays out of. */
const PURSE = "lianhe";
/** Operations that open a payment, the one of the samples first. */
const PAYMENTS = ["pay", "payPage"];
/** Its documents name the first; its own PHP sample prints the second. */
const ACKS = new Set(["success", "200", "ok"]);
const STATUS = { waiting: 0, paid: 1, failed: 2, expired: 2 };

/** The gateway's own words for what it refuses. */
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

  /** `payUrl` leads the payer's browser back here. */
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

  /** Each of its messages signs fields of its own, so the sign string has to be made from them. */
  signed: (request) => ({ input: fieldsOf(request) }),

  /** Only success is called back. */
  notes(order) {
    if (order.status !== "paid") return [];
    const { amount, merchantOrderId: mrn, data } = order;
    if (order.operation === "payout") return [{ kind: "payout", data: { amount, mrn } }];
    return [{ kind: "payment", data: { amount, mrn, channel: data.channelId, originAmount: amount } }];
  },

  acked: (body) => ACKS.has(body),

  returnUrl: (order) => order.data.returnUrl,

  giveBack: ({ amount }, { tools: { purses } }) => purses.put(PURSE, "CNY", amount),

  sample(operation, number) {
    const payout = operation === "payout";
    if (number !== exampleOf("lianhe", payout ? "payoutQuery" : "paymentQuery", "mrn")) return undefined;
    return { status: "paid", payout, amount: "100.00", currency: "CNY", data: { channelId: 2 } };
  },
};

/** The fields of a request that need not be right: what is no JSON has none. */
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

/** `callback=true` asks for the notification of a success once more. */
function query(operations, { mrn, callback }, desk) {
  const order = desk.findOrSample(operations, { number: mrn });
  if (callback === true && order.status === "paid") desk.tell(order, lianhe.notes(order));
  const { amount } = order;
  const result = { mrn, status: STATUS[order.status], amount, originalAmount: amount };
  return json({ error: "success", result });
}
