/** Vpay: orders at the merchant's own rate, and a plain answer to every other signed call. */
import { createHash } from "node:crypto";
import { Vpay } from "../../entries/embedded.js";
import { replaceNumbers } from "../../shared/json-numbers.js";
import { numeric, over, shortest, times } from "../decimal.js";
import { Refusal } from "../desk.js";
import { json } from "../respond.js";
import { VPAY } from "../schedules.js";
import { addressOn } from "./addresses.js";

/** Made-up prices of one coin. The real ones are set in the merchant's console. */
const RATES = { USDT: "7.2", TRX: "2" };
const COIN_PLACES = 6;
const CHAINS = { USDT: ["TRON", "BSC"], TRX: ["TRON"] };

/** The gateway does not publish its error codes. These are the sandbox's own. */
const CODES = {
  signature_mismatch: 401,
  missing_signature: 401,
  wrong_merchant: 403,
  unknown_operation: 404,
};
const OTHER_ERROR = 400;

/** The gateway documents only SUCCESS. An expired order sends no notification. */
const STATUS = { paid: "SUCCESS", failed: "FAIL" };

export const vpay = {
  id: "vpay",
  Gateway: Vpay,
  retries: VPAY,

  operations: {
    createFixedCustomRate(data, desk) {
      if (desk.find(["createFixedCustomRate"], { number: data.localOrderId })) {
        const message = `localOrderId ${data.localOrderId} has been used before.`;
        throw new Refusal("duplicate_order", message, "localOrderId");
      }
      const order = desk.open({
        operation: "createFixedCustomRate",
        amount: shortest(over(data.quoteAmount, RATES[data.userCurrency], COIN_PLACES)),
        currency: data.userCurrency,
        merchantOrderId: data.localOrderId,
        notifyUrl: data.notifyUrl,
        data,
        page: true,
      });
      const publicKey = createHash("sha256").update(order.id).digest("hex");
      const chains = CHAINS[data.userCurrency];
      return success({
        orderId: Number(order.id),
        localUserId: data.localUserId ?? null,
        localOrderId: data.localOrderId,
        orderType: "PAYMENT",
        orderBizType: "PAYMENT_FIXED_DIGITAL_SCAN",
        paymentUrl: order.cashierUrl,
        publicKey,
        addresses: Object.fromEntries(chains.map((chain) => [chain, addressOn(chain, publicKey)])),
      });
    },
    /** Other endpoints: signed with the same rule, but their behaviour is not published. */
    call: (data) => success({ received: data }),
  },

  refuse: ({ code, message }) =>
    json({ code: CODES[code] ?? OTHER_ERROR, success: false, message, data: null }),

  signed: ({ body }, { credentials }) => ({
    raw: body,
    contentType: "application/json",
    mistake: () => trailingZeros(String(body), credentials),
  }),

  notes(order, desk) {
    const status = STATUS[order.status];
    if (status === undefined) return [];
    const { quoteAmount, quoteCurrency, localUserId } = order.data;
    const amount = numeric(order.amount);
    const price = numeric(quoteAmount);
    const data = {
      amount,
      currency: order.currency,
      userAmount: amount,
      userCurrency: order.currency,
      merchantPaidAmount: price,
      merchantActualAmount: price,
      merchantCurrency: quoteCurrency,
      merchantUserId: localUserId ?? null,
      merchantId: Number(`3${desk.credentials.key.length}0001`),
      localOrderId: order.merchantOrderId,
      orderId: order.id,
      orderCreateTime: Date.parse(order.createdAt),
      extra: { quoteAmount: price, quoteCurrency, quotePrice: numeric(RATES[order.currency]) },
      status,
    };
    return [{ kind: "payment", data }];
  },

  acked: (body) => body === "success",

  returnUrl: (order) => (order.status === "paid" ? order.data.successRedirectUrl : undefined),

  rows: ({ data }) => [["price", `${times(data.quoteAmount, "1", 2)} ${data.quoteCurrency}`]],
};

function success(data) {
  return json({ code: 0, success: true, message: null, data });
}

/** A signature over numbers as they were sent, 163.40 and not 163.4. */
function trailingZeros(body, { secret }) {
  const { sign, ...fields } = readJson(replaceNumbers(body, (number) => `"${number}"`));
  const pairs = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`);
  const own = createHash("md5")
    .update([...pairs, `secret=${secret}`].join("&"))
    .digest("hex");
  const message = "the signature matches when numbers keep the zeros at the end of their fraction";
  return own === String(sign).toLowerCase() ? { code: "trailing_zeros", message } : undefined;
}

function readJson(text) {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}
