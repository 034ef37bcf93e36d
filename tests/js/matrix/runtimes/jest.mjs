/** jest in each of its environments: they have conditions of their own, and lack globals that Node has. */
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { execute } from "../lib/process.mjs";
import { app, built, program } from "../lib/stage.mjs";

const ENVIRONMENTS = ["jest-environment-node", "jest-environment-jsdom", "@edge-runtime/jest-environment"];

/** Of apps/jest/paychop.test.cjs: the conformance suite needs globals that jsdom has not. */
const TESTS = 4;

const require = createRequire(import.meta.url);

export const jests = ENVIRONMENTS.map((name) => ({
  name: `jest, ${name}`,
  async run() {
    const folder = built(`jest-${name.replaceAll("/", "-")}`);
    await mkdir(folder, { recursive: true });
    const report = join(folder, "report.json");
    const config = JSON.stringify({
      rootDir: app("jest"),
      testEnvironment: require.resolve(name),
      testMatch: ["**/*.test.cjs"],
      moduleFileExtensions: ["js", "cjs", "json"],
      transform: {},
    });
    const args = ["--config", config, "--json", `--outputFile=${report}`, "--no-cache", "--no-watchman"];
    await execute(process.execPath, [program("jest", "bin/jest.js"), ...args]);
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(await readFile(report, "utf8"));
    return { passed, failed, failures: [], own: TESTS };
  },
}));
