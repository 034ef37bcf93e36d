/** What tsc says of a project: counts, which are the same each time, and seconds, which are not. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const TSC = join(import.meta.dirname, "node_modules/.bin/tsc");

export const PROJECTS = ["without", "with"];

/** `{ Identifiers: 1, Symbols: 1, Types: 1, "Check time": 0.1, … }` */
export function measure(project) {
  const options = ["--extendedDiagnostics", "--pretty", "false", "--project", project];
  const output = execFileSync(TSC, options, { cwd: import.meta.dirname, encoding: "utf8" });
  const rows = [...output.matchAll(/^([A-Z][\w ]+):\s+([\d.]+)(?:s|K)?$/gm)];
  return Object.fromEntries(rows.map(([, name, value]) => [name, Number(value)]));
}
