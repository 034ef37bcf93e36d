/** Each bundler with its default settings. `entry` becomes `main.js` in `folder`, for a page or for Node. */
import { join } from "node:path";
import { promisify } from "node:util";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";

export const bundlers = {
  async vite(entry, folder) {
    await vite.build({
      configFile: false,
      logLevel: "error",
      root: join(entry, ".."),
      build: {
        outDir: folder,
        rollupOptions: { input: entry, output: { entryFileNames: "main.js" } },
      },
    });
  },

  async webpack(entry, folder, target = "web") {
    const output = { path: folder, filename: "main.js" };
    const run = promisify(webpack);
    const stats = await run({ mode: "production", target, entry, output, performance: { hints: false } });
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  },

  async esbuild(entry, folder, target = "browser") {
    await esbuild.build({
      ...ESBUILD,
      entryPoints: [entry],
      outfile: join(folder, "main.js"),
      platform: target,
    });
  },

  async rollup(entry, folder) {
    const bundle = await rollup({ input: entry, plugins: [nodeResolve()] });
    await bundle.write({ dir: folder, entryFileNames: "main.js" });
    await bundle.close();
  },
};

const ESBUILD = { bundle: true, format: "esm", logLevel: "error" };

/** For the runtimes that take one file, by their own conditions. Returns the paths of what was made. */
export async function bundleFor(conditions, entry, folder, more) {
  const output = { outfile: join(folder, "main.js"), entryPoints: [entry] };
  const { metafile } = await esbuild.build({ ...ESBUILD, conditions, metafile: true, ...output, ...more });
  return Object.keys(metafile.outputs);
}

/** TypeScript as Nest's projects have it, one file by itself. */
export async function compile(entry, outfile) {
  const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
  await esbuild.build({ entryPoints: [entry], outfile, format: "esm", logLevel: "error", tsconfigRaw });
}
