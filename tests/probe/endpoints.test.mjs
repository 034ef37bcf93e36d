/** The probe against endpoints in other languages: it finds every planted fault, and none in the right ones. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../examples/endpoints/", import.meta.url));
const FAULTS = JSON.parse(readFileSync(join(FOLDER, "faults.json"), "utf8"));
const CREDENTIALS = JSON.parse(readFileSync(join(FOLDER, "credentials.json"), "utf8"));
const GATEWAYS = Object.keys(CREDENTIALS);

/** A file of the package that it does not export. */
const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { ledgerAt } = await inside("ledger.js");
const { probe } = await inside("run.js");

/** How each program is started on a port. Java and Go compile it first. */
const PROGRAMS = {
  php: (name, port) => ["php", "-S", `127.0.0.1:${port}`, `php/${name}.php`],
  python: (name, port) => ["python3", `python/${name}.py`, port],
  node: (name, port) => ["node", `node/${name}.mjs`, port],
  java: (name, port) => ["java", `java/${name[0].toUpperCase()}${name.slice(1)}.java`, port],
  go: (name, port) => ["go", "run", `go/${name}.go`, port],
};

/** Milliseconds for an answer. What a naive endpoint does not answer may be found sooner. */
const TIMEOUT = { right: 10_000, naive: 2000 };

// Each has a port and books of its own, and mostly waits.
describe("endpoints", { concurrency: 4, timeout: 300_000 }, () => {
  for (const [language, start] of Object.entries(PROGRAMS)) {
    it(`finds nothing in the right one in ${language}`, async () => {
      assertClean(await probed(start, "right"));
    });
    it(`finds every fault in the naive one in ${language}`, async () => {
      assertFound(await probed(start, "naive"), language);
    });
  }
});

/** Results by gateway. */
function probed(start, quality) {
  return withEndpoint(
    (port) => start(quality, port),
    async (origin) => {
      const reports = await Promise.all(GATEWAYS.map((gateway) => report(origin, gateway, TIMEOUT[quality])));
      return Object.fromEntries(reports.map((one) => [one.gateway, one.results]));
    },
  );
}

it("plants at least 40 faults, in each language and gateway", () => {
  assert.ok(FAULTS.length >= 40);
  for (const language of Object.keys(PROGRAMS)) {
    const planted = FAULTS.filter((row) => row.language === language).map(({ gateway }) => gateway);
    assert.deepEqual(new Set(planted), new Set(GATEWAYS), language);
  }
});

function assertClean(found) {
  for (const [gateway, results] of Object.entries(found)) {
    const bad = results.filter(({ verdict }) => verdict !== "right");
    assert.deepEqual(
      bad.map(({ id, reason }) => `${gateway} ${id}: ${reason}`),
      [],
    );
  }
}

function assertFound(found, language) {
  const missed = FAULTS.filter((row) => row.language === language).flatMap((row) => {
    const seen = new Set(found[row.gateway].filter(({ verdict }) => verdict === "wrong").map(({ id }) => id));
    return row.found.filter((id) => !seen.has(id)).map((id) => `${row.gateway} ${id}: ${row.fault}`);
  });
  assert.deepEqual(missed, []);
}

function report(origin, gateway, timeout) {
  return probe(gateway, {
    credentials: CREDENTIALS[gateway],
    url: `${origin}/notify/${gateway}`,
    seed: "test",
    credited: ledgerAt(`${origin}/ledger`),
    timeout,
  });
}

async function withEndpoint(start, step) {
  const port = await freePort();
  const [program, ...args] = start(String(port));
  const folder = mkdtempSync(join(tmpdir(), "paychop-probe-"));
  const env = { ...process.env, LEDGER: join(folder, "ledger.jsonl"), PHP_CLI_SERVER_WORKERS: "8" };
  const running = spawn(program, args, { cwd: FOLDER, env, stdio: "ignore", detached: true });
  try {
    const origin = `http://127.0.0.1:${port}`;
    await listening(`${origin}/ledger?order=x`);
    return await step(origin);
  } finally {
    // With PHP's workers, which are processes of their own.
    process.kill(-running.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function listening(url) {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      await fetch(url);
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error("The endpoint does not start.");
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
