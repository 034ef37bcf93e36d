/** The requests by hand, with what the package promises: every broken rule is found, amounts keep their text. */
import { LosslessNumber, stringify } from "lossless-json";
import { beijing, page, post, randomLetters } from "../jobs.mjs";
import { beijingTime, checker, listOf } from "./rules.mjs";

const text = (maxLength, more) => ({ type: "string", maxLength, ...more });
const needed = (maxLength, more) => text(maxLength, { minLength: 1, ...more });
const ALPHANUMERIC = "^[A-Za-z0-9]*$";

const checkWithdrawal = checker(
  {
    from: needed(128),
    to: needed(128),
    amount: { amount: { digits: 42, scale: 36 } },
    coinID: { integer: { from: 1, to: 999_999 } },
    chainType: { integer: { oneOf: [160, 170, 180, 190] } },
    order_sn: text(128),
  },
  ["from", "to", "amount", "coinID", "chainType"],
);

export function ubaoRequest(kit, { merchantId, apiKey }, fixed) {
  const now = fixed.now ?? Date.now;
  return (input) => {
    const given = present(input);
    checkWithdrawal(given);
    const { from, to, amount, coinID, chainType, order_sn } = given;
    const json = JSON.stringify({
      from,
      to,
      amount: String(amount),
      coinID: Number(coinID),
      chainType: Number(chainType),
      order_sn,
    });
    const timestamp = Math.floor(now() / 1000);
    const nonce = Number(fixed.nonce?.() ?? kit.randomNumber());
    const body = kit.toBase64(json);
    const sign = kit.md5(body + apiKey + nonce + timestamp);
    return post(
      "https://ubao.example/mch/withdraw",
      JSON.stringify({ merchantId, timestamp, nonce, body, sign }),
    );
  };
}

const AMOUNT = { amount: { digits: 10, scale: 2 } };
const URL_OF_255 = text(255, { url: true });
const GOODS = {
  goodsType: needed(8),
  goodsId: needed(50),
  goodsName: needed(100),
  quantity: { integer: { from: 1, to: 9_999_999_999 } },
  price: AMOUNT,
};
const checkOrder = checker(
  {
    merOrderNo: needed(32, { pattern: ALPHANUMERIC }),
    clientIp: needed(20),
    totalAmount: AMOUNT,
    currency: needed(100, { closed: ["USDT", "BCNY"] }),
    description: needed(255),
    orderSource: needed(10, { closed: ["APP", "WEB", "WAP", "OTHERS"] }),
    tradeStartTime: { type: "string", beijingTime: true },
    expireTime: { integer: { oneOf: [900] } },
    notifyUrl: URL_OF_255,
    returnUrl: URL_OF_255,
    attach: text(100),
    goodsDetails: listOf(GOODS, Object.keys(GOODS)),
  },
  ["merOrderNo", "clientIp", "totalAmount", "currency", "description", "orderSource", "tradeStartTime"],
);

export function basicexCashier(kit, credentials, fixed) {
  const now = fixed.now ?? Date.now;
  return (order) => {
    const given = present(order);
    if (given.tradeStartTime instanceof Date) given.tradeStartTime = given.tradeStartTime.toISOString();
    checkOrder(given);
    const biz = {
      merOrderNo: given.merOrderNo,
      clientIp: given.clientIp,
      totalAmount: number(given.totalAmount),
      currency: given.currency,
      description: given.description,
      orderSource: given.orderSource,
      tradeStartTime: beijingTime(given.tradeStartTime),
      expireTime: number(given.expireTime),
      notifyUrl: given.notifyUrl,
      returnUrl: given.returnUrl,
      attach: given.attach,
      goodsDetails: given.goodsDetails?.map(({ goodsType, goodsId, goodsName, quantity, price }) => ({
        goodsType,
        goodsId,
        goodsName,
        quantity: number(quantity),
        price: number(price),
      })),
    };
    const bizConent = hasText(given) ? stringify(biz) : JSON.stringify(biz);
    const envelope = {
      merNo: credentials.merNo,
      method: "basicexpay.trade.cashier",
      timestamp: beijing(now()),
      nonce: fixed.nonce?.() ?? randomLetters(kit, 16),
      bizConent,
      signType: "HmacSHA512",
    };
    const pairs = Object.keys(envelope)
      .sort()
      .map((name) => `${name}=${envelope[name]}`);
    const signed = `${pairs.join("&")}&key=${credentials.apiKey}`;
    const sign = kit.hmacSha512(credentials.secretKey, signed).toUpperCase();
    const data = JSON.stringify({ ...envelope, sign });
    const url = "https://openapi.basicex.com/basicexpay/trade/cashier";
    return { method: "POST", url, fields: { data }, html: page(url, data) };
  };
}

const checkLogin = checker(
  {
    UserName: needed(16, { minLength: 2, pattern: ALPHANUMERIC, oneField: true }),
    Type: { integer: { oneOf: [0, 1, 2] } },
    Coin: text(10, { closed: ["", "DC", "USDX"] }),
    Amount: { amount: { digits: 30, scale: 18 } },
    OrderNum: needed(32, { oneValue: true, oneField: true }),
    PayMethods: text(64, { commaList: ["bankcard", "aliPay", "weChatpay", "payPal"] }),
  },
  ["UserName", "Type", "OrderNum"],
);

export function bibaoLogin(kit, { merCode, desKey, keyB }, fixed) {
  const now = fixed.now ?? Date.now;
  return (input) => {
    const given = present(input);
    checkLogin(given);
    const { UserName, Type, Coin, Amount, OrderNum, PayMethods } = given;
    const seconds = Math.floor(now() / 1000);
    const fields = {
      MerCode: merCode,
      Timestamp: seconds,
      UserName,
      Type,
      Coin,
      Amount,
      OrderNum,
      PayMethods,
    };
    const plain = [];
    for (const name of Object.keys(fields))
      if (fields[name] !== undefined) plain.push(`${name}=${fields[name]}`);
    const param = kit.desCbc(desKey, plain.join("&")).toUpperCase();
    const date = beijing(now()).slice(0, 8);
    const middle = kit.md5(merCode + UserName + Type + OrderNum + keyB + date);
    const ends = fixed.nonce?.() ?? randomLetters(kit, 10);
    const key = ends.slice(0, 6) + middle + ends.slice(6);
    return post(`https://bibao.example/api/${merCode}/coin/Login`, JSON.stringify({ param, key }));
  };
}

/** What was given: null means left out. */
function present(input) {
  const fields = {};
  for (const name of Object.keys(input)) if (input[name] != null) fields[name] = input[name];
  return fields;
}

/** The text of an amount stays what the caller gave, `18.30` too. */
function number(value) {
  return typeof value === "string" ? new LosslessNumber(value) : value;
}

/** Whether a number came as its text. JSON.stringify is the faster way to write, and right where none did. */
function hasText({ totalAmount, expireTime, goodsDetails = [] }) {
  const isText = (value) => typeof value === "string";
  return (
    isText(totalAmount) ||
    isText(expireTime) ||
    goodsDetails.some(({ quantity, price }) => isText(quantity) || isText(price))
  );
}
