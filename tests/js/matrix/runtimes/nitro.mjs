/**
 * Nitro, which is Nuxt's server as well, built as for production by each of its presets. What it builds is run where nothing
 * else lies: a file that was forgotten is found nowhere.
 */
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { apart } from "../lib/apart.mjs";
import { freePort } from "../lib/loopback.mjs";
import { execute, start } from "../lib/process.mjs";
import { resultOfServer } from "../lib/served.mjs";
import { app, built, lib, program } from "../lib/stage.mjs";
import { serveFolder } from "../lib/workerd.mjs";

const BUILD_SECONDS = 240;

const DENO = ["run", "--no-prompt", "--allow-net", "--allow-read", "--allow-env", "--unstable-byonm"];

/** Each preset: the folder that is deployed, and the server that runs it, with its `url`. */
const PRESETS = {
  "node-server": [".output", (folder) => onPort(process.execPath, [join(folder, "server/index.mjs")])],
  "deno-server": [
    ".output",
    (folder) => onPort(program("@deno/linux-x64-glibc", "deno"), [...DENO, join(folder, "server/index.mjs")]),
  ],
  bun: [
    ".output",
    (folder) => onPort(program("@oven/bun-linux-x64", "bin/bun"), [join(folder, "server/index.mjs")]),
  ],
  vercel: [
    ".vercel/output/functions/__fallback.func",
    (folder) => onPort(process.execPath, [lib("listener-host.mjs"), join(folder, "index.mjs")]),
  ],
  netlify: [
    ".netlify/functions-internal/server",
    (folder) => onPort(process.execPath, [lib("fetch-host.mjs"), join(folder, "server.mjs")]),
  ],
  "aws-lambda": [
    ".output/server",
    (folder) => onPort(process.execPath, [lib("lambda-host.mjs"), join(folder, "index.mjs"), "httpApi"]),
  ],
  "cloudflare-module": [".output/server", (folder) => serveFolder(folder, "index.mjs")],
  "cloudflare-pages": ["dist/_worker.js", (folder) => serveFolder(folder, "index.js")],
};

export const nitros = Object.entries(PRESETS).map(([preset, [deployed, serve]]) => ({
  name: `Nitro, ${preset}`,
  run: () =>
    apart(async (folder) => {
      await cp(join(await build(preset), deployed), folder, { recursive: true });
      const server = await serve(folder);
      try {
        return await resultOfServer(server.url, server);
      } finally {
        await server.stop();
      }
    }),
}));

/** In a copy, for presets that run at the same time write the same folders. */
async function build(preset) {
  const cwd = built(`nitro-${preset}`);
  await rm(cwd, { recursive: true, force: true });
  await cp(app("nitro"), cwd, { recursive: true });
  await execute(process.execPath, [program("nitropack", "dist/cli/index.mjs"), "build"], {
    cwd,
    env: { ...process.env, NITRO_TELEMETRY_DISABLED: "1", NITRO_PRESET: preset, CI: "1" },
    seconds: BUILD_SECONDS,
  });
  return cwd;
}

async function onPort(command, args) {
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: port,
    HOST: "127.0.0.1",
    DENO_NO_UPDATE_CHECK: "1",
  };
  return { url: `http://127.0.0.1:${port}/`, ...start(command, args, { env }) };
}
