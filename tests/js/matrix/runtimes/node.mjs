/** Node in each supported version and both module systems, and what bundlers make for it. */
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundlers } from "../lib/bundlers.mjs";
import { execute } from "../lib/process.mjs";
import { resultOf } from "../lib/result.mjs";
import { app, built, program } from "../lib/stage.mjs";

const VERSIONS = ["20", "22", "24"];
const SYSTEMS = { import: "main.mjs", require: "main.cjs" };

const node = (version) => program(`node${version}`, "bin/node");

const versions = VERSIONS.flatMap((version) =>
  Object.entries(SYSTEMS).map(([system, file]) => ({
    name: `Node ${version}, ${system}`,
    run: async () => resultOf(await execute(node(version), [app(file)])),
  })),
);

const bundled = ["esbuild", "webpack"].map((name) => ({
  name: `Node 20, bundled by ${name}`,
  async run() {
    const folder = built(`node-${name}`);
    await bundlers[name](app("main.mjs"), folder, "node");
    return resultOf(await alone(join(folder, "main.js"), (file) => execute(node("20"), [file])));
  },
}));

export const nodes = [...versions, ...bundled];

/** Runs a file where nothing lies beside it: neither the package nor its wasm. */
async function alone(file, run) {
  const folder = await mkdtemp(join(tmpdir(), "paychop-alone-"));
  try {
    const moved = join(folder, "main.mjs");
    await mkdir(folder, { recursive: true });
    await copyFile(file, moved);
    return await run(moved);
  } finally {
    await rm(folder, { recursive: true });
  }
}
