/** A gateway's options: functions stay in JavaScript. The core checks all other options. */
import { PaychopError } from "./error.js";

/** Separates the functions named in `names` from the other `options`: `[functions, rest]`. */
export function splitOptions(options, names) {
  const functions = {};
  const rest = { ...options };
  for (const name of names) {
    const value = rest[name];
    delete rest[name];
    if (value === undefined) continue;
    if (typeof value !== "function") throw invalidOption(name, "must be a function");
    functions[name] = value;
  }
  return [functions, rest];
}

/** Milliseconds since 1970, by the caller's clock or the system's. Read here: in the core it would take forty times as long. */
export function timeFrom(now) {
  if (now === undefined) return Date.now();
  const time = now();
  if (Number.isFinite(time)) return time;
  throw invalidOption("now", "must return milliseconds since 1970 as a number, as Date.now does");
}

/** A string from one of the caller's functions, with `length` characters if the protocol fixes the length. */
export function textFrom(name, make, length) {
  const text = length === undefined ? make() : make(length);
  if (typeof text === "string" && (length === undefined || text.length === length)) return text;
  const wanted = length === undefined ? "text" : `text of exactly ${length} characters`;
  throw invalidOption(name, `must return ${wanted}`);
}

/** No kind, nonce, path or content type is longer. The core refuses or cuts longer strings. */
const MAX_TEXT = 256;

/** At most the part of a short string that shows the core that it is too long, so a huge string is never copied. */
export function beginning(text) {
  return text !== undefined && text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
}

/** An optional string. null also counts as missing, because headers.get() returns it for a missing header. */
export function optionalText(name, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return beginning(value);
  throw invalidOption(name, "must be text");
}

/** Text that an argument has to be. */
export function textArgument(name, value) {
  if (typeof value === "string") return value;
  throw new PaychopError({ code: "invalid_request", field: name, message: `The ${name} must be text.` });
}

function invalidOption(name, rule) {
  return new PaychopError({
    code: "invalid_options",
    field: name,
    message: `options.${name} ${rule}.`,
  });
}
