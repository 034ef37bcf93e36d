/** Each example: how it is started, and as which merchant. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { notification } from "paychop/testing";
import { EVENTS } from "../matrix/lib/aws-events.mjs";
import { compile } from "../matrix/lib/bundlers.mjs";
import { freePort } from "../matrix/lib/loopback.mjs";
import { execute, start } from "../matrix/lib/process.mjs";
import { consumer, lib, program } from "../matrix/lib/stage.mjs";
import { serveWorker } from "../matrix/lib/workerd.mjs";
import { startRedis } from "../redis/server.mjs";
import { query, startServer as startPostgres } from "../sql/postgres.mjs";
import { basicex, bibao, lianhe, ubao, vpay } from "./gateways.mjs";

const EXAMPLES = join(consumer, "examples");

/** `start` returns the running program with the `url` of its notifications. */
export const examples = [
  { name: "node:http", ...ubao, start: onPort(process.execPath, ["node-http.mjs"]) },
  { name: "Express", ...basicex, start: onPort(process.execPath, ["express.mjs"]) },
  { name: "Fastify", ...vpay, start: onPort(process.execPath, ["fastify.mjs"]) },
  { name: "Koa", ...ubao, start: onPort(process.execPath, ["koa.mjs"]) },
  { name: "hapi", ...lianhe, start: onPort(process.execPath, ["hapi.mjs"]) },
  { name: "Nest on Express", ...ubao, start: startNest("nest-express") },
  { name: "Nest on Fastify", ...lianhe, start: startNest("nest-fastify") },
  ...Object.keys(EVENTS).map((event) => ({
    name: `AWS Lambda, ${event}`,
    ...lianhe,
    start: onPort(process.execPath, [lib("lambda-host.mjs"), "lambda.mjs", event]),
  })),
  { name: "Hono on workerd", ...lianhe, start: startWorker },
  { name: "Next.js route handler", ...bibao, start: startNext },
  {
    name: "Deno",
    ...ubao,
    start: onPort(program("@deno/linux-x64-glibc", "deno"), ["run", "--allow-net", "--allow-env", "deno.js"]),
  },
  { name: "several processes with Redis", ...vpay, start: startWithRedis },
  { name: "one transaction in PostgreSQL", ...vpay, start: startWithPostgres },
  { name: "metrics for Prometheus", ...ubao, start: startWithMetrics },
];

function onPort(command, args) {
  return async (environment) => {
    const port = await freePort();
    const env = { ...process.env, ...environment, PORT: port, DENO_DIR: join(consumer, "deno") };
    return { url: `http://127.0.0.1:${port}/notify`, ...start(command, args, { cwd: EXAMPLES, env }) };
  };
}

function startNest(name) {
  return async (environment) => {
    const outfile = join(EXAMPLES, "built", `${name}.mjs`);
    await compile(join(EXAMPLES, `${name}.ts`), outfile);
    return onPort(process.execPath, [outfile])(environment);
  };
}

async function startWorker(environment) {
  const worker = await serveWorker(join(EXAMPLES, "hono-workerd.js"), join(EXAMPLES, "built"), environment);
  return { ...worker, url: `${worker.url}notify` };
}

/** Next.js wants a root above both the project and its packages, which lie elsewhere here. */
const NEXT_CONFIGURATION = `export default { turbopack: { root: "/" }, outputFileTracingRoot: "/" };\n`;

async function startNext(environment) {
  const project = join(EXAMPLES, "next");
  await writeFile(join(project, "next.config.mjs"), NEXT_CONFIGURATION);
  const next = program("next", "dist/bin/next");
  const env = { ...process.env, ...environment, NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
  const options = { cwd: project, env, seconds: 240 };
  await execute(process.execPath, [next, "build"], options);
  const port = await freePort();
  const server = start(process.execPath, [next, "start", "-p", port, "-H", "127.0.0.1"], options);
  return { url: `http://127.0.0.1:${port}/notify`, ...server };
}

async function startWithRedis(environment) {
  const redis = await startRedis();
  const server = await onPort(process.execPath, ["redis.mjs"])({ ...environment, REDIS_URL: redis.url });
  return { ...server, stop: () => Promise.all([server.stop(), redis.stop()]) };
}

async function startWithPostgres(environment) {
  const { gateway, kind } = vpay;
  const { merchantOrderId, currency } = gateway.verify(notification(gateway, kind).body);
  const database = await startShop();
  await addOrder(database, merchantOrderId, currency);
  const server = await startCrediting(database.address, environment);
  return { ...server, stop: () => Promise.all([server.stop(), database.stop()]) };
}

/** A PostgreSQL with the tables of postgres.mjs. */
export async function startShop() {
  const database = await startPostgres();
  await query(database.address, await readFile(join(EXAMPLES, "postgres.sql"), "utf8"));
  return database;
}

/** One process of postgres.mjs. */
export function startCrediting(url, environment = vpay.environment) {
  return onPort(process.execPath, ["postgres.mjs"])({ ...environment, DATABASE_URL: url });
}

export function addOrder({ address }, orderId, currency) {
  return query(address, "INSERT INTO orders (order_id, currency) VALUES ($1, $2)", [orderId, currency]);
}

/** prometheus.mjs, with the `metricsUrl`. */
export async function startWithMetrics(environment = ubao.environment) {
  const port = await freePort();
  const server = await onPort(process.execPath, ["prometheus.mjs"])({ ...environment, METRICS_PORT: port });
  return { ...server, metricsUrl: `http://127.0.0.1:${port}/metrics` };
}
