/** Cold start, each time in a fresh process: the first signature, timed inside; and every job once, timed from outside. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./measure.mjs";
import { against, ratio, table, title } from "./report.mjs";

const ROUNDS = 15;
/** At most so many times what node:crypto takes to its first signature. */
const LIMIT = 2.5;
const SCRIPTS = ["empty", "paychop", "node", "first-paychop", "first-node"];

export function coldStart() {
  title("Cold start, median ms");
  const runs = Object.fromEntries(SCRIPTS.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) for (const name of SCRIPTS) runs[name].push(run(name));

  const [first, firstNode] = ["first-paychop", "first-node"].map((name) =>
    median(runs[name].map(({ printed }) => Number(printed))),
  );
  const over = (name) => median(runs[name].map(({ ms }, round) => ms - runs.empty[round].ms));
  const [paychop, node] = [over("paychop"), over("node")];
  // Nothing takes less than nothing: then other programs have taken more than the difference.
  const verdict = node > 0 && paychop > 0 ? ratio(paychop / node) : "the machine is too busy to tell";
  table(
    ["what", "paychop", "node:crypto", "ratio"],
    [
      [
        "import, construct, first signature",
        ...milliseconds(first, firstNode),
        against(first / firstNode, LIMIT),
      ],
      ["every job once, over an empty process", ...milliseconds(paychop, node), verdict],
    ],
  );
}

function milliseconds(...times) {
  return times.map((ms) => ms.toFixed(1));
}

function run(name) {
  const script = fileURLToPath(new URL(`cold/${name}.mjs`, import.meta.url));
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return { ms: performance.now() - start, printed: stdout };
}
