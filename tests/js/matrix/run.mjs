/**
 * Runs the conformance suite on every runtime and prints a table.
 *
 *     node run.mjs [NAME…]
 *
 * With names, only the runtimes whose names contain one of them are run. A runtime that does not start is a failure.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { consumer } from "./lib/stage.mjs";
import { browsers } from "./runtimes/browsers.mjs";
import { jests } from "./runtimes/jest.mjs";
import { nexts } from "./runtimes/next.mjs";
import { nitros } from "./runtimes/nitro.mjs";
import { nodes } from "./runtimes/node.mjs";
import { servers } from "./runtimes/servers.mjs";
import { tracers } from "./runtimes/tracers.mjs";

/** The longest first, so that the others run beside it. */
const RUNTIMES = [...nexts, ...nitros, ...browsers, ...jests, ...nodes, ...tracers, ...servers];

const AT_ONCE = 2;

/** Of one runtime's failures; what is wrong with all of them need not be read a hundred times. */
const SHOWN = 5;

const names = process.argv.slice(2);
const wanted = RUNTIMES.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));

await writeVectors();
const rows = await runAll(wanted);
expectEqualCounts(rows);
print(rows);
process.exit(rows.every(({ failed }) => failed === 0) ? 0 : 1);

/** The golden vectors as a module: not every runtime has files. */
async function writeVectors() {
  const folder = join(consumer, "tests/vectors");
  const vectors = {};
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".json"))) {
    const name = file[0].toUpperCase() + file.slice(1, -".json".length);
    vectors[name] = JSON.parse(await readFile(join(folder, file), "utf8"));
  }
  const module = `export const vectors = ${JSON.stringify(vectors)};\n`;
  await writeFile(join(import.meta.dirname, "suite/data.js"), module);
}

async function runAll(runtimes) {
  const rows = [];
  const waiting = [...runtimes.entries()];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const [index, runtime] = one;
      rows[index] = await runOne(runtime);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return rows;
}

async function runOne({ name, run }) {
  const start = performance.now();
  const row = { name, ...(await run().catch(failure)), seconds: (performance.now() - start) / 1000 };
  for (const one of row.failures.slice(0, SHOWN)) console.log(`${name}: ${one}`);
  return row;
}

function failure(error) {
  return { passed: 0, failed: 1, failures: [error.stack] };
}

/** Every runtime has to run the same tests: one that ran fewer has left some out. A row may say how many it has of its own. */
function expectEqualCounts(rows) {
  const most = Math.max(...rows.map(({ passed, failed, own }) => own ?? passed + failed));
  for (const row of rows) row.failed = (row.own ?? most) - row.passed;
}

function print(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, passed, failed, seconds } of rows) {
    const verdict = failed === 0 ? "ok    " : "FAILED";
    console.log(
      `${name.padEnd(width)}  ${verdict}  ${passed} passed  ${failed} failed  ${seconds.toFixed(1)} s`,
    );
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`ℹ pass ${sum("passed")}\nℹ fail ${sum("failed")}`);
}
