/** jest in each of its environments: they have conditions of their own, and lack globals that Node has. */
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { execute } from "../lib/process.mjs";
import { app, built, program } from "../lib/stage.mjs";

const RUNS = [
  { environment: "jest-environment-node" },
  { environment: "jest-environment-jsdom" },
  { environment: "@edge-runtime/jest-environment" },
  // Its jsdom is older, and lacks more.
  { jest: "jest29", environment: "jest29-environment-jsdom" },
];

/** Of apps/jest/paychop.test.cjs: the conformance suite needs globals that jsdom has not. */
const TESTS = 4;

const require = createRequire(import.meta.url);

export const jests = RUNS.map(({ jest = "jest", environment }) => ({
  name: `${jest}, ${environment}`,
  async run() {
    const folder = built(`jest-${environment.replaceAll("/", "-")}`);
    await mkdir(folder, { recursive: true });
    const report = join(folder, "report.json");
    const config = JSON.stringify({
      rootDir: app("jest"),
      testEnvironment: require.resolve(environment),
      testMatch: ["**/*.test.cjs"],
      moduleFileExtensions: ["js", "cjs", "json"],
      transform: {},
    });
    const args = ["--config", config, "--json", `--outputFile=${report}`, "--no-cache", "--no-watchman"];
    await execute(process.execPath, [program(jest, "bin/jest.js"), ...args]);
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(await readFile(report, "utf8"));
    return { passed, failed, failures: [], own: TESTS };
  },
}));
