/**
 * Builds an app with each framework, as for production, runs the conformance suite in it and prints a table.
 *
 *     node run.mjs [NAME…]
 *
 * With names, only the frameworks whose names contain one of them are run.
 */
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { apart } from "../matrix/lib/apart.mjs";
import { freePort } from "../matrix/lib/loopback.mjs";
import { execute, start } from "../matrix/lib/process.mjs";
import { runRows } from "../matrix/lib/rows.mjs";
import { resultOfServer } from "../matrix/lib/served.mjs";
import { serveFolder } from "../matrix/lib/workerd.mjs";
import { app, ENVIRONMENT, program } from "./lib.mjs";

const BUILD_SECONDS = 300;

const NUXT = { project: "nuxt", tool: "nuxt/bin/nuxt.mjs" };

/** `tool` builds; `deployed` is the folder that needs nothing else, the project itself when left out. */
const FRAMEWORKS = [
  { name: "Nuxt", ...NUXT, deployed: ".output", serve: onNode("server/index.mjs") },
  {
    name: "Nuxt, cloudflare-module",
    ...NUXT,
    preset: "cloudflare-module",
    deployed: ".output/server",
    serve: (folder) => serveFolder(folder, "index.mjs"),
  },
  {
    name: "SvelteKit, adapter-node",
    project: "sveltekit",
    tool: "vite/bin/vite.js",
    serve: onNode("build/index.js"),
  },
  { name: "Astro, node", project: "astro", tool: "astro/astro.js", serve: onNode("dist/server/entry.mjs") },
];

const servers = FRAMEWORKS.map(({ name, project, tool, preset, deployed, serve }) => ({
  name,
  async run() {
    const cwd = app(project);
    const env = preset === undefined ? ENVIRONMENT : { ...ENVIRONMENT, NITRO_PRESET: preset };
    await execute(process.execPath, [program(tool), "build"], { cwd, env, seconds: BUILD_SECONDS });
    if (deployed === undefined) return answersOf(serve, cwd);
    // Run where nothing else lies: a file that was forgotten is found nowhere.
    return apart(async (folder) => {
      await cp(join(cwd, deployed), folder, { recursive: true });
      return answersOf(serve, folder);
    });
  },
}));

async function answersOf(serve, folder) {
  const server = await serve(folder);
  try {
    return await resultOfServer(server.url, server);
  } finally {
    await server.stop();
  }
}

function onNode(main) {
  return async (folder) => {
    const port = await freePort();
    const env = { ...ENVIRONMENT, NODE_ENV: "production", PORT: port, HOST: "127.0.0.1" };
    return { url: `http://127.0.0.1:${port}/`, ...start(process.execPath, [join(folder, main)], { env }) };
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

const vitests = Object.entries(VITESTS).map(([name, test]) => ({
  name: `vitest, ${name}`,
  async run() {
    const folder = app(join("built", `vitest-${name.replaceAll(" ", "-")}`));
    await mkdir(folder, { recursive: true });
    const report = join(folder, "report.json");
    const args = ["run", "--root", app("vitest"), "--reporter=json", `--outputFile=${report}`];
    await execute(process.execPath, [program("vitest/vitest.mjs"), ...args], {
      env: { ...ENVIRONMENT, VITEST_OPTIONS: JSON.stringify(test) },
    });
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(await readFile(report, "utf8"));
    return { passed, failed, failures: [], own: TESTS };
  },
}));

await runRows([...servers, ...vitests], process.argv.slice(2), { atOnce: 1 });
