/**
 * That the careful jobs give what the package gives: the same output for the inputs of the benchmark, and the same
 * refusal for what must not get through. A job that skipped a check would look faster than it is.
 */
import { deepStrictEqual } from "node:assert/strict";
import { careful } from "./careful/jobs.mjs";
import { inputs } from "./inputs.mjs";
import { packaged } from "./package-jobs.mjs";
import { createHashToolkit } from "./toolkits/node.mjs";

const kit = createHashToolkit;
const SIGN = /"sign":"[^"]*"/i;

/** How a genuine message is changed; it is signed anew, but where `forged` is said. */
const MESSAGES = {
  ubaoVerify: [
    ["a forged amount", { inner: ['"amount":"98260"', '"amount":"98261"'], forged: true }],
    ["a duplicate field", { outer: ['"nonce"', '"nonce":1,"nonce"'] }],
    ["a duplicate field in the body", { inner: ['"decimals":6', '"decimals":6,"decimals":18'] }],
    ["digits moved to the nonce", { outer: ["6074186,", "60741861,"], also: ["1676813640", "676813640"] }],
    ["another merchant", { outer: ['"nonce"', '"merchantId":1,"nonce"'] }],
    ["no coin", { inner: [/"coinID":1002,/, ""] }],
    ["a list for the hash", { inner: [/"hash":"[^"]*"/, '"hash":["a"]'] }],
    ["decimals beyond 36", { inner: ['"decimals":6', '"decimals":37'] }],
    ["an amount with a point", { inner: ['"98260"', '"98260.5"'] }],
    ["another kind", { inner: ['"recharge"', '"other"'] }],
    ["a strange name", { inner: ['"decimals"', '"a b":1,"decimals"'] }],
    ["a body that is no JSON", { inner: [/^\{/, "["] }],
    ["bytes that are not UTF-8", { bytes: [0xff] }],
  ],
  basicexVerify: [
    ["a forged status", { outer: ['\\"status\\":2', '\\"status\\":3'], forged: true }],
    ["a duplicate field", { outer: ['"code"', '"code":"0001","code"'] }],
    ["a duplicate field in data", { outer: ['\\"status\\":2', '\\"status\\":2,\\"status\\":4'] }],
    ["another merchant", { outer: ['"code"', '"merNo":"1","code"'] }],
    ["a request of the merchant's", { outer: ['"code"', '"bizConent":"{}","code"'] }],
    ["another method", { outer: ["trade.notify", "trade.query"] }],
    ["no currency", { outer: ['\\"currency\\":\\"USDT\\",', ""] }],
    ["an amount below zero", { outer: ['\\"totalAmount\\":1200', '\\"totalAmount\\":-1200'] }],
    ["a status that is a list", { outer: ['\\"status\\":2', '\\"status\\":[2]'] }],
    ["a date that does not exist", { outer: ["20271231113918", "20270231113918"] }],
    ["a number around data", { outer: ['"code":"0000"', '"code":0'] }],
    ["data that is no JSON", { outer: ['"data":"{', '"data":"{{'] }],
  ],
  vpayVerify: [
    ["a forged amount", { outer: ['"amount":1,', '"amount":2,'], forged: true }],
    ["a duplicate field", { outer: ['"status"', '"status":"FAIL","status"'] }],
    ["a duplicate field at depth", { outer: ['"quotePrice":10', '"quotePrice":10,"quotePrice":11'] }],
    ["another merchant", { outer: ['"key":"tnr9plWcYIbynTch"', '"key":"x"'] }],
    ["no status", { outer: ['"status":"SUCCESS",', ""] }],
    ["an order number with a fraction", { outer: ['"orderId":"273124814912907"', '"orderId":2820.5'] }],
    ["a user that slides", { outer: ['"status"', '"merchantUserId":"u&status=x","status"'] }],
    ["an unknown field that slides", { outer: ['"status"', '"note":"x&status=FAIL","status"'] }],
    ["a strange name", { outer: ['"status"', '"a&b":1,"status"'] }],
    ["an exponent beyond any sense", { outer: ['"userAmount":1', '"userAmount":1e1001'] }],
    ["another type", { outer: ['"PAYMENT"', '"REFUND"'] }],
    ["too many members", { outer: ['"status"', `"list":[${"1,".repeat(600)}1],"status"`] }],
    ["half of a surrogate pair", { outer: ['"status"', '"note":"\\ud83e","status"'] }],
  ],
};

const ORDERS = [
  ["no order number", { merOrderNo: undefined }],
  ["an order number of other characters", { merOrderNo: "A-1" }],
  ["a description that is too long", { description: "x".repeat(256) }],
  ["an amount of zero", { totalAmount: 0 }],
  ["an amount with three decimals", { totalAmount: "18.375" }],
  ["an amount with an exponent", { totalAmount: "1e3" }],
  ["an amount that a float has rounded", { totalAmount: 0.1 + 0.2 }],
  ["a number for a text", { currency: 1 }],
  ["another currency", { currency: "EUR" }],
  ["a field that is unknown", { colour: "red" }],
  ["a day that does not exist", { tradeStartTime: "2023-02-30 22:03:53" }],
  ["a time without a zone", { tradeStartTime: "2023-03-31T22:03:53" }],
  ["no web address", { notifyUrl: "shop.example" }],
  [
    "goods without a price",
    { goodsDetails: [{ goodsType: "1", goodsId: "1", goodsName: "a", quantity: 1 }] },
  ],
  ["several at once", { merOrderNo: "", clientIp: undefined, expireTime: 800 }],
];
/** What is put into an input of the benchmark; undefined takes out. */
const REQUESTS = {
  ubaoRequest: [
    ["no payee", { to: undefined }],
    ["an empty payee", { to: "" }],
    ["another chain", { chainType: 171 }],
    ["a coin with a fraction", { coinID: 1002.5 }],
    ["an amount below zero", { amount: "-1" }],
    ["a list for the amount", { amount: ["1"] }],
    ["a field that is unknown", { Amount: "1" }],
  ],
  basicexCashier: ORDERS,
  basicexCashierChinese: ORDERS,
  bibaoLogin: [
    ["no user", { UserName: undefined }],
    ["a user of one letter", { UserName: "a" }],
    ["an order number that reads as two fields", { OrderNum: "1&Amount=9" }],
    ["an order number with a control character", { OrderNum: "1\n" }],
    ["another coin", { Coin: "BTC" }],
    ["another type", { Type: 3 }],
    ["an amount with nineteen decimals", { Amount: "0.1234567890123456789" }],
    ["another way to pay", { PayMethods: "bankcard,cash" }],
  ],
};

/** Throws where the two differ; returns how many refusals were compared. */
export function checkGuarantees() {
  let compared = 0;
  for (const entry of inputs) {
    const ours = packaged(entry);
    const theirs = careful(entry.name, kit, entry.credentials);
    const cases = entry.operation
      ? REQUESTS[entry.name].map(([what, change]) => [what, { ...entry.input, ...change }])
      : MESSAGES[entry.name].map(([what, change]) => [what, changed(entry, change)]);
    for (const [what, input] of cases) {
      const expected = refusal(ours, input);
      deepStrictEqual(refusal(theirs, input), expected, `${entry.name}, ${what}`);
      compared++;
    }
  }
  return compared;
}

/** The code, and the broken rules in the order of their fields. */
function refusal(run, input) {
  let result;
  try {
    result = run(input);
  } catch (error) {
    if (error.code === undefined) throw error;
    return { code: error.code, violations: error.violations?.map(ruleOf).sort() };
  }
  throw new Error(`taken, where it must be refused: ${JSON.stringify(result)}`);
}

function ruleOf(violation) {
  return typeof violation === "string" ? violation : `${violation.field}: ${violation.code}`;
}

function changed({ name, input, credentials }, { outer, inner, also, bytes, forged }) {
  let text = input.toString();
  if (inner) {
    const { body } = JSON.parse(text);
    text = text.replace(body, btoa(replaced(atob(body), inner)));
  }
  for (const change of [outer, also]) if (change) text = replaced(text, change);
  if (!forged) text = text.replace(SIGN, `"sign":"${ownSign(name, Buffer.from(text), credentials)}"`);
  return Buffer.concat([Buffer.from(text), Buffer.from(bytes ?? [])]);
}

function replaced(text, [from, to]) {
  const after = text.replace(from, () => to);
  if (after === text) throw new Error(`${from} is not in ${text}`);
  return after;
}

/** What a careful job computes for a message: the job is asked before it judges anything else. */
function ownSign(name, raw, credentials) {
  let sign = "";
  const isSame = (own) => {
    sign = own;
    return true;
  };
  try {
    careful(name, { ...kit, isSame }, credentials)(raw);
  } catch {
    // What it says of the rest is not asked for here.
  }
  return sign;
}
