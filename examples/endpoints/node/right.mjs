/** Notification endpoints of the five gateways with Node alone, without a package: node right.mjs PORT. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

// Test credentials; elsewhere they come from the environment.
const [API_KEY, SECRET, KEY_B] = ["test-api-key", "test-secret", "test-key-b"];
const [VPAY_KEY, APP_KEY] = ["test-key", "test-app"];
const BANK = { Account: "6222000000000000", Bank: "ICBC", RealName: "Zhang+San", SubBranch: "Shanghai" };
const USDT = "1002 0x55d398326f99059ff775485246999027b3197955 170";
const LIMIT = 65536;

class Refused extends Error {
  constructor(status = 400) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

function check(condition) {
  if (!condition) throw new Refused();
}

// The books. A shop has a table with a unique key in place of the set.
const events = new Set();
const books = new Map();

/** Nothing else runs between the look and the note: an event is credited once. */
function credit(event, order, amount) {
  if (events.has(event)) return;
  events.add(event);
  books.set(order, [...(books.get(order) ?? []), amount]);
}

/** A JSON number as its text. */
class Decimal {
  constructor(text) {
    this.text = text;
  }
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const BLANK = /[ \t\r\n]*/y;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const WORDS = { true: true, false: false, null: null };

/** JSON as JSON.parse cannot read it: numbers keep their text, a duplicate name is refused. Objects are Maps. */
function readJson(text) {
  let at = 0;
  const token = (pattern) => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    check(found !== undefined);
    at += found.length;
    return found;
  };
  const peek = () => {
    token(BLANK);
    return text[at];
  };
  const expect = (wanted) => {
    check(peek() === wanted);
    at += 1;
  };
  const string = () => {
    // One string alone is what JSON.parse reads as it is. A lone surrogate would be signed as another character.
    const read = JSON.parse(token(STRING));
    check(read.isWellFormed());
    return read;
  };
  const value = (depth) => {
    check(depth < 16);
    const first = peek();
    if (first === "{") return object(depth);
    if (first === "[") return list(depth);
    if (first === '"') return string();
    const word = token(WORD);
    return word in WORDS ? WORDS[word] : new Decimal(word);
  };
  const object = (depth) => {
    const fields = new Map();
    expect("{");
    while (peek() !== "}") {
      if (fields.size > 0) expect(",");
      check(peek() === '"');
      const name = string();
      check(NAME.test(name) && !fields.has(name));
      expect(":");
      fields.set(name, value(depth + 1));
    }
    expect("}");
    return fields;
  };
  const list = (depth) => {
    const items = [];
    expect("[");
    while (peek() !== "]") {
      if (items.length > 0) expect(",");
      items.push(value(depth + 1));
    }
    expect("]");
    return items;
  };
  check(peek() === "{");
  const fields = object(0);
  check(peek() === undefined);
  return fields;
}

function readForm(body) {
  const fields = new Map();
  for (const part of body.split("&")) {
    const [name, ...rest] = part.split("=");
    check(NAME.test(name) && rest.length > 0 && !fields.has(name));
    // Throws where the bytes are not UTF-8; URLSearchParams would replace them.
    fields.set(name, decodeURIComponent(rest.join("=").replaceAll("+", " ")));
  }
  return fields;
}

const hash = (algorithm, text) => createHash(algorithm).update(text).digest("hex");
const md5 = (text) => hash("md5", text);

function same(sign, expected) {
  check(typeof sign === "string");
  const [came, own] = [Buffer.from(sign.toLowerCase()), Buffer.from(expected)];
  check(came.length === own.length && timingSafeEqual(came, own));
}

/** A text or a number, as it came. */
function text(value) {
  if (value instanceof Decimal) return value.text;
  check(typeof value === "string");
  return value;
}

function need(fields, names) {
  for (const name of names.split(" ")) check(text(fields.get(name)) !== "");
}

const joined = (fields, write = text) =>
  [...fields.keys()]
    .sort()
    .map((name) => `${name}=${write(fields.get(name))}`)
    .join("&");

function take(fields, name) {
  const value = fields.get(name);
  fields.delete(name);
  return value;
}

const without = (fields, skipped) => new Map([...fields].filter(([, value]) => !skipped(value)));

/** Nothing tells a separator from the same characters in a value. */
function noSlides(fields, ids, names) {
  const known = [...names.split(" "), ...fields.keys(), "key", "secret"].join("|");
  const slide = new RegExp(`&(?:${known})=`);
  for (const [name, value] of fields) {
    check(!slide.test(canonical(value)));
    check(!ids.split(" ").includes(name) || !text(value).includes("&"));
  }
}

function basicex(fields) {
  const sign = take(fields, "sign");
  const signed = without(fields, (value) => value === null || value === "");
  const own = createHmac("sha512", SECRET)
    .update(`${joined(signed)}&key=${API_KEY}`)
    .digest("hex");
  same(sign, own);
  check(signed.get("method") === "basicexpay.trade.notify" && !signed.has("bizConent"));
  const data = readJson(text(signed.get("data")));
  need(data, "merOrderNo orderNo status totalAmount currency");
  const of = (name) => text(data.get(name));
  if (signed.get("code") === "0000" && of("status") === "2")
    credit(`basicex ${of("orderNo")}`, of("merOrderNo"), of("totalAmount"));
  return "success";
}

const OTC =
  "UserName OrderId OrderNum Type Coin CoinAmount LegalAmount State1 State2 CreateTime Remark Price Token";
const NOTICE = "Amount Coin Fee FromAddr Id OrderNo State ToAddr TradeNo TradeTime Type";
const QUESTIONS = {
  otcVerify: "Coin CoinAmount OrderId OrderNum UserName",
  otcQuery: "Coin OrderNum UserName",
  getBankCard: "OrderNum UserName",
};

function bibao(fields, path) {
  check(fields.has("Sign") !== fields.has("sign"));
  const sign = take(fields, "Sign") ?? take(fields, "sign");
  fields.delete("FinishTime");
  same(sign, md5(joined(fields) + KEY_B));
  noSlides(
    fields,
    "OrderId OrderNum Type Coin CoinAmount State1 State2 Id State Amount UserName",
    `${OTC} ${NOTICE}`,
  );
  const of = (name) => text(fields.get(name));
  const done = { Success: true, Code: 1, Message: "success" };
  if (path === "otc") {
    need(fields, "UserName OrderId OrderNum Type Coin CoinAmount State1 State2");
    if (of("Type") === "1" && of("State1") === "2" && of("State2") === "2")
      credit(`otc ${of("OrderId")}`, of("OrderNum"), of("CoinAmount"));
    return JSON.stringify(done);
  }
  if (path === "") {
    need(fields, "Amount Coin Id State Type");
    if (of("Type") === "4" && of("State") === "4")
      credit(`notice ${of("Id")}`, text(fields.get("OrderNo") ?? ""), of("Amount"));
    return JSON.stringify(done);
  }
  check(Object.hasOwn(QUESTIONS, path) && [...fields.keys()].sort().join(" ") === QUESTIONS[path]);
  const answer = path === "otcQuery" ? { Coin: of("Coin"), CoinAmount: "18.37" } : BANK;
  const signed = Object.values(answer).join("");
  // Signed without separators: a text with & and = could be the sign of a forged question.
  check(!/[&=]/.test(signed));
  const status = path === "otcVerify" ? { Status: "1" } : {};
  return JSON.stringify({ ...done, ...answer, ...status, Sign: md5(signed + KEY_B) });
}

function ubao(fields) {
  const [body, nonce, timestamp] = ["body", "nonce", "timestamp"].map((name) => text(fields.get(name)));
  check(/^\d+$/.test(nonce) && /^\d{10}$/.test(timestamp));
  same(fields.get("sign"), md5(body + API_KEY + nonce + timestamp));
  const decoded = Buffer.from(body, "base64");
  check(decoded.toString("base64") === body);
  const data = readJson(utf8(decoded));
  const of = (name) => text(data.get(name));
  check(["recharge", "transfer", "balance"].includes(of("callbackType")));
  if (of("callbackType") !== "recharge") return "SUCCESS";
  need(data, "amount decimals address chainType coinType coinID hash");
  const coin = `${of("coinID")} ${of("coinType").toLowerCase()} ${of("chainType")}`;
  if (coin === USDT)
    credit(
      `ubao ${coin} ${of("hash")} ${of("address")} ${of("amount")}`,
      of("address"),
      shift(of("amount"), of("decimals")),
    );
  return "SUCCESS";
}

function shift(amount, decimals) {
  check(/^\d{1,78}$/.test(amount) && /^\d{1,2}$/.test(decimals) && Number(decimals) <= 36);
  const digits = amount.padStart(Number(decimals) + 1, "0");
  const point = digits.length - Number(decimals);
  return withoutZeros(`${digits.slice(0, point)}.${digits.slice(point)}`);
}

const withoutZeros = (decimal) => decimal.replace(/\.?0*$/, "");

/** A value in Vpay's sign string. */
function canonical(value) {
  if (value instanceof Map) return `{${joined(without(value, skipped), canonical)}}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!(value instanceof Decimal)) return String(value);
  if (!/[.eE]/.test(value.text)) return value.text;
  const [, sign, whole, fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE](.+))?$/.exec(
    value.text,
  );
  const places = Number(exponent);
  check(Math.abs(places) <= 1000);
  const digits = `${"0".repeat(Math.max(0, -places))}${whole}${fraction}${"0".repeat(Math.max(0, places))}`;
  const point = digits.length - fraction.length - Math.max(0, places) + places;
  const plain = withoutZeros(`${digits.slice(0, point)}.${digits.slice(point)}`).replace(/^0+(?=\d)/, "");
  return plain === "0" ? plain : sign + plain;
}

const skipped = (value) => value === null || (Array.isArray(value) && value.length === 0);

const VPAY =
  "amount bizType currency extra key localOrderId merchantActualAmount merchantCurrency merchantId " +
  "merchantPaidAmount merchantUserId notifyTime orderCreateTime orderId status type userAmount userCurrency " +
  "orderType orderBizType quoteAmount";

function vpay(all) {
  const sign = take(all, "sign");
  const fields = without(all, skipped);
  same(sign, md5(`${joined(fields, canonical)}&secret=${SECRET}`));
  noSlides(fields, "amount key localOrderId merchantId orderId status type", VPAY);
  need(fields, "amount currency key localOrderId orderId status type");
  check(fields.get("key") === VPAY_KEY);
  const of = (name) => text(fields.get(name));
  for (const id of ["localOrderId", "orderId"])
    check(typeof fields.get(id) === "string" || /^\d+$/.test(of(id)));
  if (of("type") === "PAYMENT" && of("status") === "SUCCESS")
    credit(`vpay ${of("orderId")}`, of("localOrderId"), of("amount"));
  return "success";
}

function lianhe(fields) {
  const names = ["amount", "appKey", "channel", "mrn", "originAmount"];
  const signed = new Map(names.filter((name) => fields.has(name)).map((name) => [name, fields.get(name)]));
  same(fields.get("sign"), md5(`${joined(signed)}&key=${SECRET}`));
  need(signed, names.join(" ")); // A payout's has two fewer: its URL is another.
  for (const value of signed.values()) check(!value.includes("&"));
  check(signed.get("appKey") === APP_KEY);
  credit(`lianhe ${signed.get("mrn")}`, signed.get("mrn"), signed.get("amount"));
  return "success";
}

const GATEWAYS = { basicex, bibao, ubao, vpay, lianhe };

const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

async function read(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LIMIT) throw new Refused(413);
    chunks.push(chunk);
  }
  return utf8(Buffer.concat(chunks));
}

async function respond(req, url) {
  if (url.pathname === "/ledger")
    return JSON.stringify({ credited: books.get(url.searchParams.get("order")) ?? [] });
  if (req.method !== "POST") throw new Refused(405);
  const [, , gateway, path = ""] = url.pathname.split("/");
  check(Object.hasOwn(GATEWAYS, gateway));
  const body = await read(req);
  const json = req.headers["content-type"]?.startsWith("application/json");
  return GATEWAYS[gateway](json ? readJson(body) : readForm(body), path);
}

createServer(async (req, res) => {
  try {
    res.end(await respond(req, new URL(req.url, "http://localhost")));
  } catch (error) {
    // What cannot be read throws a TypeError, SyntaxError or URIError of JavaScript's own.
    const unreadable = [TypeError, SyntaxError, URIError].some((type) => error instanceof type);
    res.writeHead(error.status ?? (unreadable ? 400 : 500), { connection: "close" }).end();
  }
}).listen(Number(process.argv[2]), "127.0.0.1");
