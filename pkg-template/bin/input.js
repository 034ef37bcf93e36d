/** What a command reads: files and standard input. */
import { readFileSync } from "node:fs";
import { UsageError } from "./usage.js";

const STANDARD_INPUT = 0;

/** The bytes of a file; of standard input where it is `-` or left out. */
export function readBytes(file) {
  try {
    return readFileSync(file === undefined || file === "-" ? STANDARD_INPUT : file);
  } catch (error) {
    throw new UsageError(`Cannot read ${file ?? "standard input"}: ${error.message}`);
  }
}

/** A JSON value out of a file. Numbers have to survive as they stand, for what is signed is their text. */
export function readJson(file, what) {
  return parseJson(String(readBytes(file)), what);
}

export function parseJson(text, what) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message may quote the text, and the text may be a secret.
    throw new UsageError(`${what} is not JSON.`);
  }
  const changed = numbersOf(text).find((number) => String(Number(number)) !== number);
  if (changed !== undefined) {
    throw new UsageError(
      `${what} has the number ${changed}, which would become ${Number(changed)}: put it in quotes to keep its digits.`,
    );
  }
  return value;
}

/** The numbers of a JSON text, as they are written there. */
function numbersOf(json) {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/-?\d[\d.eE+-]*/g) ?? [];
}
