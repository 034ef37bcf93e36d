/** Reads what came without losing anything, and holds it against the tables of a kind. */
import { LosslessNumber, parse } from "lossless-json";
import { Refused } from "./refused.mjs";

const MAX_BYTES = 65_536;
const MAX_DEPTH = 32;
const MAX_MEMBERS = 512;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const WHOLE = /^(0|[1-9]\d*)$/;
const INTEGER = /^-?(0|[1-9]\d*)$/;
const DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The body of a request. */
export function readBody(raw) {
  if (raw.length > MAX_BYTES) throw new Refused("too_large");
  let text;
  try {
    text = utf8.decode(raw);
  } catch {
    throw new Refused("malformed_body");
  }
  return readObject(text);
}

/** An object whose numbers keep their text. Of two equal names lossless-json takes those with the same value. */
export function readObject(text) {
  let value;
  try {
    value = parse(text, undefined, { onDuplicateKey: refuseDuplicate });
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("malformed_body");
  }
  if (!isObject(value)) throw new Refused("malformed_body");
  checkSize(value, 0, { left: MAX_MEMBERS });
  return value;
}

function refuseDuplicate() {
  throw new Refused("duplicate_field");
}

function checkSize(value, depth, members) {
  if (depth > MAX_DEPTH || --members.left < 0) throw new Refused("malformed_body");
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new Refused("malformed_body");
  } else if (Array.isArray(value)) {
    for (const element of value) checkSize(element, depth + 1, members);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) checkSize(value[name], depth + 1, members);
  }
}

export function checkNames(value) {
  if (Array.isArray(value)) for (const element of value) checkNames(element);
  else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      if (!NAME.test(name) || name === "__proto__") throw new Refused("ambiguous_field");
      checkNames(value[name]);
    }
  }
}

/** The claimed sign, which is a text that is not empty. */
export function signOf(message) {
  const { sign } = message;
  if (sign === undefined || sign === null || sign === "") throw new Refused("missing_signature");
  return typeof sign === "string" ? sign.toLowerCase() : "";
}

/** Whoever the message names must be the merchant, however the name is spelled. */
export function checkMerchant(message, name, own) {
  for (const spelled of Object.keys(message)) {
    if (spelled.toLowerCase() === name && scalar(message[spelled]) !== own)
      throw new Refused("wrong_merchant");
  }
}

/** A text that must be there. */
export function required(message, name) {
  const value = message[name];
  if (value === undefined || value === null) throw new Refused("missing_field");
  if (typeof value !== "string") throw new Refused("malformed_body");
  return value;
}

const FITS = {
  text: (value) => typeof value === "string",
  textOfOne: (value) => typeof value === "string" && value !== "",
  decimal: (value) => (isNumber(value) ? !value.value.startsWith("-") : DECIMAL.test(value)),
  integer: (value) => INTEGER.test(scalar(value)),
  id: (value) => (isNumber(value) ? WHOLE.test(value.value) : typeof value === "string" && value !== ""),
};

/**
 * Every required field must be there, and every declared one that came must have its type.
 * @param table `[[name, is it required, a key of FITS or the table of an object], …]`
 */
export function checkFields(table, message) {
  for (const [name, isRequired, type] of table) {
    const value = message[name];
    if (value === undefined || value === null) {
      if (isRequired) throw new Refused("missing_field");
    } else if (isRequired || value !== "") {
      if (typeof type === "string" ? !FITS[type](value) : !isObject(value))
        throw new Refused("malformed_body");
      if (typeof type !== "string") checkFields(type, value);
    }
  }
}

export function isNumber(value) {
  return value instanceof LosslessNumber;
}

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isNumber(value);
}

/** The text of a text or number; undefined of anything else. */
export function scalar(value) {
  if (typeof value === "string") return value;
  return isNumber(value) ? value.value : undefined;
}

/** What is handed out: numbers as their text. */
export function exact(value) {
  if (isNumber(value)) return value.value;
  if (Array.isArray(value)) return value.map(exact);
  if (!isObject(value)) return value;
  const object = {};
  for (const name of Object.keys(value)) object[name] = exact(value[name]);
  return object;
}

/** Names an event; a colon inside of a part is escaped, so that no two events share a key. */
export function replayKey(...parts) {
  return parts.map((part) => part.replace(/[%:]/g, (mark) => (mark === "%" ? "%25" : "%3A"))).join(":");
}
