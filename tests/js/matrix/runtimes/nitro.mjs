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

/** Each preset: the folder that is deployed, and the server that runs it, with its `url`. */
const PRESETS = {
  "node-server": [".output", (folder) => onPort([join(folder, "server/index.mjs")])],
  vercel: [
    ".vercel/output/functions/__fallback.func",
    (folder) => onPort([lib("listener-host.mjs"), join(folder, "index.mjs")]),
  ],
  "aws-lambda": [
    ".output/server",
    (folder) => onPort([lib("lambda-host.mjs"), join(folder, "index.mjs"), "httpApi"]),
  ],
  "cloudflare-module": [".output/server", (folder) => serveFolder(folder, "index.mjs")],
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

async function onPort(args) {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: "production", PORT: port, HOST: "127.0.0.1" };
  return { url: `http://127.0.0.1:${port}/`, ...start(process.execPath, args, { env }) };
}
