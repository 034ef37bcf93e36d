/** A Worker as wrangler would deploy it: one script and its wasm file, served by Cloudflare's own workerd. */
import { readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { bundleFor } from "./bundlers.mjs";
import { freePort } from "./loopback.mjs";
import { start } from "./process.mjs";
import { program } from "./stage.mjs";

/** The conditions that wrangler sets. */
export const WORKER_CONDITIONS = ["workerd", "worker", "browser"];

/** The running server with its `url`. What is built goes to `folder`; `texts` are the Worker's bindings. */
export async function serveWorker(entry, folder, texts = {}) {
  const made = await bundleFor(WORKER_CONDITIONS, entry, folder, {
    loader: { ".wasm": "copy" },
    external: ["cloudflare:*"],
  });
  const wasm = basename(made.find((file) => file.endsWith(".wasm")));
  return serveModules(folder, ["main.js", wasm], texts);
}

/** The running server of a folder's modules, the main one first; `texts` are the Worker's bindings. */
async function serveModules(folder, files, texts = {}) {
  const port = await freePort();
  await writeFile(join(folder, "worker.capnp"), configuration(files, port, texts));
  const workerd = program("@cloudflare/workerd-linux-64", "bin/workerd");
  return {
    url: `http://127.0.0.1:${port}/`,
    ...start(workerd, ["serve", "--verbose", "worker.capnp"], { cwd: folder }),
  };
}

/** The running server of all modules in a folder. */
export async function serveFolder(folder, main) {
  const files = await readdir(folder, { recursive: true });
  const others = files.filter((file) => /\.(m?js|wasm)$/.test(file) && file !== main);
  return serveModules(folder, [main, ...others]);
}

function configuration(files, port, texts) {
  const modules = files.map(
    (file) => `(name = "${file}", ${file.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${file}")`,
  );
  const bindings = Object.entries(texts).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [${modules}],
    compatibilityDate = "2026-01-01",
    bindings = [${bindings}],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}
