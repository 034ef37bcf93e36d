/** A successful payment at each gateway: the start of every case. */
import { inner, raw } from "./wire.js";

export const AMOUNT = "18.37";

const DECIMALS = 18;

/** In a token's smallest unit. */
function inUnits(amount) {
  const [whole, fraction = ""] = amount.split(".");
  return (whole + fraction.padEnd(DECIMALS, "0")).replace(/^0+/, "");
}

/**
 * `order` is the field with the merchant's order number; `id` is a number of the gateway. `textField` accepts any string,
 * `idField` a longer number.
 */
const MESSAGES = {
  basicex: {
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
    pending: { status: raw("1") },
    failed: { status: raw("4") },
  },
  bibao: {
    order: (token) => `P${token}`,
    orderField: "OrderNum",
    amountField: "CoinAmount",
    textField: "Remark",
    idField: "OrderId",
    amounts: (text) => ({ CoinAmount: text }),
    currency: "DC",
    kind: "otc",
    suffix: { otc: "/otc", otcVerify: "/otcVerify", otcQuery: "/otcQuery", getBankCard: "/getBankCard" },
    fields: ({ order, id }) => ({
      Coin: "DC",
      CoinAmount: AMOUNT,
      CreateTime: "2026-11-27 07:54:31",
      FinishTime: "2026-11-27 07:58:00",
      LegalAmount: "124.00",
      OrderId: id,
      OrderNum: order,
      Price: "1.008",
      Remark: "",
      State1: "2",
      State2: "2",
      Token: "tokenzhT0d3A8YZJp",
      Type: "1",
      UserName: "user01",
    }),
    pending: { State1: "1", State2: "1" },
    failed: { State1: "4", State2: "1" },
    out: { Type: "2" },
  },
  ubao: {
    order: (token) => `0x${token.toLowerCase().padStart(40, "0")}`,
    orderField: "address",
    amountField: "amount",
    textField: "zzText",
    amounts: (text) => ({ amount: inUnits(text) }),
    currency: "USDT",
    kind: "recharge",
    suffix: {},
    fields: ({ order, id }) => ({
      callbackType: "recharge",
      amount: inUnits(AMOUNT),
      decimals: raw(String(DECIMALS)),
      address: order,
      chainType: raw("170"),
      coinType: "0x55d398326f99059ff775485246999027b3197955",
      coinID: raw("1002"),
      hash: `0x${BigInt(id).toString(16).padStart(64, "0")}`,
      fromAddress: "0xc2132d05d31c914a87c6611c10748aeb04b58e8f",
      coinName: "USDT",
    }),
    out: {
      callbackType: "transfer",
      result: raw("1"),
      amount: raw(inUnits(AMOUNT)),
      chain: "bsc",
      chainType: "170",
      fromAddress: undefined,
      message: "OK",
      order_sn: "123456",
      toAddress: "0xdac17f958d2ee523a2206206994597c13d831ec7",
      tradeId: raw("192201"),
    },
    balance: ({ fields }) => ({
      ...fields({ callbackType: "balance", amount: raw(inUnits(AMOUNT)) }),
      hash: undefined,
      fromAddress: undefined,
    }),
  },
  vpay: {
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
    pending: { status: "WAITING" },
    failed: { status: "FAIL" },
    out: { type: "WITHDRAW", bizType: "WITHDRAW_ANY_DIGITAL_WALLET" },
  },
  lianhe: {
    order: (token) => `P${token}`,
    orderField: "mrn",
    amountField: "amount",
    textField: "payer",
    amounts: (text) => ({ amount: text, originAmount: text }),
    currency: "CNY",
    kind: "payment",
    suffix: {},
    fields: ({ order, credentials }) => ({
      amount: AMOUNT,
      appKey: credentials.appKey,
      channel: "2",
      mrn: order,
      originAmount: AMOUNT,
    }),
    out: { channel: undefined, originAmount: undefined },
  },
};

/** Lianhe pays out whole yuan. */
const WHOLE_AMOUNT = "18.00";

/** Payouts with a URL of their own: Basicex has other status numbers, Lianhe has fewer fields. */
const PAYOUTS = {
  basicex: {
    ...MESSAGES.basicex,
    kind: "agentpay",
    fields: (given) => ({ ...MESSAGES.basicex.fields(given), status: raw("1") }),
    pending: { status: raw("0") },
    failed: { status: raw("2") },
  },
  lianhe: {
    ...MESSAGES.lianhe,
    kind: "payout",
    amount: WHOLE_AMOUNT,
    fields: ({ order, credentials }) => ({ amount: WHOLE_AMOUNT, appKey: credentials.appKey, mrn: order }),
    amounts: (text) => ({ amount: text }),
  },
};

/** The message of a gateway's payments, or of its payouts if `kind` names them. */
export const messageOf = (gateway, kind) => (kind === undefined ? MESSAGES[gateway] : PAYOUTS[gateway]);

/** The kind of a gateway's payouts, if they have a URL of their own. */
export const payoutKindOf = (gateway) => PAYOUTS[gateway]?.kind;
