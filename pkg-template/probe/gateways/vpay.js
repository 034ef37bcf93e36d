/** Vpay's messages, for the probe. */
import { AMOUNT, inner, md5, Raw, raw, sorted } from "../values.js";

/** Writes a Vpay value for the sign string. */
function canonical(value) {
  if (value instanceof Raw) return /[.eE]/.test(value.text) ? value.text.replace(/\.?0+$/, "") : value.text;
  return Array.isArray(value) ? `{${sorted(value, canonical)}}` : String(value);
}

const wire = {
  envelope: (fields) => fields,
  sign: (pairs, { secret }) => md5(`${sorted(pairs, canonical)}&secret=${secret}`),
};

const message = {
  order: (token) => `P${token}`,
  orderField: "localOrderId",
  amountField: "amount",
  textField: "zzText",
  idField: "orderId",
  amounts: (text) => ({ amount: raw(text) }),
  currency: "USDT",
  kind: "payment",
  suffix: {},
  fields: ({ order, id, now, credentials }) => ({
    amount: raw(AMOUNT),
    bizType: "PAYMENT_FIXED_DIGITAL_SCAN",
    currency: "USDT",
    extra: inner({ quoteAmount: raw("10"), quoteCurrency: "CNY", quotePrice: raw("10") }),
    key: credentials.key,
    localOrderId: order,
    merchantActualAmount: raw("22.72"),
    merchantCurrency: "CNY",
    merchantId: "303122065665",
    merchantPaidAmount: raw("7.33"),
    notifyTime: raw(String(now)),
    orderCreateTime: raw(String(now - 60_000)),
    orderId: id,
    status: "SUCCESS",
    type: "PAYMENT",
    userAmount: raw(AMOUNT),
    userCurrency: "USDT",
  }),
  carrier: "amount",
  places: 8,
  payerText: "merchantUserId",
  nullField: "zzNull",
  idAsNumber: true,
  canonical: true,
  pending: { status: "WAITING" },
  failed: { status: "FAIL" },
  unknownStatus: { status: "SUCCESSFUL" },
  halfPaid: null,
  out: { type: "WITHDRAW", bizType: "WITHDRAW_ANY_DIGITAL_WALLET" },
  balance: null,
  otherToken: null,
  otherChain: null,
  twin: null,
  added: ["orderType", "PAYMENT"],
  at: (ms) => ({ notifyTime: raw(String(ms)) }),
  otherMethod: null,
  errorCode: null,
  unsigned: ["zz", null],
  encoded: null,
  adjacent: null,
  question: null,
  notice: null,
  ownRequest: ({ credentials, order, send }) =>
    send({
      key: credentials.key,
      localOrderId: order,
      userCurrency: "USDT",
      quoteCurrency: "USDT",
      quoteAmount: AMOUNT,
      notifyUrl: "https://shop.example/notify",
    }),
};

const facts = {
  decimals: " In the sign string, a number with a fraction has no zeros at its end.",
  paid: { status: "SUCCESS" },
  paidText: "status is SUCCESS",
  incoming: { type: "PAYMENT" },
  incomingText: "type PAYMENT",
  ids: ["orderId", "localOrderId"],
};

export const vpay = { wire, message, facts };
