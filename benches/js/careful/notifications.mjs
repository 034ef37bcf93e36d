/** The notifications by hand, with what the package promises: exact, checked, named. `careful` of `jobs.mjs` picks. */
import { plain, shifted } from "./decimals.mjs";
import * as message from "./message.mjs";
import { Refused } from "./refused.mjs";

const { checkFields, checkMerchant, exact, isNumber, isObject, replayKey, required, scalar } = message;

const RECHARGE = [
  ["callbackType", true, "textOfOne"],
  ["amount", true, "id"],
  ["decimals", true, "integer"],
  ["address", true, "textOfOne"],
  ["chainType", true, "integer"],
  ["coinType", false, "text"],
  ["coinID", true, "integer"],
  ["hash", true, "textOfOne"],
  ["fromAddress", false, "text"],
  ["coinName", false, "text"],
];

/** coinID, chain and contract. */
const COINS = new Map([
  ["1001", ["170", ""]],
  ["1002", ["170", "0x55d398326f99059ff775485246999027b3197955"]],
  ["1003", ["160", ""]],
  ["1004", ["160", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"]],
  ["1005", ["180", ""]],
  ["1006", ["180", "0xdac17f958d2ee523a2206206994597c13d831ec7"]],
  ["1008", ["190", ""]],
  ["1009", ["190", "0xc2132d05d31c914a87c6611c10748aeb04b58e8f"]],
  ["1010", ["170", "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"]],
  ["1011", ["160", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"]],
  ["1012", ["180", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"]],
]);

export function ubaoVerify(kit, credentials) {
  const identity = String(credentials.merchantId);
  return (raw) => {
    const envelope = message.readBody(raw);
    const sign = message.signOf(envelope);
    const nonce = scalar(envelope.nonce);
    const timestamp = scalar(envelope.timestamp);
    if (nonce === undefined || timestamp === undefined) throw new Refused("missing_field");
    // No separator stands between them: digits could move from one to the other.
    if (!/^\d+$/.test(nonce) || !/^\d{10}$/.test(timestamp)) throw new Refused("malformed_body");
    const body = required(envelope, "body");
    if (!kit.isSame(kit.md5(body + credentials.apiKey + nonce + timestamp), sign))
      throw new Refused("signature_mismatch");
    message.checkNames(envelope);
    checkMerchant(envelope, "merchantid", identity);

    const data = message.readObject(fromBase64(body));
    message.checkNames(data);
    if (data.callbackType === undefined) throw new Refused("missing_field");
    if (data.callbackType !== "recharge") throw new Refused("kind_mismatch");
    checkFields(RECHARGE, data);
    const text = (name) => scalar(data[name]) ?? "";
    const [amount, decimals] = [text("amount"), Number(text("decimals"))];
    if (!/^\d{1,78}$/.test(amount) || !(decimals >= 0 && decimals <= 36)) throw new Refused("malformed_body");
    const { nonce: _nonce, timestamp: _timestamp, body: _body, sign: _sign, ...unsigned } = envelope;
    return {
      gateway: "ubao",
      kind: "recharge",
      direction: "in",
      outcome: "succeeded",
      data: exact(data),
      unsigned: exact(unsigned),
      amount: shifted(amount, decimals),
      ...(data.coinName !== undefined && { currency: text("coinName") }),
      gatewayOrderId: text("hash"),
      replayKey: replayKey(
        "ubao",
        identity,
        "recharge",
        text("chainType"),
        lowerHex(text("hash")),
        lowerHex(text("address")),
        text("coinID"),
        amount.replace(/^0+/, ""),
      ),
      coinMatches: coinMatches(text("coinID"), text("chainType"), text("coinType")),
      secretIndex: 0,
    };
  };
}

/** Strict and canonical, which Buffer is not. */
function fromBase64(text) {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw new Refused("malformed_body");
  try {
    return strict.decode(bytes);
  } catch {
    throw new Refused("malformed_body");
  }
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function lowerHex(text) {
  return /^0x/i.test(text) ? text.toLowerCase() : text;
}

function coinMatches(coin, chain, contract) {
  const [on, at] = COINS.get(coin) ?? [];
  return (
    on === chain && (at.startsWith("0x") ? at.toLowerCase() === contract.toLowerCase() : at === contract)
  );
}

const RESULT = [
  ["orderNo", true, "id"],
  ["merOrderNo", true, "id"],
  ["status", true, "integer"],
  ["totalAmount", true, "decimal"],
  ["currency", true, "textOfOne"],
  ["attach", false, "text"],
];
const OUTCOMES = { 0: "pending", 1: "pending", 2: "succeeded", 3: "failed", 4: "failed" };
const NOTIFY = "basicexpay.trade.notify";

export function basicexVerify(kit, credentials) {
  return (raw) => {
    const envelope = message.readBody(raw);
    const sign = message.signOf(envelope);
    const pairs = [];
    for (const name of Object.keys(envelope).sort()) {
      const value = envelope[name];
      if (value !== null && typeof value !== "string") throw new Refused("malformed_body");
      if (name !== "sign" && value !== null && value !== "") pairs.push(`${name}=${value}`);
    }
    const text = `${pairs.join("&")}&key=${credentials.apiKey}`;
    if (!kit.isSame(kit.hmacSha512(credentials.secretKey, text), sign))
      throw new Refused("signature_mismatch");
    message.checkNames(envelope);
    checkMerchant(envelope, "merno", credentials.merNo);
    // The payer's browser sees requests of the merchant's that are signed by the same rule.
    if (envelope.bizConent || envelope.bizContent) throw new Refused("kind_mismatch");
    const data = envelope.data ? message.readObject(envelope.data) : undefined;
    if (data !== undefined) message.checkNames(data);
    if (required(envelope, "method") !== NOTIFY) throw new Refused("kind_mismatch");
    for (const name of ["code", "method", "timestamp", "signType", "data"])
      if (required(envelope, name) === "") throw new Refused("missing_field");
    if (envelope.signType !== "HmacSHA512" || !isTime(envelope.timestamp))
      throw new Refused("malformed_body");
    checkFields(RESULT, data);
    const field = (name) => scalar(data[name]) ?? "";
    const outcome = OUTCOMES[field("status")] ?? "info";
    const amount = plain(field("totalAmount"));
    return {
      gateway: "basicex",
      kind: "payment",
      direction: "in",
      outcome: outcome === "succeeded" && envelope.code !== "0000" ? "info" : outcome,
      data: exact(data),
      unsigned: {},
      ...(amount !== undefined && { amount }),
      currency: field("currency"),
      merchantOrderId: field("merOrderNo"),
      gatewayOrderId: field("orderNo"),
      replayKey: replayKey("basicex", credentials.merNo, "payment", field("orderNo"), field("status")),
      secretIndex: 0,
    };
  };
}

/** `yyyyMMddHHmmss` that exists. */
function isTime(text) {
  const [, year, month, ...rest] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined) return false;
  const time = new Date(Date.UTC(year, month - 1, ...rest));
  return time.toISOString().replace(/\D/g, "").slice(0, 14) === text;
}

const QUOTE = [
  ["quoteAmount", false, "decimal"],
  ["quoteCurrency", false, "text"],
  ["quotePrice", false, "decimal"],
];
const CALLBACK = [
  ["amount", true, "decimal"],
  ["bizType", false, "text"],
  ["currency", true, "textOfOne"],
  ["extra", false, QUOTE],
  ["key", true, "textOfOne"],
  ["localOrderId", false, "id"],
  ["merchantActualAmount", false, "decimal"],
  ["merchantCurrency", false, "text"],
  ["merchantId", false, "id"],
  ["merchantPaidAmount", false, "decimal"],
  ["merchantUserId", false, "id"],
  ["notifyTime", false, "integer"],
  ["orderCreateTime", false, "integer"],
  ["orderId", true, "id"],
  ["status", true, "textOfOne"],
  ["type", true, "textOfOne"],
  ["userAmount", false, "decimal"],
  ["userCurrency", false, "text"],
];
const REQUEST = [
  "localOrderId userCurrency quoteCurrency quoteAmount localUserId notifyUrl successRedirectUrl expireSecond",
  "networkLimits isBlockchain",
].flatMap((names) => names.split(" "));
const DECLARED = new Set(CALLBACK.map(([name]) => name));
const KNOWN = new Set(["key", "secret", ...REQUEST, ...DECLARED, ...QUOTE.map(([name]) => name)]);
const IN_QUOTE = new Set(QUOTE.map(([name]) => name));
const URLS = new Set(["notifyUrl", "successRedirectUrl"]);

export function vpayVerify(kit, credentials) {
  return (raw) => {
    const fields = message.readBody(raw);
    const sign = message.signOf(fields);
    const { sign: _sign, ...signed } = fields;
    const text = `${canonical(signed)}&secret=${credentials.secret}`;
    if (!kit.isSame(kit.md5(text), sign)) throw new Refused("signature_mismatch");
    message.checkNames(fields);
    refuseSliding(fields);
    checkMerchant(fields, "key", credentials.key);
    const type = required(fields, "type");
    if (type !== "PAYMENT" && type !== "WITHDRAW") throw new Refused("kind_mismatch");
    checkFields(CALLBACK, Object.fromEntries(Object.entries(fields).filter(([, value]) => counts(value))));
    const field = (name) => (fields[name] === undefined ? "" : valueText(fields[name]));
    const unsigned = Object.entries(fields).filter(([, value]) => !counts(value));
    return {
      gateway: "vpay",
      kind: type === "PAYMENT" ? "payment" : "withdraw",
      direction: type === "PAYMENT" ? "in" : "out",
      outcome: fields.status === "SUCCESS" ? "succeeded" : "info",
      data: signedOnly(signed),
      unsigned: Object.fromEntries(unsigned),
      amount: field("amount"),
      currency: field("currency"),
      ...(scalar(fields.localOrderId) !== undefined && { merchantOrderId: scalar(fields.localOrderId) }),
      gatewayOrderId: field("orderId"),
      replayKey: replayKey("vpay", credentials.key, field("orderId"), field("status")),
      secretIndex: 0,
    };
  };
}

/** Nulls and empty lists are not signed. */
function counts(value) {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

function canonical(object) {
  const names = Object.keys(object).filter((name) => counts(object[name]));
  return names
    .sort()
    .map((name) => `${name}=${valueText(object[name])}`)
    .join("&");
}

function valueText(value) {
  if (typeof value === "string") return value;
  if (isNumber(value)) {
    const text = plain(value.value);
    if (text === undefined) throw new Refused("malformed_body");
    return text;
  }
  if (Array.isArray(value)) return `[${value.map(valueText).join(",")}]`;
  return isObject(value) ? `{${canonical(value)}}` : String(value);
}

function signedOnly(value) {
  if (isNumber(value)) return value.value;
  if (Array.isArray(value)) return value.map(signedOnly);
  if (!isObject(value)) return value;
  const object = {};
  for (const name of Object.keys(value)) if (counts(value[name])) object[name] = signedOnly(value[name]);
  return object;
}

/** A value with another field's name and value in it reads as that field under the same sign. */
function refuseSliding(fields) {
  for (const name of Object.keys(fields)) {
    if (name === "extra" && isObject(fields.extra)) {
      for (const inner of Object.keys(fields.extra))
        refuseText(fields.extra[inner], fields, IN_QUOTE.has(inner));
    } else if (name !== "sign") {
      refuseText(fields[name], fields, DECLARED.has(name) && !URLS.has(name));
    }
  }
}

function refuseText(value, fields, isStrict) {
  if (typeof value === "string") {
    if (!value.includes("&")) return;
    if (isStrict && value.indexOf("=", value.indexOf("&")) > 0) throw new Refused("ambiguous_field");
    for (const [, name] of value.matchAll(/&([^&=]*)=/g))
      if (KNOWN.has(name) || isPresent(fields, name)) throw new Refused("ambiguous_field");
  } else if (Array.isArray(value)) {
    for (const element of value) refuseText(element, fields, isStrict);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) refuseText(value[name], fields, isStrict);
  }
}

function isPresent(value, name) {
  if (Array.isArray(value)) return value.some((element) => isPresent(element, name));
  return (
    isObject(value) &&
    (Object.hasOwn(value, name) || Object.values(value).some((inner) => isPresent(inner, name)))
  );
}
