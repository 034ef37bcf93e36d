/** A successful payment at each gateway, which is the start of every case, and its variants. */
import { beijingDigits } from "../shared/beijing.js";
import { kindOf, tableOf } from "../shared/catalog.js";
import { inner, raw, WIRES } from "./wire.js";

export const AMOUNT = "18.37";

const DECIMALS = 18;

/** In a token's smallest unit. */
function inUnits(amount) {
  const [whole, fraction = ""] = amount.split(".");
  return (whole + fraction.padEnd(DECIMALS, "0")).replace(/^0+/, "");
}

/**
 * Every row has the same names. null: the gateway has no such thing, and the cases that need it do not run.
 *
 * Fields: `order` is the field with the merchant's order number, `id` a number of the gateway. `textField` accepts any string,
 * `payerText` is a string that the payer writes, `nullField` accepts null. `idField` accepts a longer number, also as a JSON
 * number if `idAsNumber` is true. `carrier` contains the amount, `places` is its number of decimals. `canonical`: the sign
 * string has one form of a number, for all its spellings.
 *
 * Changed fields: `pending`, `failed`, `unknownStatus`, `halfPaid`, `out` (money that leaves the merchant), `balance`,
 * `otherToken`, `otherChain`, `twin` (another payee in the same transaction), `added` (a new field), `at` (another signed
 * time, in milliseconds). Changed envelopes: `otherMethod`, `errorCode`, `unsigned` (a pair without a signature), `encoded`
 * (the field with base64), `adjacent` (two fields without a separator).
 *
 * `question` and `notice` are other messages. `ownRequest` is a request that the merchant signs, sent to the notification URL.
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
      const sign = WIRES.basicex.sign(envelope, credentials);
      const body = JSON.stringify(Object.fromEntries([...envelope, ["sign", sign]]));
      return { method: "POST", headers: { "content-type": "application/json" }, body, suffix: "" };
    },
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
    carrier: "CoinAmount",
    places: 2,
    payerText: "Remark",
    nullField: null,
    idAsNumber: true,
    canonical: false,
    pending: { State1: "1", State2: "1" },
    failed: { State1: "4", State2: "1" },
    unknownStatus: null,
    halfPaid: { State2: "1" },
    out: { Type: "2" },
    balance: null,
    otherToken: null,
    otherChain: null,
    twin: null,
    added: null,
    at: null,
    otherMethod: null,
    errorCode: null,
    unsigned: null,
    encoded: null,
    adjacent: null,
    question: (kind, { order, id }) => ({
      ...(kind !== "getBankCard" && { Coin: "DC" }),
      ...(kind === "otcVerify" && { CoinAmount: AMOUNT, OrderId: id }),
      OrderNum: order,
      UserName: "user01",
    }),
    notice: ({ order, id }) => ({
      Amount: AMOUNT,
      Coin: "DC",
      Fee: "0.00",
      FromAddr: "bcbFrom",
      Id: id,
      OrderNo: order,
      State: "4",
      ToAddr: "bcbTo",
      TradeNo: id,
      TradeTime: "2026-11-27 07:54:31",
      Type: "4",
    }),
    ownRequest: ({ credentials, order, send }) =>
      send({
        MerCode: credentials.merCode,
        Timestamp: "1795737271",
        UserName: "user01",
        OrderNo: order,
      }),
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
    carrier: "body",
    places: DECIMALS,
    payerText: null,
    nullField: "zzNull",
    idField: null,
    idAsNumber: false,
    canonical: false,
    pending: null,
    failed: null,
    unknownStatus: null,
    halfPaid: null,
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
    otherToken: { coinID: raw("99999"), coinType: "0x1111111111111111111111111111111111111111" },
    otherChain: { chainType: raw("160") },
    twin: { address: `0x${"5".repeat(40)}` },
    added: null,
    at: () => ({}),
    otherMethod: null,
    errorCode: null,
    unsigned: null,
    encoded: "body",
    adjacent: ["nonce", "timestamp"],
    question: null,
    notice: null,
    ownRequest: ({ order, send }) =>
      send({ address: order, chainType: raw("170"), coinID: raw("1002"), amount: AMOUNT }),
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
    carrier: "amount",
    places: 2,
    payerText: null,
    nullField: null,
    idField: null,
    idAsNumber: false,
    canonical: false,
    pending: null,
    failed: null,
    unknownStatus: null,
    halfPaid: null,
    out: { channel: undefined, originAmount: undefined },
    balance: null,
    otherToken: null,
    otherChain: null,
    twin: null,
    added: null,
    at: null,
    otherMethod: null,
    errorCode: null,
    unsigned: ["zz", "x"],
    encoded: null,
    adjacent: null,
    question: null,
    notice: null,
    ownRequest: ({ credentials, order, send }) => send({ appKey: credentials.appKey, mrn: order }),
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
export function messageOf(gateway, kind) {
  const message = (kind === undefined ? MESSAGES : PAYOUTS)[gateway];
  if (message) return message;
  throw new Error(`probe/messages.js has no row for ${gateway}.`);
}

/** The kind of a gateway's payouts, if they have a URL of their own. */
export const payoutKindOf = (gateway) => PAYOUTS[gateway]?.kind;

/** The field of a message that names the merchant, where it has one; his credential of the same name is the right value. */
export function merchantFieldOf(gateway, kind) {
  const { fields } = kindOf(gateway, messageOf(gateway, kind).kind);
  const names = tableOf(gateway)
    .credentials.filter(({ role }) => role === "identity")
    .map(({ name }) => name);
  return names.find((name) => fields.some((field) => field.name === name)) ?? null;
}
