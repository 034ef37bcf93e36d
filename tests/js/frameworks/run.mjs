/**
 * Builds an app with each framework, as for production, runs the conformance suite in it and prints a table.
 *
 *     node run.mjs [NAME…]
 *
 * With names, only the frameworks whose names contain one of them are run.
 */
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { apart } from "../matrix/lib/apart.mjs";
import { freePort } from "../matrix/lib/loopback.mjs";
import { start } from "../matrix/lib/process.mjs";
import { runRows } from "../matrix/lib/rows.mjs";
import { resultOfServer } from "../matrix/lib/served.mjs";
import { serveFolder } from "../matrix/lib/workerd.mjs";
import { LINES, NODE_20 } from "./lines.mjs";

const app = (name) => join(import.meta.dirname, "apps", name);

const NUXT = { name: "Nuxt", of: "nuxt", tool: ".bin/nuxt" };
/** Version 3. Version 2 is the server of both lines' Nuxt, and its presets are rows of the matrix. */
const NITRO = { name: "Nitro", of: "nitro", tool: "nitro/dist/cli/index.mjs", lines: [NODE_20] };

const NODE = { preset: "node-server", deployed: ".output", serve: onNode("server/index.mjs") };
const CLOUDFLARE = {
  preset: "cloudflare-module",
  deployed: ".output/server",
  serve: (_, folder) => serveFolder(folder, "index.mjs"),
};

/** `of`: the package whose version it is; `deployed`: the folder that needs nothing else, the project itself when left out. */
const FRAMEWORKS = [
  { ...NUXT, ...NODE },
  { ...NUXT, ...CLOUDFLARE },
  { ...NITRO, ...NODE },
  { ...NITRO, ...CLOUDFLARE },
  { name: "SvelteKit", of: "@sveltejs/kit", tool: ".bin/vite", serve: onNode("build/index.js") },
  { name: "Astro", of: "astro", tool: ".bin/astro", serve: onNode("dist/server/entry.mjs") },
];

function servers(line) {
  return FRAMEWORKS.filter(({ lines }) => lines?.includes(line) ?? true).map(
    async ({ name, of, tool, preset, deployed, serve }) => ({
      name: [`${name} ${await line.versionOf(of)}`, preset].filter(Boolean).join(", "),
      async run() {
        const cwd = await line.copyOf(app(name.toLowerCase()), name.toLowerCase());
        await line.run(tool, ["build"], cwd, preset === undefined ? {} : { NITRO_PRESET: preset });
        if (deployed === undefined) return answersOf(await serve(line, cwd));
        // Run where nothing else lies: a file that was forgotten is found nowhere.
        return apart(async (folder) => {
          await cp(join(cwd, deployed), folder, { recursive: true });
          return answersOf(await serve(line, folder));
        });
      },
    }),
  );
}

async function answersOf(server) {
  try {
    return await resultOfServer(server.url, server);
  } finally {
    await server.stop();
  }
}

function onNode(main) {
  return async ({ node, environment }, folder) => {
    const port = await freePort();
    const env = { ...environment, NODE_ENV: "production", PORT: port, HOST: "127.0.0.1" };
    return { url: `http://127.0.0.1:${port}/`, ...start(node, [join(folder, main)], { env }) };
  };
}

/** Of apps/vitest/paychop.test.js. */
const TESTS = 5;

const OPTIMIZED = { optimizer: { ssr: { enabled: true, include: ["paychop", "paychop/*"] } } };

const VITESTS = {
  node: { environment: "node" },
  jsdom: { environment: "jsdom" },
  "edge-runtime": { environment: "edge-runtime" },
  "dependency optimizer": { environment: "node", deps: OPTIMIZED },
};

function vitests(line) {
  return Object.entries(VITESTS).map(async ([name, test]) => ({
    name: `vitest ${await line.versionOf("vitest")}, ${name}`,
    async run() {
      const cwd = await line.copyOf(app("vitest"), "vitest");
      const report = join(cwd, "report.json");
      const args = ["run", "--reporter=json", `--outputFile=${report}`];
      await line.run(".bin/vitest", args, cwd, { VITEST_OPTIONS: JSON.stringify(test) });
      const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(await readFile(report, "utf8"));
      return { passed, failed, failures: [], own: TESTS };
    },
  }));
}

const rows = await Promise.all(LINES.flatMap((line) => [...servers(line), ...vitests(line)]));
await runRows(rows, process.argv.slice(2), { atOnce: 1 });
