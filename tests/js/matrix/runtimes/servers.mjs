/** The other runtimes of servers and edges. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EdgeRuntime } from "edge-runtime";
import { bundleFor } from "../lib/bundlers.mjs";
import { answerOf } from "../lib/loopback.mjs";
import { execute } from "../lib/process.mjs";
import { resultOf } from "../lib/result.mjs";
import { app, built, consumer, program } from "../lib/stage.mjs";
import { serveWorker } from "../lib/workerd.mjs";

export const servers = [
  {
    name: "Deno",
    run: async () =>
      resultOf(
        await execute(program("@deno/linux-x64-glibc", "deno"), ["run", "--no-prompt", app("main.mjs")], {
          env: { ...process.env, DENO_DIR: join(consumer, "deno"), DENO_NO_UPDATE_CHECK: "1" },
        }),
      ),
  },
  { name: "Bun", run: async () => resultOf(await execute(bun(), [app("main.mjs")])) },
  {
    name: "Bun, bundled by itself",
    async run() {
      const folder = built("bun");
      await execute(bun(), ["build", app("main.mjs"), "--target=bun", `--outdir=${folder}`]);
      return resultOf(await execute(bun(), [join(folder, "main.js")]));
    },
  },
  {
    name: "workerd",
    async run() {
      const server = await serveWorker(app("worker.js"), built("workerd"));
      try {
        return await (await answerOf(server.url, server)).json();
      } finally {
        await server.stop();
      }
    },
  },
  {
    name: "edge-runtime",
    async run() {
      const folder = built("edge-runtime");
      await bundleFor(["edge-light", "worker", "browser"], app("edge.js"), folder, {
        plugins: [givenModule],
      });
      const wasm = await readFile(join(consumer, "node_modules/paychop/paychop.wasm"));
      const runtime = new EdgeRuntime({
        initialCode: await readFile(join(folder, "main.js"), "utf8"),
        // As at Vercel: nothing may be compiled inside, so the module has to come from outside.
        codeGeneration: { strings: false, wasm: false },
        extend: (context) => Object.assign(context, { [MODULE]: new WebAssembly.Module(wasm) }),
      });
      const response = await runtime.dispatchFetch("https://edge.example/");
      return response.json();
    },
  },
];

function bun() {
  return program("@oven/bun-linux-x64", "bin/bun");
}

const MODULE = "paychopModule";

/** What Vercel's builder does with `x.wasm?module`: it compiles the file and binds the module to a global name. */
const givenModule = {
  name: "given-module",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: "given-module" }));
    onLoad({ filter: /.*/, namespace: "given-module" }, () => ({ contents: `export default ${MODULE};` }));
  },
};
