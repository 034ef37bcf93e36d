/** Debian's redis-server on loopback. */
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../matrix/lib/loopback.mjs";
import { start } from "../matrix/lib/process.mjs";

const SECONDS = 20;
const DURABLE = ["--appendonly", "yes", "--appendfsync", "always"];

/** With a folder, each write is on disk before it is answered; without one, nothing is kept. */
export async function startRedis(port, folder) {
  port ??= await freePort();
  const kept = folder === undefined ? ["--appendonly", "no"] : [...DURABLE, "--dir", folder];
  const server = start("redis-server", ["--bind", "127.0.0.1", "--port", port, "--save", "", ...kept]);
  await reachable(port, server);
  return { ...server, url: `redis://127.0.0.1:${port}` };
}

async function reachable(port, server) {
  for (const end = Date.now() + SECONDS * 1000; ; await pause(20)) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`redis-server: ${error}\n${server.output()}`);
    } finally {
      socket.destroy();
    }
  }
}
