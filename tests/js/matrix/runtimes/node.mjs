/** Node in each supported version and both module systems, and what bundlers make for it. */
import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundlers } from "../lib/bundlers.mjs";
import { execute } from "../lib/process.mjs";
import { resultOf } from "../lib/result.mjs";
import { app, built, consumer, program } from "../lib/stage.mjs";

/** The oldest is what the package's `engines` name. */
const OLDEST = "20.16";
const VERSIONS = [OLDEST, "20", "22", "24"];
const SYSTEMS = { import: "main.mjs", require: "main.cjs" };

const node = (version) => program(`node${version}`, "bin/node");

const versions = VERSIONS.flatMap((version) =>
  Object.entries(SYSTEMS).map(([system, file]) => ({
    name: `Node ${version}, ${system}`,
    run: async () => resultOf(await execute(node(version), [app(file)])),
  })),
);

/** Of apps/entries.mjs: one for each entry of the package. */
const ENTRIES = 5;

const entries = Object.keys(SYSTEMS).map((system) => ({
  name: `Node ${OLDEST}, every entry, ${system}`,
  async run() {
    const { version } = JSON.parse(await readFile(program(`node${OLDEST}`, "package.json"), "utf8"));
    const { engines } = JSON.parse(
      await readFile(join(consumer, "node_modules/paychop/package.json"), "utf8"),
    );
    if (version !== `v${engines.node.slice(2)}.0`)
      throw new Error(`${version} is not the oldest of ${engines.node}`);
    return { ...resultOf(await execute(node(OLDEST), [app("entries.mjs"), system])), own: ENTRIES };
  },
}));

const bundled = ["esbuild", "webpack"].map((name) => ({
  name: `Node 20, bundled by ${name}`,
  async run() {
    const folder = built(`node-${name}`);
    await bundlers[name](app("main.mjs"), folder, "node");
    return resultOf(await alone(join(folder, "main.js"), (file) => execute(node("20"), [file])));
  },
}));

export const nodes = [...versions, ...entries, ...bundled];

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
