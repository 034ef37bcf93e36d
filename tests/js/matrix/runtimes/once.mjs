/** A bundle has the module once, whichever subpaths its app imports. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundlers } from "../lib/bundlers.mjs";
import { execute } from "../lib/process.mjs";
import { app, built, consumer } from "../lib/stage.mjs";

const APPS = { paychop: "page.js", "paychop/web": "web-page.js", both: "both.js" };

/** Enough of it that nothing else is the same. */
const SAMPLE = 1000;
const WASM = Buffer.from("\0asm", "latin1");

const kinds = Object.keys(bundlers).flatMap((bundler) =>
  Object.entries(APPS).map(([what, file]) => ({ bundler, what, file })),
);

export const onces = [
  {
    name: "bundles with one module",
    async run() {
      const failures = [];
      for (const kind of kinds) await check(kind).catch((error) => failures.push(error.message));
      return {
        passed: kinds.length - failures.length,
        failed: failures.length,
        failures,
        own: kinds.length,
      };
    },
  },
];

async function check({ bundler, what, file }) {
  const folder = built(`once-${bundler}-${file}`);
  await rm(folder, { recursive: true, force: true });
  await bundlers[bundler](app(file), folder);
  const found = await modulesIn(folder);
  if (found !== 1) throw new Error(`${bundler}, ${what}: the bundle has the module ${found} times`);
  if (what === "both") await execute(process.execPath, [join(folder, "main.js")]);
}

/** As a file of its own, or inside of a script. */
async function modulesIn(folder) {
  const { packed } = await import(pathToFileURL(join(consumer, "node_modules/paychop/lib/embedded.js")));
  const sample = packed.slice(0, SAMPLE);
  let count = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (bytes.subarray(0, WASM.length).equals(WASM)) count++;
    count += bytes.toString("latin1").split(sample).length - 1;
  }
  return count;
}
