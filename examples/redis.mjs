/**
 * Several processes that share one memory of what has been handled, in Redis. Run as many as you like behind one
 * address, with VPAY_KEY, VPAY_SECRET, VPAY_URL, REDIS_URL and PORT.
 */
import { createServer } from "node:http";
import { Vpay } from "paychop";
import { nodeListener, notificationHandler, redisReplay } from "paychop/handler";
import { createClient } from "redis";

const { VPAY_KEY, VPAY_SECRET, VPAY_URL, REDIS_URL, PORT } = process.env;
const vpay = new Vpay({ key: VPAY_KEY, secret: VPAY_SECRET }, { baseUrl: VPAY_URL });

// While Redis is away a command fails at once, and the gateway is told to come again.
const client = createClient({ url: REDIS_URL, disableOfflineQueue: true });
await client.on("error", console.error).connect();
// Longer than `onEvent` ever takes: after that the event of a process that died is handed on again.
const replay = redisReplay((...words) => client.sendCommand(words), { leaseSeconds: 30 });

const handler = notificationHandler(vpay, onEvent, { replay });

async function onEvent({ direction, outcome, amount, currency, merchantOrderId }) {
  const credited = direction === "in" && outcome === "succeeded";
  if (credited) console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
}

createServer(nodeListener(handler)).listen(PORT, "127.0.0.1");
