/** Cold start: a fresh process that imports, makes the gateways and calls each job once. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./measure.mjs";
import { against, table, title } from "./report.mjs";

const ROUNDS = 15;
const SCRIPTS = ["empty", "paychop", "node"];

export function coldStart() {
  title("Cold start, median ms over an empty process");
  const times = Object.fromEntries(SCRIPTS.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) for (const name of SCRIPTS) times[name].push(run(name));
  const [empty, paychop, node] = SCRIPTS.map((name) => median(times[name]));
  table(
    ["empty process", "paychop", "node:crypto", "ratio"],
    [
      [
        empty.toFixed(1),
        (paychop - empty).toFixed(1),
        (node - empty).toFixed(1),
        against((paychop - empty) / (node - empty), 1),
      ],
    ],
  );
}

function run(name) {
  const script = fileURLToPath(new URL(`cold/${name}.mjs`, import.meta.url));
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return performance.now() - start;
}
