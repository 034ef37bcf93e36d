/**
 * One of several processes of a merchant. What its handler does with an event is in the order's name: on its first
 * try the one for `fails-…` throws and the one for `dies-…` takes the process with it; `slow-…` takes its time.
 */
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { nodeListener, notificationHandler, redisReplay } from "paychop/handler";
import { createClient } from "redis";
import { bibao, vpay } from "./gateways.mjs";

const { REDIS_URL, LEASE_SECONDS, PORT } = process.env;

const client = createClient({ url: REDIS_URL, disableOfflineQueue: true });
await client.on("error", () => {}).connect();
const replay = redisReplay((...words) => client.sendCommand(words), { leaseSeconds: Number(LEASE_SECONDS) });

const FIRST = {
  fails() {
    throw new Error("the database is away");
  },
  dies: () => process.kill(process.pid, "SIGKILL"),
  slow: () => pause(300),
};

async function onPayment({ merchantOrderId }) {
  console.log(`handed on: ${merchantOrderId}`);
  const tries = await client.incr(`tries:${merchantOrderId}`);
  if (tries === 1) await FIRST[merchantOrderId.split("-")[0]]?.();
  await client.rPush("handled", merchantOrderId);
}

const options = { replay, onError: () => {} };
const routes = {
  "/vpay": notificationHandler(vpay, onPayment, options),
  "/bibao": notificationHandler(bibao, ({ data }) => ({ Coin: data.Coin, CoinAmount: "100" }), options),
};

createServer(nodeListener((request) => routes[new URL(request.url).pathname](request))).listen(
  PORT,
  "127.0.0.1",
);
