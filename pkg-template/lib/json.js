/** Converts a caller's value to JSON without silent losses. */
import { PaychopError } from "./error.js";

/**
 * The JSON of `value`; undefined becomes null. A value that JSON cannot represent is refused with `code` and a violation that
 * names the field. Numbers that are not finite become null, which the core refuses.
 */
export function toJson(value, { code, gateway }) {
  if (value === undefined || value === null) return "null";
  const text = write(value);
  if (text === undefined) throw refusal(value, code, gateway);
  return text;
}

/** undefined if JSON cannot represent it: a BigInt, a cycle, too much depth for the stack, a getter that throws. */
function write(value) {
  if (isUnwritable(value)) return undefined;
  try {
    // Inherited properties are not written, but a loop over own properties takes three times as long.
    for (const name in value) if (isUnwritable(value[name]) && Object.hasOwn(value, name)) return undefined;
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Values that JSON.stringify drops or throws for, although the caller passed them on purpose. */
function isUnwritable(value) {
  const type = typeof value;
  return type === "function" || type === "symbol" || type === "bigint";
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
