/** The output of a command: text for people, or JSON for programs. */
import { inFlags } from "./flags.js";
import { EXIT } from "./usage.js";
import { UsageError } from "./usage-error.js";

/** Mistakes in the call of the command, not in its input. */
const SETUP_CODES = new Set([
  "invalid_credentials",
  "invalid_options",
  "unknown_operation",
  "not_initialised",
]);

/**
 * Runs a step and prints its result, as JSON or with `toText`. An error of the package is printed in the same way, and gives
 * an exit code.
 */
export function report({ json }, step, toText) {
  try {
    const result = step();
    print(json ? toJson(result) : toText(result));
    return EXIT.ok;
  } catch (error) {
    if (error.name !== "PaychopError") throw error;
    if (SETUP_CODES.has(error.code)) throw new UsageError(`${error.code}: ${inFlags(error.message, error)}`);
    if (json) print(toJson({ error: plain(error) }));
    else process.stderr.write(`${errorText(error)}\n`);
    return EXIT.refused;
  }
}

export function print(text) {
  process.stdout.write(`${text}\n`);
}

export function toJson(value) {
  return JSON.stringify(value, null, 2);
}

/** `name  value`, in columns. */
export function columns(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}

function plain({ code, message, field, gateway, violations }) {
  return { code, message, field, gateway, violations };
}

function errorText({ code, field, message, violations = [] }) {
  const lines = violations.map(
    ({ field, code, message }) => `  ${field || "(request)"}: ${code}: ${message}`,
  );
  return [`${code}: ${inFlags(message, { code, field })}`, ...lines].join("\n");
}
