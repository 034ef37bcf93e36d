/** The values of messages, and how they are written. Fields are pairs, so a message can have duplicate fields. */
import { createHash } from "node:crypto";

/** The amount of every payment. */
export const AMOUNT = "18.37";

export const md5 = (text) => createHash("md5").update(text).digest("hex");

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

export const objectOf = (pairs) =>
  `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`).join(",")}}`;

/** An object inside a message. */
export const inner = (fields) => Object.assign(Object.entries(fields), { pairs: true });

/** `k=v&k=v` by name, without nulls and empty arrays. */
export function sorted(pairs, write = textOf) {
  const signed = pairs.filter(([, value]) => value !== null && !(Array.isArray(value) && !value.pairs));
  const ordered = [...signed].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return ordered.map(([name, value]) => `${name}=${write(value)}`).join("&");
}

export const textOf = (value) => (value instanceof Raw ? value.text : String(value));

export function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
