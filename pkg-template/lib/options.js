/** A gateway's options: functions stay on this side of the boundary, everything else is the core's to judge. */
import { PaychopError } from "./error.js";

/** Takes the functions named in `names` out of `options`: `[functions, rest]`. */
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

/** Milliseconds since the epoch by the caller's clock, or the system's; asked here, for the core would pay forty times as much. */
export function timeFrom(now) {
  if (now === undefined) return Date.now();
  const time = now();
  if (Number.isFinite(time)) return time;
  throw invalidOption("now", "must return milliseconds since 1970 as a number, as Date.now does");
}

/** Text from one of the caller's functions, of `length` characters where the wire fixes it. */
export function textFrom(name, make, length) {
  const text = length === undefined ? make() : make(length);
  if (typeof text === "string" && (length === undefined || text.length === length)) return text;
  const wanted = length === undefined ? "text" : `text of exactly ${length} characters`;
  throw invalidOption(name, `must return ${wanted}`);
}

/** No kind, nonce, path or content type is longer; the core refuses or cuts what is this long. */
const MAX_TEXT = 256;

/** No more of a short text than the core needs to see that it is too long, so that a huge one is never copied. */
export function beginning(text) {
  return text !== undefined && text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
}

/** Text that may be left out; what headers.get() says of a header that did not come, null, is left out too. */
export function optionalText(name, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return beginning(value);
  throw invalidOption(name, "must be text");
}

function invalidOption(name, rule) {
  return new PaychopError({
    code: "invalid_options",
    field: name,
    message: `options.${name} ${rule}.`,
  });
}
