/**
 * One of several processes of a merchant. STORE is the module of its replay store, STORE_AT the store's address, MARKS a
 * folder that all its processes share.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import { nodeListener } from "paychop/handler";
import { LEASE, routesOf, SHORT_LEASE } from "./routes.mjs";
import { firstTry } from "./tries.mjs";

const { STORE, STORE_AT, MARKS, PORT } = process.env;
const { openReplay } = await import(STORE);
const open = (leaseSeconds) => openReplay(STORE_AT, { leaseSeconds });

const routes = routesOf({
  replay: await open(LEASE),
  shortReplay: await open(SHORT_LEASE),
  tell: console.log,
  isFirstTry: (order) => firstTry(join(MARKS, order)),
  die: () => process.kill(process.pid, "SIGKILL"),
});

createServer(nodeListener((request) => routes[new URL(request.url).pathname](request))).listen(
  PORT,
  "127.0.0.1",
);
