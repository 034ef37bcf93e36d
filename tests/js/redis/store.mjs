/** The store in Redis, for the processes of a merchant. */
import { redisReplay } from "paychop/handler";
import { createClient } from "redis";
import { startRedis } from "./server.mjs";

export async function startServer() {
  let redis = await startRedis();
  return {
    address: redis.url,
    stop: () => redis.stop(),
    goAway: () => redis.stop(),
    async comeBack() {
      redis = await startRedis(new URL(redis.url).port);
    },
  };
}

export async function openReplay(url, options) {
  const client = createClient({ url, disableOfflineQueue: true });
  await client.on("error", () => {}).connect();
  return redisReplay((...words) => client.sendCommand(words), options);
}
