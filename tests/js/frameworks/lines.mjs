/** The frameworks, twice: the newest that run on Node 20, and the newest of all, on the Node that they need. */
import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "../matrix/lib/process.mjs";

const BUILD_SECONDS = 300;

/** None of them asks the network for anything, be it statistics or newer versions. */
const ENVIRONMENT = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: "1",
  CI: "1",
  DO_NOT_TRACK: "1",
  NO_UPDATE_NOTIFIER: "1",
  NUXT_TELEMETRY_DISABLED: "1",
};

/** `folder`: where the packages are installed; `node`: the program that runs them. */
function line(folder, node) {
  const packages = join(folder, "node_modules");
  return {
    node,

    environment: ENVIRONMENT,

    async versionOf(name) {
      return JSON.parse(await readFile(join(packages, name, "package.json"), "utf8")).version;
    },

    /** A copy of a project's folder in which nothing has been built yet. */
    async copyOf(project, name) {
      const copy = join(folder, "built", name);
      await rm(copy, { recursive: true, force: true });
      await cp(project, copy, { recursive: true });
      return copy;
    },

    /** Runs a program in a project; `tool` is its path below node_modules. */
    run(tool, args, cwd, env = {}) {
      const command = [join(packages, tool), ...args];
      return execute(node, command, { cwd, env: { ...ENVIRONMENT, ...env }, seconds: BUILD_SECONDS });
    },
  };
}

const newest = join(import.meta.dirname, "../frameworks-newest");

export const NODE_20 = line(import.meta.dirname, process.execPath);
export const NEWEST = line(newest, join(newest, "node_modules/node/bin/node"));
export const LINES = [NODE_20, NEWEST];
