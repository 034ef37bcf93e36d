/** Converts a caller's value to JSON without silent losses. */
import { PaychopError } from "./error.js";

/**
 * The JSON of `value`; undefined becomes null, and an undefined property is left out. A value that JSON cannot represent is
 * refused with `code` and a violation that names the field. Numbers that are not finite become null, which the core refuses.
 */
export function toJson(value, { code, gateway }) {
  if (value === undefined || value === null) return "null";
  const text = write(value);
  if (text === undefined) throw refusal(value, code, gateway);
  return text;
}

/** undefined if JSON cannot represent it: a BigInt, a cycle, too much depth for the stack, a getter that throws. */
function write(value) {
  try {
    // A replacer function makes this 1.6 times as slow.
    return isPlain(value) ? JSON.stringify(value) : JSON.stringify(value, guard);
  } catch {
    return undefined;
  }
}

/** Whether it is certain that JSON.stringify drops nothing. */
function isPlain(value) {
  if (isScalar(value)) return true;
  if (typeof value !== "object" || isLost(value)) return false;
  if (value.toJSON !== undefined) return value instanceof Date;
  if (Array.isArray(value)) return !value.includes(undefined) && value.every(isPlain);
  for (const name in value) if (!isPlain(value[name])) return false;
  return true;
}

function isScalar(value) {
  const type = typeof value;
  return (
    type === "string" || type === "number" || type === "boolean" || value === undefined || value === null
  );
}

/** A replacer: it gets each value after its `toJSON`. It throws for values that JSON.stringify would drop or empty. */
function guard(key, value) {
  const isObject = typeof value === "object" && value !== null;
  // An undefined property is left out; in a list, undefined would become null.
  const isGone = value === undefined && (Array.isArray(this) || this[key] !== undefined);
  if (isGone || (isObject ? isLost(value) : !isScalar(value))) throw new TypeError();
  return value;
}

/** Objects whose content is not in their properties: maps, sets, URLSearchParams, promises. */
function isLost(value) {
  return (value[Symbol.iterator] !== undefined && !Array.isArray(value)) || typeof value.then === "function";
}

function refusal(value, code, gateway) {
  const field = Object.keys(value).find((key) => !isWritable(value, key)) ?? "";
  const message =
    `${field || "The value"} cannot be written as JSON: ` +
    "give text, numbers, booleans, lists and plain objects without circles, and a BigInt as its text.";
  return new PaychopError({
    code,
    gateway,
    field: field || undefined,
    message,
    violations: code === "invalid_request" ? [{ field, code: "wrong_type", message }] : undefined,
  });
}

function isWritable(owner, key) {
  try {
    return owner[key] == null || write(owner[key]) !== undefined;
  } catch {
    return false;
  }
}
