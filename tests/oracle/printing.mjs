/** What the gateways' own rules need, with Node's functions alone: digests, times, and JSON with the numbers' own text. */
import { createHash } from "node:crypto";

export const md5 = (text) => createHash("md5").update(text).digest("hex");

const EIGHT_HOURS_MS = 8 * 3_600_000;

/** `yyyyMMddHHmmss` on a Beijing clock. */
export const beijing = ({ now }) =>
  new Date(now + EIGHT_HOURS_MS).toISOString().replace(/\D/g, "").slice(0, 14);

export const seconds = ({ now }) => String(Math.floor(now / 1000));

/** Compact. The gateways' side may escape what is not ASCII. */
function print(value, asciiOnly) {
  if (Array.isArray(value)) return `[${value.map((item) => print(item, asciiOnly)).join(",")}]`;
  if (value?.number !== undefined) return value.number;
  if (value?.object !== undefined) return printObject(value.object, asciiOnly);
  const json = JSON.stringify(value);
  return asciiOnly ? json.replace(/[\u0080-\uffff]/g, escaped) : json;
}

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Of `[[name, value], …]`. */
export function printObject(fields, asciiOnly = false) {
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${print(value, asciiOnly)}`).join(",")}}`;
}

/** A text, or a number's. */
export const scalar = (value) => value?.number ?? String(value);

export const scalars = (fields) => fields.map(([name, value]) => [name, scalar(value)]);

export const pairs = (fields) => fields.map(([name, value]) => `${name}=${value}`).join("&");

/** By ASCII order of name. */
export const sorted = (fields) => fields.toSorted(([a], [b]) => (a < b ? -1 : 1));

/** A notification in the format that the job names. */
export function send({ format }, fields) {
  return {
    body: format === "form" ? String(new URLSearchParams(scalars(fields))) : printObject(fields, true),
  };
}
