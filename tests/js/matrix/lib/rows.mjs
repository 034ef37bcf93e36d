/** Runs rows, each the conformance suite on one runtime, and prints a table. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { secretNames, tables } from "../../merchants.mjs";
import { consumer, suite } from "./stage.mjs";

/** Of one runtime's failures; what is wrong with all of them need not be read a hundred times. */
const SHOWN = 5;

/** Those whose names contain one of `names`, or all of them. Ends the program. */
export async function runRows(rows, names, { atOnce }) {
  const wanted = rows.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));
  await writeVectors();
  const results = await runAll(wanted, atOnce);
  expectEqualCounts(results);
  print(results);
  process.exit(results.every(({ failed }) => failed === 0) ? 0 : 1);
}

/** The golden vectors and the names of secrets, as a module: not every runtime has files. */
async function writeVectors() {
  const data = { secretNames, vectors: {} };
  for (const { id, name } of tables) {
    data.vectors[name] = JSON.parse(await readFile(join(consumer, "tests/vectors", `${id}.json`), "utf8"));
  }
  const lines = Object.entries(data).map(
    ([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`,
  );
  await writeFile(suite("data.js"), lines.join(""));
}

async function runAll(runtimes, atOnce) {
  const rows = [];
  const waiting = [...runtimes.entries()];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const [index, runtime] = one;
      rows[index] = await runOne(runtime);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
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
