/** The probe against endpoints in other languages: it finds every planted fault, and none in the right ones. */
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../examples/endpoints/", import.meta.url));
const COMMAND = fileURLToPath(new URL("bin/paychop.js", import.meta.resolve("paychop/package.json")));
const FAULTS = JSON.parse(readFileSync(join(FOLDER, "faults.json"), "utf8"));
const GATEWAYS = ["basicex", "bibao", "ubao", "vpay", "lianhe"];

/** Programs by language and quality, as they are started on a port. */
const ENDPOINTS = [
  { language: "python", quality: "right", start: (port) => ["python3", "python/right.py", port] },
  { language: "python", quality: "naive", start: (port) => ["python3", "python/naive.py", port] },
  { language: "node", quality: "naive", start: (port) => ["node", "node/naive.mjs", port] },
  { language: "php", quality: "right", start: (port) => ["php", "-S", `127.0.0.1:${port}`, "php/right.php"] },
  { language: "php", quality: "naive", start: (port) => ["php", "-S", `127.0.0.1:${port}`, "php/naive.php"] },
];

for (const { language, quality, start } of ENDPOINTS) {
  describe(`${quality} ${language}`, { concurrency: false }, () => {
    it("gives what the table says", { timeout: 200_000 }, async () => {
      const found = await withEndpoint(start, async (origin) => {
        const reports = await Promise.all(GATEWAYS.map((gateway) => report(origin, gateway)));
        return Object.fromEntries(reports.map((one) => [one.gateway, one.results]));
      });
      if (quality === "right") assertClean(found);
      else assertFound(found, language);
    });
  });
}

it("plants at least 40 faults, in each gateway", () => {
  assert.ok(FAULTS.length >= 40);
  assert.deepEqual(new Set(FAULTS.map(({ gateway }) => gateway)), new Set(GATEWAYS));
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
  for (const row of FAULTS.filter((one) => one.language === language)) {
    const wrong = found[row.gateway].filter(({ verdict }) => verdict === "wrong").map(({ id }) => id);
    const missed = row.found.filter((id) => !wrong.includes(id));
    assert.deepEqual(missed, [], `${language} ${row.gateway}: ${row.fault}`);
  }
}

function report(origin, gateway) {
  const args = ["probe", `${origin}/notify/${gateway}`, "--gateway", gateway, "--json", "--seed", "test"];
  args.push(
    "--credentials",
    join(FOLDER, "credentials.json"),
    "--ledger",
    `${origin}/ledger`,
    "--timeout",
    "5",
  );
  return new Promise((resolve, reject) => {
    execFile("node", [COMMAND, ...args], { maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) => {
      if (stdout === "") reject(new Error(stderr));
      else resolve(JSON.parse(stdout));
    });
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
  for (let attempt = 0; attempt < 200; attempt++) {
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
