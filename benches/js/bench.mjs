/**
 * What the installed package costs, next to other ways of doing the same. Nothing here fails by being slow.
 *
 *     node bench.mjs [--memory] [--native '{"ubaoRequest": 687, …}'] [--lean core.wasm]
 */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { coldStart } from "./cold.mjs";
import { hostile } from "./hostile.mjs";
import { linear } from "./linear.mjs";
import { sizes } from "./sizes.mjs";
import { speed } from "./speed.mjs";

const SHORT_RUN = 200_000;
const LONG_RUN = 10_000_000;

const { values: options } = parseArgs({
  options: {
    memory: { type: "boolean", default: false },
    native: { type: "string" },
    lean: { type: "string" },
  },
});

console.log(`Node ${process.version}, ${cpus()[0].model}`);
sizes(options.lean);
speed(options.native === undefined ? undefined : JSON.parse(options.native));
linear();
hostile();
coldStart();
memory(options.memory ? LONG_RUN : SHORT_RUN);

function memory(calls) {
  const script = fileURLToPath(new URL("memory.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, [script, String(calls)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
