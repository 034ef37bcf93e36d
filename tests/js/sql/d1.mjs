/** Cloudflare's D1 in workerd: several Workers that share a database, and the store in it. */

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Miniflare } from "miniflare";
import { sqlReplayTable } from "paychop/handler";
import { bundleFor } from "../matrix/lib/bundlers.mjs";
import { WORKER_CONDITIONS } from "../matrix/lib/workerd.mjs";

const dialect = "sqlite";
const LOOPBACK = "127.0.0.1";

/** So many Workers, each in an isolate of its own: `merchants`, and what they have `told`. */
export async function startWorkers(count) {
  const modules = await modulesOf("d1-worker.js");
  const names = Array.from({ length: count }, (_, index) => `merchant-${index}`);
  const workers = names.map((name) => ({
    name,
    modules,
    compatibilityDate: "2026-01-01",
    d1Databases: { DB: "shared" },
    unsafeDirectSockets: [{ host: LOOPBACK, port: 0 }],
  }));
  const miniflare = new Miniflare({ host: LOOPBACK, port: 0, workers });
  await miniflare.ready;
  const urls = await Promise.all(names.map((name) => miniflare.unsafeGetDirectURL(name)));
  const run = (sql, params) =>
    ask(new URL("/sql", urls[0]), { method: "POST", body: JSON.stringify({ sql, params }) });
  await run(sqlReplayTable({ dialect }), []);
  await run("CREATE TABLE tries (what TEXT PRIMARY KEY)", []);
  return {
    merchants: urls.map((url) => ({ url: url.origin })),
    told: async () => (await Promise.all(urls.map((url) => ask(new URL("/told", url))))).flat(),
    openRun: () => ({ dialect, run, close() {} }),
    stop: () => miniflare.dispose(),
  };
}

async function ask(url, init) {
  const response = await fetch(url, init);
  if (response.ok) return response.json();
  throw new Error(await response.text());
}

/** The Worker's script and its wasm, as wrangler would deploy them. */
async function modulesOf(entry) {
  const folder = join(import.meta.dirname, "built");
  const made = await bundleFor(WORKER_CONDITIONS, join(import.meta.dirname, entry), folder, {
    loader: { ".wasm": "copy" },
  });
  const wasm = basename(made.find((file) => file.endsWith(".wasm")));
  return [
    { type: "ESModule", path: "main.js", contents: await readFile(join(folder, "main.js"), "utf8") },
    { type: "CompiledWasm", path: wasm, contents: await readFile(join(folder, wasm)) },
  ];
}
