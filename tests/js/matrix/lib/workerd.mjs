/** A Worker as wrangler would deploy it: one script and its wasm file, served by Cloudflare's own workerd. */
import { writeFile } from "node:fs/promises";
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
  const port = await freePort();
  await writeFile(join(folder, "worker.capnp"), configuration(wasm, port, texts));
  const workerd = program("@cloudflare/workerd-linux-64", "bin/workerd");
  return {
    url: `http://127.0.0.1:${port}/`,
    ...start(workerd, ["serve", "--verbose", "worker.capnp"], { cwd: folder }),
  };
}

function configuration(wasm, port, texts) {
  const bindings = Object.entries(texts).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [
      (name = "main.js", esModule = embed "main.js"),
      (name = "./${wasm}", wasm = embed "${wasm}"),
    ],
    compatibilityDate = "2026-01-01",
    bindings = [${bindings}],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}
