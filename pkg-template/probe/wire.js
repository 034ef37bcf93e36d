/**
 * Builds the gateways' messages byte for byte, including messages that no gateway sends. They are signed here, because the core
 * refuses to build most of them.
 */
import { tableOf } from "../shared/catalog.js";
import { rowOf } from "./messages.js";
import { jsonOf, objectOf, textOf } from "./values.js";

const FORM = "application/x-www-form-urlencoded; charset=utf-8";
const JSON_TYPE = "application/json; charset=utf-8";

/** The forms in which a gateway sends, the usual one first: `form`, `json`. */
export const bodiesOf = (gateway) => tableOf(gateway).bodies;

/** Whether an answer's body ends the retries. */
export function isAck(gateway, body) {
  const { acks = (text) => text === tableOf(gateway).taken } = rowOf(gateway).wire;
  return acks(body);
}

/** The field of the signature: `Sign` at Bibao, `sign` in its notices. */
const signNameOf = (gateway, kind) => (kind === "notice" ? "sign" : (rowOf(gateway).wire.signName ?? "sign"));

/**
 * A signed message as a request. `after` changes the signed pairs in transit, as an attacker does. `as` is the format, `print`
 * writes them.
 */
export function build(gateway, kind, fields, { credentials, now, nonce, as, envelope = [], after, print }) {
  const { wire } = rowOf(gateway);
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
