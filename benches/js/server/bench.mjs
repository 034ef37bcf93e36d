/** Notifications behind real servers: alternating runs, medians. Arguments: runs, seconds for each, one group alone. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { answerOf, freePort } from "../../../tests/js/matrix/lib/loopback.mjs";
import { execute, start } from "../../../tests/js/matrix/lib/process.mjs";
import { resultOf } from "../../../tests/js/matrix/lib/result.mjs";
import { program } from "../../../tests/js/matrix/lib/stage.mjs";
import { serveWorker } from "../../../tests/js/matrix/lib/workerd.mjs";
import { startRedis } from "../../../tests/js/redis/server.mjs";
import { median } from "../measure.mjs";
import { table, title, whole } from "../report.mjs";
import { ACK, CONTENT_TYPE, CREDENTIALS, makeEvents, OPTIONS } from "./events.mjs";
import { load } from "./load.mjs";

/** More than come in one run with Redis, where each is new once. */
const EVENTS = 60_000;
const WARM_UP_SECONDS = 2;
const [runs, seconds, only] = process.argv.slice(2);
const RUNS = Number(runs ?? 5);
const SECONDS = Number(seconds ?? 5);

const here = (name) => join(import.meta.dirname, name);
const folder = await mkdtemp(join(tmpdir(), "paychop-server-"));
const bodies = join(folder, "bodies.txt");
const events = makeEvents(EVENTS);
await writeFile(bodies, `${events.join("\n")}\n`);

async function processOf(command, script, args, env = process.env) {
  const port = await freePort();
  const server = start(command[0], [...command.slice(1), here(script), args[0], port, ...args.slice(1)], {
    env,
  });
  return { ...server, url: `http://127.0.0.1:${port}/` };
}

const deno = [program("@deno/linux-x64-glibc", "deno"), "run", "--no-prompt", "--allow-all"];
const denoEnv = { ...process.env, DENO_DIR: join(folder, "deno"), DENO_NO_UPDATE_CHECK: "1" };
const bun = [program("@oven/bun-linux-x64", "bin/bun")];
const texts = {
  MERCHANT_ID: String(CREDENTIALS.merchantId),
  API_KEY: CREDENTIALS.apiKey,
  BASE_URL: OPTIONS.baseUrl,
};
const onNode = (name) => (redis) => processOf([process.execPath], "node.mjs", [name, redis.url]);

/** In each group the first is what the others are compared with; the numbers are their targets. */
const GROUPS = {
  "node:http": {
    "bare check": [onNode("bare")],
    "verify and ack by hand": [onNode("verify and ack")],
    "nodeListener(notificationHandler)": [onNode("handler"), 0.6],
  },
  "node:http and Redis": {
    "bare check": [onNode("bare, Redis")],
    "nodeListener(notificationHandler)": [onNode("handler, Redis"), 0.9],
  },
  Bun: {
    "bare check": [() => processOf(bun, "served.mjs", ["bare"])],
    notificationHandler: [() => processOf(bun, "served.mjs", ["handler"]), 0.8],
  },
  Deno: {
    "bare check": [() => processOf(deno, "served.mjs", ["bare"], denoEnv)],
    notificationHandler: [() => processOf(deno, "served.mjs", ["handler"], denoEnv), 0.8],
  },
  workerd: {
    "bare check": [() => serveWorker(here("worker-bare.js"), join(folder, "bare"), texts)],
    notificationHandler: [() => serveWorker(here("worker-handler.js"), join(folder, "handler"), texts), 0.8],
  },
};

title(`Notifications a second, 16 connections, medians of ${RUNS} alternating runs of ${SECONDS} s`);
const rows = [];
const redis = await startRedis();
const client = await createClient({ url: redis.url }).connect();
try {
  for (const [group, servers] of Object.entries(GROUPS)) {
    if (only === undefined || only === group) rows.push(...(await compare(group, servers)));
  }
} finally {
  await client.close();
  await redis.stop();
}
table(
  ["server", "what answers", "a second", "p50, ms", "p99, ms", "of bare", "CPU, µs each", "of bare by CPU"],
  rows,
);
if (only === undefined) await alone();
await rm(folder, { recursive: true });

/** How much of a difference is the package's own, without a server and its handler. */
async function alone() {
  title("The check and verify alone, median ns per call");
  const runtimes = {
    "Node.js": [[process.execPath], process.env],
    Bun: [bun, process.env],
    Deno: [deno, denoEnv],
  };
  const figures = [];
  for (const [runtime, [[command, ...options], env]] of Object.entries(runtimes)) {
    const ns = resultOf(await execute(command, [...options, here("alone.mjs")], { env }));
    figures.push([runtime, ...Object.values(ns).map(whole), (ns.verify / ns["bare check"]).toFixed(2)]);
  }
  table(["runtime", "bare check", "verify", "ratio"], figures);
}

async function compare(group, servers) {
  const names = Object.keys(servers);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  const running = {};
  try {
    for (const name of names) running[name] = await ready(servers[name][0]);
    for (let run = 0; run < RUNS; run++) {
      for (const name of names) {
        await client.flushAll();
        runs[name].push(await load(running[name], bodies, SECONDS));
      }
    }
  } finally {
    for (const server of Object.values(running)) await server.stop();
  }
  const of = (name, figure) => median(runs[name].map((run) => run[figure]));
  return names.map((name) => {
    const ratio = of(name, "rate") / of(names[0], "rate");
    const figures = [whole(of(name, "rate")), of(name, "p50").toFixed(1), of(name, "p99").toFixed(1)];
    const cpu = [whole(of(name, "cpu")), (of(names[0], "cpu") / of(name, "cpu")).toFixed(2)];
    return [group, name, ...figures, shown(ratio, servers[name][1]), ...cpu];
  });
}

/** Started, asked once whether it answers rightly, to genuine and forged, and warmed up. */
async function ready(startServer) {
  const server = await startServer(redis);
  const [genuine] = events;
  const post = (body) =>
    answerOf(server.url, server, { method: "POST", headers: { "content-type": CONTENT_TYPE }, body });
  const answer = await (await post(genuine)).text();
  if (answer !== ACK) throw new Error(`answered ${answer}:\n${server.output()}`);
  const { status } = await post(genuine.replace(/"sign":"./, '"sign":"x'));
  if (status !== 400) throw new Error(`answered a forged one with ${status}`);
  await load(server, bodies, WARM_UP_SECONDS);
  return server;
}

function shown(ratio, target) {
  if (target === undefined) return ratio.toFixed(2);
  return `${ratio.toFixed(2)} (≥ ${target}: ${ratio >= target ? "met" : "not met"})`;
}
