/**
 * Tools that gather a Node program's files, or make one file of them. What they choose and what Node chooses has to be the
 * same, so each result is run where nothing else lies.
 */
import { cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import ncc from "@vercel/ncc";
import { nodeFileTrace } from "@vercel/nft";
import * as esbuild from "esbuild";
import webpack from "webpack";
import { apart } from "../lib/apart.mjs";
import { execute } from "../lib/process.mjs";
import { resultOf } from "../lib/result.mjs";
import { app, built, consumer, program } from "../lib/stage.mjs";

const BUN = program("@oven/bun-linux-x64", "bin/bun");
const SYSTEMS = { import: "main.mjs", require: "main.cjs" };

const traced = Object.entries(SYSTEMS).map(([system, file]) => ({
  name: `@vercel/nft, ${system}`,
  run: async () => resultOf(await outputOfTraced(app(file))),
}));

/** What a program does with each entry, so that what is loaded later is loaded as well. */
const USES = {
  ".": "return new entry.Ubao(credentials, options).coins();",
  "./web": "await entry.init(); return new entry.Ubao(credentials, options).coins();",
  "./handler": "return entry.notificationHandler(gateway, () => {})(new Request(options.baseUrl));",
  "./testing": 'return entry.notification(gateway, "recharge");',
  "./sandbox": `const sandbox = entry.createSandbox({ port: 0 });
    await sandbox.listen();
    const pages = await Promise.all(["/", "/_sandbox/style.css"].map((path) => fetch(sandbox.url + path)));
    await sandbox.close();
    if (!pages.every(({ ok }) => ok)) throw new Error(pages.map(({ status }) => status).join());`,
};

const IMPORTS = {
  mjs: (name) => `import * as entry from "${name}";\nimport { Ubao } from "paychop";`,
  cjs: (name) => `const entry = require("${name}");\nconst { Ubao } = require("paychop");`,
};

/** Each entry by itself, for a Node program may have any one of them alone. */
const entries = {
  name: "@vercel/nft, each entry",
  async run() {
    const { exports } = JSON.parse(
      await readFile(join(consumer, "node_modules/paychop/package.json"), "utf8"),
    );
    const subpaths = Object.keys(exports).filter((subpath) => !/\.(json|wasm)$/.test(subpath));
    const programs = subpaths.flatMap((subpath) => Object.keys(IMPORTS).map((ending) => [subpath, ending]));
    const failures = [];
    for (const [subpath, ending] of programs) {
      const file = built(join("traced", `${subpath.slice(2) || "paychop"}.${ending}`));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, programOf(subpath, ending));
      await outputOfTraced(file).catch((error) => failures.push(`${subpath}, ${ending}: ${error.message}`));
    }
    const failed = failures.length;
    return { passed: programs.length - failed, failed, failures, own: programs.length };
  },
};

function programOf(subpath, ending) {
  if (!(subpath in USES)) throw new Error(`what does a program do with the entry ${subpath}?`);
  return `${IMPORTS[ending](join("paychop", subpath))}
const credentials = { merchantId: 1, apiKey: "k" };
const options = { baseUrl: "https://gateway.example" };
${subpath === "./web" ? "" : "const gateway = new Ubao(credentials, options);"}
(async () => {
  ${USES[subpath]}
})();
`;
}

/** Of a program that is run with the files that were traced and no others. */
function outputOfTraced(file) {
  return apart(async (folder) => {
    const { fileList } = await nodeFileTrace([file], { base: consumer });
    for (const name of fileList) {
      // A link to a folder is among them.
      if ((await stat(join(consumer, name))).isDirectory()) continue;
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await cp(join(consumer, name), join(folder, name), { dereference: true });
    }
    return execute(process.execPath, [join(folder, relative(consumer, file))]);
  });
}

/** Each makes `main.mjs`, or `main.cjs`, in the folder. */
const bundles = {
  async "@vercel/ncc"(folder) {
    const { code, assets } = await ncc(app("main.mjs"), { quiet: true, cache: false });
    await writeFile(join(folder, "main.mjs"), code);
    for (const [name, { source }] of Object.entries(assets)) await writeFile(join(folder, name), source);
    return "main.mjs";
  },
  async "bun build --target=node"(folder) {
    await execute(BUN, ["build", app("main.mjs"), "--target=node", `--outfile=${join(folder, "main.mjs")}`]);
    return "main.mjs";
  },
  async "bun build --format=cjs"(folder) {
    const outfile = `--outfile=${join(folder, "main.cjs")}`;
    await execute(BUN, ["build", app("async.mjs"), "--target=node", "--format=cjs", outfile]);
    return "main.cjs";
  },
  async "esbuild without the condition module"(folder) {
    const to = { outfile: join(folder, "main.mjs"), format: "esm", platform: "node", conditions: ["node"] };
    await esbuild.build({ entryPoints: [app("main.mjs")], bundle: true, logLevel: "error", ...to });
    return "main.mjs";
  },
  async "esbuild of require"(folder) {
    const to = { outfile: join(folder, "main.cjs"), format: "cjs", platform: "node" };
    await esbuild.build({ entryPoints: [app("main.cjs")], bundle: true, logLevel: "error", ...to });
    return "main.cjs";
  },
  async "webpack without the condition module"(folder) {
    const stats = await promisify(webpack)({
      mode: "production",
      target: "node",
      entry: app("main.mjs"),
      resolve: { conditionNames: ["node", "import"] },
      output: { path: folder, filename: "main.mjs" },
      performance: { hints: false },
    });
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
    return "main.mjs";
  },
};

const bundled = Object.entries(bundles).map(([name, make]) => ({
  name,
  run: () =>
    apart(async (folder) => resultOf(await execute(process.execPath, [join(folder, await make(folder))]))),
}));

export const tracers = [...traced, entries, ...bundled];
