/** UBAO as docs/protocols/ubao.md has it. */
import { md5, printObject, scalars, seconds, send } from "../printing.mjs";
import { choice, decimalText, id, optional, text, url, whole } from "../values.mjs";

const CHAIN = choice([160, 170, 180, 190]);
const ADDRESS = text(1, 128);

/** The coin table: coinID, chain, contract. */
const COINS = [
  ["1001", "170", ""],
  ["1002", "170", "0x55d398326f99059ff775485246999027b3197955"],
  ["1003", "160", ""],
  ["1004", "160", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"],
  ["1005", "180", ""],
  ["1006", "180", "0xdac17f958d2ee523a2206206994597c13d831ec7"],
  ["1008", "190", ""],
  ["1009", "190", "0xc2132d05d31c914a87c6611c10748aeb04b58e8f"],
  ["1010", "170", "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"],
  ["1011", "160", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"],
  ["1012", "180", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"],
];

const kindName = (name) => () => ({ wire: name });
const wire = (make) => (random) => ({ wire: make(random) });
/** In the smallest unit, as text or as a number. */
const AMOUNT = wire((random) => {
  const amount = random.chance(0.1) ? "0" : random.positive(random.whole(1, 78));
  return random.chance(0.5) ? amount : { number: amount };
});
const coin = {
  coinID: choice(COINS.map(([id]) => id)),
  coinType: wire((random) => random.pick(COINS)[2]),
  chainType: wire((random) => {
    const chain = random.pick(["160", "170", "180", "190"]);
    return random.chance(0.5) ? chain : { number: chain };
  }),
};
const common = {
  amount: AMOUNT,
  decimals: whole(0, 36),
  address: ADDRESS,
  ...coin,
  coinName: text(1, 64),
};

/** `amount` shifted by `decimals`, without zeros at the end. */
function shifted(amount, decimals) {
  const digits = amount.padStart(Number(decimals) + 1, "0");
  const point = digits.length - Number(decimals);
  const fraction = digits.slice(point).replace(/0+$/, "");
  return fraction === "" ? digits.slice(0, point) : `${digits.slice(0, point)}.${fraction}`;
}

export default {
  baseUrl: "https://ubao.example/base",
  /** Cases of each operation and each kind. */
  counts: { requests: 60, notifications: 120 },
  /** What signs notifications. */
  secret: "apiKey",
  /** What the oracle in Node does with the jobs. */
  rules: { request, notification },
  credentials: (random) => ({ merchantId: random.whole(1, 99999999), apiKey: random.printable(1, 40) }),
  nonce: (random) => random.positive(10),
  options: (random) => ({ encoding: random.pick(["json", "form"]) }),
  operations: {
    createAddress: {
      path: "/mch/address/create",
      fields: { chainType: CHAIN, callUrl: url(255), type: optional(choice([0, 2, -2])) },
    },
    withdraw: {
      path: "/mch/withdraw",
      fields: {
        from: text(1, 128),
        to: text(1, 128),
        amount: decimalText(42, 36),
        coinID: whole(1, 999999),
        chainType: CHAIN,
        order_sn: optional(text(0, 128)),
      },
    },
    checkAddress: { path: "/mch/address/check", fields: { chainType: CHAIN, address: ADDRESS } },
    addAddress: {
      path: "/mch/address/add",
      fields: { chainType: CHAIN, address: ADDRESS, callUrl: url(255) },
    },
    coins: { path: "/mch/coins", fields: {} },
    pooling: { path: "/mch/address/pooling", fields: { coinID: whole(1, 999999), address: ADDRESS } },
    verifyOwnership: {
      path: "/mch/address/verify",
      fields: { address: ADDRESS, message: text(1, 1024), sign: text(1, 1024), chainType: CHAIN },
    },
  },
  kinds: {
    recharge: {
      formats: ["json", "form"],
      fields: {
        callbackType: kindName("recharge"),
        ...common,
        hash: text(1, 128),
        fromAddress: optional(text(1, 128)),
      },
    },
    transfer: {
      formats: ["json", "form"],
      fields: {
        callbackType: kindName("transfer"),
        result: choice([0, 1]),
        ...common,
        toAddress: optional(text(1, 128)),
        hash: optional(text(0, 128)),
        order_sn: id(128),
        chain: optional(text(1, 32)),
        message: optional(text(1, 255)),
        tradeId: id(32),
      },
    },
    balance: { formats: ["json", "form"], fields: { callbackType: kindName("balance"), ...common } },
  },
  expected(kind, data) {
    const isRow = ([id, chain, contract]) =>
      id === data.coinID && chain === data.chainType && contract === data.coinType;
    const byKind = {
      recharge: { direction: "in", outcome: "succeeded", gatewayOrderId: data.hash },
      transfer: {
        direction: "out",
        outcome: data.result === "1" ? "succeeded" : "failed",
        gatewayOrderId: data.tradeId,
        merchantOrderId: data.order_sn,
      },
      balance: { direction: "none", outcome: "info" },
    };
    return {
      ...byKind[kind],
      amount: shifted(data.amount, data.decimals),
      currency: data.coinName,
      coinMatches: COINS.some(isRow),
    };
  },
};

function envelope(job, body) {
  const sign = md5((body ?? "") + job.credentials.apiKey + job.nonce + seconds(job));
  return [
    ["timestamp", { number: seconds(job) }],
    ["nonce", { number: job.nonce }],
    ...(body === null ? [] : [["body", body]]),
    ["sign", sign],
  ];
}

const base64 = (text) => Buffer.from(text).toString("base64");

function request(job) {
  const body = job.fields.length > 0 ? base64(printObject(job.fields)) : null;
  const merchant = ["merchantId", { number: String(job.credentials.merchantId) }];
  const fields = [merchant, ...envelope(job, body)];
  const url = job.baseUrl + job.operation.path;
  return job.options.encoding === "form"
    ? { url, form: scalars(fields) }
    : { url, body: printObject(fields) };
}

function notification(job) {
  return send(job, envelope(job, base64(printObject(job.fields, true))));
}
