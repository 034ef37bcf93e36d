/** The input of a command: files and standard input. */
import { readFileSync } from "node:fs";
import { isatty } from "node:tty";
import { replaceNumbers } from "../shared/json-numbers.js";
import { UsageError } from "./usage-error.js";

const STANDARD_INPUT = 0;

/** The bytes of a file, or of standard input without a file or with `-`. */
export function readBytes(file) {
  const fromFile = file !== undefined && file !== "-";
  if (!fromFile && isatty(STANDARD_INPUT)) {
    process.stderr.write("paychop: reads from standard input; Ctrl-D ends it.\n");
  }
  // The message does not contain this text, because it can contain secrets.
  if (fromFile && /^\s*[{[]/.test(file)) {
    throw new UsageError("A file name is expected, not JSON: pass JSON on standard input.");
  }
  try {
    return readFileSync(fromFile ? file : STANDARD_INPUT);
  } catch (error) {
    const reason = REASONS[error.code] ?? error.code;
    throw new UsageError(`Cannot read ${fromFile ? file : "standard input"}: ${reason}.`);
  }
}

const REASONS = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "its permissions do not allow it",
};

/** The input of an operation. An operation without fields needs none. An empty input has no fields. */
export function readFields(file, { fields, open }) {
  if (file === undefined && fields.length === 0 && !open) return null;
  const bytes = readBytes(file);
  return isBlank(bytes) ? null : parseJson(String(bytes), "The input");
}

function isBlank(bytes) {
  return String(bytes).trim() === "";
}

/** A JSON value from a file. */
export function readJson(file, what) {
  return parseJson(String(readBytes(file)), what);
}

/** A JSON value. No message contains the text or a part of it, because it can be a secret. */
export function parseJson(text, what) {
  const json = text.replace(/^\uFEFF/, "");
  try {
    JSON.parse(json);
  } catch {
    throw new UsageError(`${what} is not JSON: ${faultIn(json)}.`);
  }
  return JSON.parse(keepDigits(json));
}

/** Where a text stops to be JSON: the engine's own messages quote the text, and some have no position. */
function faultIn(json) {
  if (json.trim() === "") return "it is empty";
  if (mayGoOn(json)) return "it ends too early";
  let good = 0;
  let bad = json.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (mayGoOn(json.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const lines = json.slice(0, good).split("\n");
  return `the mistake is at line ${lines.length}, column ${lines.at(-1).length + 1}`;
}

/** Whether this can be the beginning of a JSON text. */
function mayGoOn(text) {
  try {
    JSON.parse(text);
    return true;
  } catch ({ message }) {
    if (/end of JSON input|Unterminated string/.test(message)) return true;
    const position = message.match(/at position (\d+)/);
    return position !== null && Number(position[1]) >= text.length;
  }
}

/** Numbers that JavaScript would change (18.30, 9223372036854775807) become strings with the same digits. */
function keepDigits(json) {
  return replaceNumbers(json, (number) => (String(Number(number)) === number ? number : `"${number}"`));
}
