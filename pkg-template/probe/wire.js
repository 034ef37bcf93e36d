/**
 * Builds the gateways' messages byte for byte, including messages that no gateway sends. They are signed here, because the core
 * refuses to build most of them. Fields are pairs, so a message can have duplicate fields.
 */
import { createHash, createHmac } from "node:crypto";
import { beijingDigits } from "../shared/beijing.js";
import { tableOf } from "../shared/catalog.js";

const FORM = "application/x-www-form-urlencoded; charset=utf-8";
const JSON_TYPE = "application/json; charset=utf-8";

const md5 = (text) => createHash("md5").update(text).digest("hex");

/** A JSON number with exactly these characters. */
export class Raw {
  constructor(text) {
    this.text = text;
  }
}
export const raw = (text) => new Raw(text);

export function jsonOf(value) {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value) && value.pairs) return objectOf(value);
  return JSON.stringify(value);
}

const objectOf = (pairs) =>
  `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`).join(",")}}`;

/** An object inside a message. */
export const inner = (fields) => Object.assign(Object.entries(fields), { pairs: true });

/** Writes a Vpay value for the sign string. */
function canonical(value) {
  if (value instanceof Raw) return /[.eE]/.test(value.text) ? value.text.replace(/\.?0+$/, "") : value.text;
  return Array.isArray(value) ? `{${sorted(value, canonical)}}` : String(value);
}

function sorted(pairs, write = textOf) {
  const signed = pairs.filter(([, value]) => value !== null && !(Array.isArray(value) && !value.pairs));
  const ordered = [...signed].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return ordered.map(([name, value]) => `${name}=${write(value)}`).join("&");
}

const textOf = (value) => (value instanceof Raw ? value.text : String(value));

/**
 * For each gateway: the envelope of the business fields, and its signature. `acks` checks the acknowledgement, if more than
 * the text of the gateway's table is accepted.
 */
export const WIRES = {
  basicex: {
    envelope: (fields, { now, nonce }) => [
      ["code", "0000"],
      ["data", objectOf(fields)],
      ["message", "成功"],
      ["method", "basicexpay.trade.notify"],
      ["nonce", nonce],
      ["signType", "HmacSHA512"],
      ["timestamp", beijingDigits(now)],
    ],
    sign: (pairs, { apiKey, secretKey }) =>
      createHmac("sha512", secretKey)
        .update(`${sorted(pairs.filter(([, value]) => value !== "" && value !== null))}&key=${apiKey}`)
        .digest("hex")
        .toUpperCase(),
  },
  bibao: {
    signName: "Sign",
    acks: (body) => {
      const answer = readJson(body);
      return answer?.Success === true && answer.Code === 1;
    },
    envelope: (fields) => fields,
    sign: (pairs, { keyB }) => md5(sorted(pairs.filter(([name]) => name !== "FinishTime")) + keyB),
  },
  ubao: {
    envelope: (fields, { now, nonce }) => [
      ["nonce", raw(String(Number.parseInt(nonce.slice(0, 6), 16) + 1))],
      ["timestamp", raw(String(Math.floor(now / 1000)))],
      ["body", Buffer.from(objectOf(fields)).toString("base64")],
    ],
    sign: (pairs, { apiKey }) => {
      const of = (wanted) => textOf(pairs.find(([name]) => name === wanted)?.[1] ?? "");
      return md5(of("body") + apiKey + of("nonce") + of("timestamp"));
    },
  },
  vpay: {
    envelope: (fields) => fields,
    sign: (pairs, { secret }) => md5(`${sorted(pairs, canonical)}&secret=${secret}`),
  },
  lianhe: {
    acks: (body) => body === "success" || body === "200" || body === "ok",
    envelope: (fields) => fields,
    sign: (pairs, { secretKey }) =>
      md5(`${sorted(pairs.filter(([name]) => SIGNED_BY_LIANHE.has(name)))}&key=${secretKey}`),
  },
};

const SIGNED_BY_LIANHE = new Set(["amount", "appKey", "channel", "mrn", "originAmount"]);

/** The forms in which a gateway sends, the usual one first: `form`, `json`. */
export const bodiesOf = (gateway) => tableOf(gateway).bodies;

/** Whether an answer's body ends the retries. */
export function isAck(gateway, body) {
  const { acks = (text) => text === tableOf(gateway).taken } = WIRES[gateway];
  return acks(body);
}

export function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The field of the signature: `Sign` at Bibao, `sign` in its notices. */
const signNameOf = (gateway, kind) => (kind === "notice" ? "sign" : (WIRES[gateway].signName ?? "sign"));

/**
 * A signed message as a request. `after` changes the signed pairs in transit, as an attacker does. `as` is the format, `print`
 * writes them.
 */
export function build(gateway, kind, fields, { credentials, now, nonce, as, envelope = [], after, print }) {
  const wire = WIRES[gateway];
  const pairs = wire.envelope(fields, { now, nonce }).map(([name, value]) => {
    const other = envelope.find(([wanted]) => wanted === name);
    return other ?? [name, value];
  });
  const signed = [...pairs, [signNameOf(gateway, kind), wire.sign(pairs, credentials)]];
  const sent = after ? after(signed) : signed;
  const form = (as ?? bodiesOf(gateway)[0]) === "form";
  const write = print ?? (form ? formOf : objectOf);
  return { method: "POST", headers: { "content-type": form ? FORM : JSON_TYPE }, body: write(sent) };
}

function formOf(pairs) {
  const value = (given) => (given === null ? "" : Array.isArray(given) ? jsonOf(given) : textOf(given));
  return pairs.map(([name, given]) => `${encode(name)}=${encode(value(given))}`).join("&");
}

/** Form encoding: a space is `+`. */
const encode = (text) => encodeURIComponent(text).replaceAll("%20", "+");
