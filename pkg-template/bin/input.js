/** What a command reads: files and standard input. */
import { readFileSync } from "node:fs";
import { isatty } from "node:tty";
import { UsageError } from "./usage-error.js";

const STANDARD_INPUT = 0;

/** The bytes of a file; of standard input where it is `-` or left out. */
export function readBytes(file) {
  const fromFile = file !== undefined && file !== "-";
  if (!fromFile && isatty(STANDARD_INPUT)) {
    process.stderr.write("paychop: reads from standard input; Ctrl-D ends it.\n");
  }
  // The text itself in place of a file's name is not repeated, for it may hold secrets.
  if (fromFile && /^\s*[{[]/.test(file)) {
    throw new UsageError("That is JSON where the name of a file belongs: give JSON on standard input.");
  }
  try {
    return readFileSync(fromFile ? file : STANDARD_INPUT);
  } catch (error) {
    throw new UsageError(`Cannot read ${fromFile ? file : "standard input"}: ${error.code}.`);
  }
}

/** The input of an operation. One without fields needs none; nothing is no field. */
export function readFields(file, { fields, open }) {
  if (file === undefined && fields.length === 0 && !open) return null;
  const bytes = readBytes(file);
  return isBlank(bytes) ? null : parseJson(String(bytes), "The input");
}

function isBlank(bytes) {
  return String(bytes).trim() === "";
}

/** A JSON value out of a file. */
export function readJson(file, what) {
  return parseJson(String(readBytes(file)), what);
}

/** A JSON value. Neither the text nor a part of it gets into a message, for it may be a secret. */
export function parseJson(text, what) {
  const json = text.replace(/^\uFEFF/, "");
  try {
    JSON.parse(json);
  } catch {
    throw new UsageError(`${what} is not JSON.`);
  }
  return JSON.parse(keepDigits(json));
}

/** Numbers that JavaScript would change (18.30, 9223372036854775807) become texts of the same digits: those are signed. */
function keepDigits(json) {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') || String(Number(token)) === token ? token : `"${token}"`,
  );
}
