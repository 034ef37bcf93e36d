/**
 * The first signature in a fresh workerd, whose clock stands still while code runs: so a first request that signs is
 * timed from outside, next to a first request that does not.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serveWorker } from "../../tests/js/matrix/lib/workerd.mjs";
import { median } from "./measure.mjs";
import { against, table, title } from "./report.mjs";

const ROUNDS = 15;
const LIMIT_MS = 3;
const PATHS = ["nothing", "sign"];
const WORKERS = {
  "constructed and signed in it": "worker.js",
  "signed in it": "worker-ready.js",
};

title("First request in workerd, median ms over one that does nothing");
const rows = [];
for (const [what, script] of Object.entries(WORKERS)) {
  const folder = await mkdtemp(join(tmpdir(), "paychop-workerd-"));
  const times = Object.fromEntries(PATHS.map((path) => [path, []]));
  // The first round warms up what is on this side.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const path of PATHS) {
      const ms = await firstRequest(script, path, folder);
      if (round > 0) times[path].push(ms);
    }
  }
  await rm(folder, { recursive: true });
  const over = median(times.sign.map((ms, round) => ms - times.nothing[round]));
  rows.push([what, median(times.nothing).toFixed(1), against(over, LIMIT_MS, 1)]);
}
table(["what is done", "that does nothing", "over it"], rows);

async function firstRequest(script, path, folder) {
  const server = await serveWorker(join(import.meta.dirname, "cold", script), folder);
  try {
    await listening(new URL(server.url).port, server);
    const start = performance.now();
    await answer(server.url + path);
    return performance.now() - start;
  } finally {
    await server.stop();
  }
}

/** Until somebody listens. No request is made: the first one is what is measured. */
async function listening(port, server) {
  for (;;) {
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(socket.destroy() && true));
      socket.on("error", () => resolve(false));
    });
    if (isOpen) break;
    const ended = await Promise.race([server.ended, pause(10)]);
    if (ended !== undefined) throw new Error(`workerd ended with ${ended}:\n${server.output()}`);
  }
  // What it does right after it has begun to listen is not what is measured.
  await pause(200);
}

function answer(url) {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.resume().on("end", resolve);
    }).on("error", reject);
  });
}
