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
  const over = (name) => median(times[name].map((time, round) => time - times.empty[round]));
  const [paychop, node] = [over("paychop"), over("node")];
  // Nothing takes less than nothing: then other programs have taken more than the difference.
  const verdict = node > 0 && paychop > 0 ? against(paychop / node, 1) : "the machine is too busy to tell";
  table(
    ["empty process", "paychop", "node:crypto", "ratio"],
    [[...[median(times.empty), paychop, node].map((ms) => ms.toFixed(1)), verdict]],
  );
}

function run(name) {
  const script = fileURLToPath(new URL(`cold/${name}.mjs`, import.meta.url));
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return performance.now() - start;
}
