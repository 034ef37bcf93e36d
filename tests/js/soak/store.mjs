/** A Redis that keeps what it was told, and what is done to it. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "redis";
import { startRedis } from "../redis/server.mjs";

const AWAY_MILLISECONDS = 2000;

export async function startStore(folder, ledger) {
  const data = join(folder, "redis");
  await mkdir(data);
  let server = await startRedis(undefined, data);
  const { url } = server;
  const { port } = new URL(url);

  async function restart(between = () => {}) {
    await server.stop();
    await between();
    await pause(Math.random() * AWAY_MILLISECONDS);
    server = await startRedis(port, data);
  }

  /** By name; each leaves a Redis behind that answers. */
  const faults = {
    async "connections to Redis cut"() {
      const client = await createClient({ url }).connect();
      await client.sendCommand(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
      await client.close();
    },
    "Redis stopped and started": () => restart(),
    async "Redis killed and started"() {
      process.kill(server.pid, "SIGKILL");
      await restart();
    },
    "Redis started without its data": () =>
      restart(async () => {
        await rm(data, { recursive: true });
        await mkdir(data);
        ledger.write("lost");
      }),
  };
  return { url, faults, stop: () => server.stop() };
}
