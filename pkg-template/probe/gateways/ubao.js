/** UBAO's messages, for the probe. */
import { AMOUNT, md5, objectOf, raw, textOf } from "../values.js";

const DECIMALS = 18;

/** In a token's smallest unit. */
function inUnits(amount) {
  const [whole, fraction = ""] = amount.split(".");
  return (whole + fraction.padEnd(DECIMALS, "0")).replace(/^0+/, "");
}

const wire = {
  envelope: (fields, { now, nonce }) => [
    ["nonce", raw(String(Number.parseInt(nonce.slice(0, 6), 16) + 1))],
    ["timestamp", raw(String(Math.floor(now / 1000)))],
    ["body", Buffer.from(objectOf(fields)).toString("base64")],
  ],
  sign: (pairs, { apiKey }) => {
    const of = (wanted) => textOf(pairs.find(([name]) => name === wanted)?.[1] ?? "");
    return md5(of("body") + apiKey + of("nonce") + of("timestamp"));
  },
};

const message = {
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
};

const facts = {
  paid: { callbackType: "recharge" },
  paidText: "callbackType is recharge",
  incoming: { callbackType: "recharge" },
  incomingText: "callbackType recharge",
  // A transfer and the balance of an address have fewer fields than a recharge.
  kinds: ["recharge", "transfer", "balance"],
  shifted: true,
};

export const ubao = { wire, message, facts };
