/** Bibao as docs/protocols/bibao.md has it. */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { beijing, md5, pairs, printObject, scalars, seconds, send, sorted } from "../printing.mjs";
import { alphanumeric, choice, commaList, date, decimalText, id, oneOf, optional, text } from "../values.mjs";

const COINS = ["DC", "USDX", "BTC", "LTC", "ETH", "BCB", "TCSC"];
/** A value with `&` in it could be read as two. */
const plain = (min, max) => text(min, max, "&");

const UserName = alphanumeric(2, 16);
const AMOUNT = decimalText(30, 18);
const order = { OrderNo: plain(1, 32), CoinCode: oneOf(COINS) };

/** What a reply signs has nothing between its values, so that neither `&` nor `=` may be in one. */
const separate = (min, max) => text(min, max, "&=");
const BANK = {
  Account: separate(1, 64),
  Bank: separate(1, 64),
  RealName: separate(1, 64),
  SubBranch: separate(1, 128),
};

const operation = (name, parts, fields) => ({ path: `/coin/${name}`, parts, fields });

export default {
  baseUrl: "http://bibao.example:8080",
  /** Cases of each operation and each kind. */
  counts: { requests: 50, notifications: 100 },
  /** What signs notifications. */
  secret: "keyB",
  /** What the oracle in Node does with the jobs. */
  rules: { request, open, notification, reply },
  credentials: (random) => ({
    merCode: random.alphanumeric(1, 10),
    desKey: random.printable(8, 8),
    keyB: random.printable(1, 20),
    keyALength: random.whole(0, 12),
    keyCLength: random.whole(0, 12),
  }),
  nonce: (random, { keyALength, keyCLength }) => random.lowercase(keyALength + keyCLength),
  options: (random) => ({
    emptyValues: random.pick(["include", "skip"]),
    replyEncoding: random.pick(["percent", "plain"]),
  }),
  operations: {
    addUser: operation("AddUser", ["MerCode", "UserName"], { UserName: alphanumeric(11, 16) }),
    getAddress: operation("GetAddress", ["MerCode", "UserType", "CoinCode"], {
      UserType: choice([1, 2]),
      UserName,
      CoinCode: oneOf(COINS),
    }),
    getBalance: operation("GetBalance", ["MerCode", "UserType"], { UserType: choice([1, 2]), UserName }),
    getAcctChae: operation("GetAcctChae", ["MerCode"], { UserName, QueryType: plain(1, 16) }),
    login: operation("Login", ["MerCode", "UserName", "Type", "OrderNum"], {
      UserName,
      Type: choice([0, 1, 2]),
      Coin: optional(oneOf(["DC", "USDX"])),
      Amount: optional(AMOUNT),
      OrderNum: plain(1, 32),
      PayMethods: optional(commaList(["bankcard", "aliPay", "weChatpay", "payPal"])),
    }),
    orderDetail: operation("OrderDetail", ["MerCode", "UserName", "OrderNum"], {
      UserName,
      OrderNum: plain(1, 32),
    }),
    queryStatus: operation("QueryStatus", ["MerCode", "OrderNo"], { OrderNo: plain(1, 32) }),
    withdrawMoneyUser: operation("WithdrawMoneyUser", ["MerCode", "UserName", "Amount"], {
      UserName,
      ...order,
      CoinAddress: plain(1, 128),
      Amount: AMOUNT,
      Remark: optional(plain(0, 255)),
    }),
    withdrawMoneyMerchant: operation("WithdrawMoneyMechant", ["MerCode", "CoinCode", "Amount"], {
      ...order,
      CoinAddress: optional(plain(1, 128)),
      Amount: AMOUNT,
      Remark: optional(plain(0, 255)),
    }),
    approveSell: operation("ApproveSell", ["MerCode", "UserName", "OrderNum"], {
      UserName,
      Coin: oneOf(["DC", "USDX"]),
      OrderNum: plain(1, 32),
      CoinAmount: AMOUNT,
      Code: choice([1, 2]),
    }),
  },
  kinds: {
    otc: {
      formats: ["form", "json"],
      unsigned: ["FinishTime"],
      fields: {
        UserName: id(16, "&"),
        OrderId: id(64, "&"),
        OrderNum: id(32, "&"),
        Type: choice([1, 2]),
        Coin: plain(1, 10),
        CoinAmount: AMOUNT,
        LegalAmount: AMOUNT,
        State1: choice([0, 1, 2, 2, 2, 3, 4, 9, 10]),
        State2: choice([1, 2]),
        CreateTime: date,
        FinishTime: optional(date),
        Remark: optional(text(0, 255)),
        Price: AMOUNT,
        Token: plain(1, 64),
      },
    },
    otcVerify: {
      formats: ["form", "json"],
      fields: {
        UserName: id(16, "&"),
        OrderId: id(64, "&"),
        OrderNum: id(32, "&"),
        Coin: plain(1, 10),
        CoinAmount: AMOUNT,
      },
      reply: { ...BANK, Status: choice([0, 1, 2]) },
    },
    otcQuery: {
      formats: ["form", "json"],
      fields: { UserName: id(16, "&"), OrderNum: id(32, "&"), Coin: plain(1, 10) },
      reply: { Coin: separate(1, 10), CoinAmount: AMOUNT },
    },
    getBankCard: {
      formats: ["form", "json"],
      fields: { UserName: id(16, "&"), OrderNum: id(32, "&") },
      reply: BANK,
    },
    notice: {
      formats: ["form", "json"],
      fields: {
        Amount: AMOUNT,
        Coin: plain(1, 10),
        Fee: optional(AMOUNT),
        FromAddr: optional(plain(1, 64)),
        Id: id(64, "&"),
        OrderNo: optional(id(32, "&")),
        State: choice([1, 2, 3, 4, 5]),
        ToAddr: optional(plain(1, 64)),
        TradeNo: optional(id(64, "&")),
        TradeTime: optional(date),
        Type: choice([1, 2, 3, 4, 5, 6, 7]),
      },
    },
  },
  /** Nobody signed these, so that they are no data. */
  isSkipped: (value, { emptyValues }) => emptyValues === "skip" && value === "",
  expected(kind, { Type, State, State1, State2, Amount, CoinAmount, Coin, OrderNum, OrderId, Id }) {
    if (kind === "notice") {
      return {
        direction: { 4: "in", 5: "out" }[Type] ?? "none",
        outcome: { 4: "succeeded", 5: "failed" }[State] ?? "pending",
        amount: Amount,
        currency: Coin,
        gatewayOrderId: Id,
      };
    }
    if (kind !== "otc") return { direction: "none", outcome: "info", replayKey: undefined };
    const failed = ["3", "4", "9"].includes(State1);
    const paid = State1 === "2" && State2 === "2";
    return {
      direction: Type === "1" ? "in" : "out",
      outcome: paid ? "succeeded" : failed ? "failed" : "pending",
      amount: CoinAmount,
      currency: Coin,
      merchantOrderId: OrderNum,
      gatewayOrderId: OrderId,
    };
  },
};

/** OpenSSL has no DES any more; triple DES with the same key three times is the same. */
const CIPHER = "des-ede3-cbc";
const cipherArguments = ({ desKey }) => [CIPHER, desKey.repeat(3), desKey];

function request(job) {
  const { credentials, operation, baseUrl, nonce } = job;
  const fields = [["MerCode", credentials.merCode], ["Timestamp", seconds(job)], ...scalars(job.fields)];
  const plain = pairs(fields);
  const cipher = createCipheriv(...cipherArguments(credentials));
  const param = cipher.update(plain, "utf8", "hex") + cipher.final("hex");
  const values = Object.fromEntries(fields);
  const parts = operation.parts.map((name) => values[name]).join("");
  const digest = md5(parts + credentials.keyB + beijing(job).slice(0, 8));
  const key = nonce.slice(0, credentials.keyALength) + digest + nonce.slice(credentials.keyALength);
  const url = `${baseUrl}/api/${credentials.merCode}${operation.path}`;
  return {
    url,
    body: printObject([
      ["param", param.toUpperCase()],
      ["key", key],
    ]),
  };
}

function open({ credentials, param }) {
  const decipher = createDecipheriv(...cipherArguments(credentials));
  return { plain: decipher.update(param, "hex", "utf8") + decipher.final("utf8") };
}

function notification(job) {
  const { credentials, options } = job;
  const isSigned = ([name, value]) =>
    name !== "FinishTime" && !(options.emptyValues === "skip" && value === "");
  const sign = md5(pairs(sorted(scalars(job.fields).filter(isSigned))) + credentials.keyB);
  return send(job, [...job.fields, ["Sign", sign]]);
}

const TEXTS = ["Bank", "RealName", "SubBranch"];

/** As forms have it, but with every sign of punctuation escaped except for `-`, `_` and `.`. */
const percent = (text) =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

function reply({ credentials, options, kind, fields }) {
  const isEscaped = (name) => options.replyEncoding === "percent" && TEXTS.includes(name);
  const sent = fields.map(([name, value]) => [name, isEscaped(name) ? percent(value) : value]);
  const signed = kind === "otcQuery" ? ["Coin", "CoinAmount"] : ["Account", ...TEXTS];
  const values = Object.fromEntries(sent);
  const sign = md5(signed.map((name) => values[name]).join("") + credentials.keyB);
  return { body: printObject([...sent, ["Sign", sign]]) };
}
