/** One of several processes of a merchant, whose callbacks are slow or throw until FAULTS_UNTIL. */
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Vpay } from "paychop";
import { nodeListener, notificationHandler, redisReplay } from "paychop/handler";
import { createClient } from "redis";
import { openLedger } from "./ledger.mjs";

const { SETTINGS, REDIS_URL, LEDGER, PORT, FAULTS_UNTIL, LEASE_SECONDS } = process.env;
const { credentials, options } = JSON.parse(SETTINGS);
const vpay = new Vpay(credentials, options);
const ledger = openLedger(LEDGER);

/** Of a hundred callbacks. */
const THROW_AT_ONCE = 5;
const THROW_LATE = 5;
const SLOW = 10;
const SLOW_MILLISECONDS = 200;

const client = createClient({
  url: REDIS_URL,
  disableOfflineQueue: true,
  socket: { reconnectStrategy: () => 50 },
});
await client.on("error", () => {}).connect();
const redis = redisReplay((...words) => client.sendCommand(words), { leaseSeconds: Number(LEASE_SECONDS) });

/** The number of the call of `onEvent` that is at an event, for the ledger. */
const calls = new Map();
let count = 0;

const replay = {
  ...redis,
  async finish(key) {
    try {
      await redis.finish(key);
    } catch (error) {
      const { id, call } = calls.get(key);
      ledger.write("unfinished", id, call);
      throw error;
    }
  },
};

async function onEvent({ merchantOrderId: id, replayKey }) {
  count += 1;
  const call = `${process.pid}:${count}`;
  calls.set(replayKey, { id, call });
  ledger.write("handed", id, call);
  const fate = Date.now() < Number(FAULTS_UNTIL) ? Math.random() * 100 : 100;
  try {
    if (fate < THROW_AT_ONCE) throw new Error("thrown on purpose");
    if (fate < THROW_AT_ONCE + THROW_LATE + SLOW) await pause(Math.random() * SLOW_MILLISECONDS);
    if (fate < THROW_AT_ONCE + THROW_LATE) throw new Error("thrown on purpose");
  } catch (error) {
    ledger.write("threw", id, call);
    throw error;
  }
  ledger.write("returned", id, call);
}

const handler = notificationHandler(vpay, onEvent, {
  replay,
  onError: () => {},
  onRefused: ({ error }) => ledger.write("refused", error.code),
  observe: ({ type, state }) => type === "replayed" && ledger.write(state),
});
const server = createServer(nodeListener(handler));
// A connection for each delivery, so that each can be cut by itself.
server.maxRequestsPerSocket = 1;
server.listen(Number(PORT), "127.0.0.1");
