/** The store in Redis takes what the usual clients have to send commands. */
import type { Ubao } from "paychop";
import { notificationHandler, redisReplay } from "paychop/handler";

declare const ubao: Ubao;
declare const nodeRedis: { sendCommand(words: readonly string[]): Promise<unknown> };
declare const ioredis: { call(command: string, ...words: string[]): Promise<unknown> };

const replay = redisReplay((...words) => nodeRedis.sendCommand(words), { leaseSeconds: 30, prefix: "shop:" });
notificationHandler(ubao, () => {}, { replay });
redisReplay((...words) => ioredis.call(...words));

// @ts-expect-error the client itself is no function
redisReplay(nodeRedis);
// @ts-expect-error seconds are a number
redisReplay((...words) => ioredis.call(...words), { leaseSeconds: "30" });
