/** Servers on loopback: a port for one, and the first answer of another. */
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const SECONDS = 60;

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return String(port);
}

/** The Response of a server that may only be starting. */
export async function answerOf(url, server, init) {
  const end = Date.now() + SECONDS * 1000;
  let code;
  server.ended.then((ended) => {
    code = ended;
  });
  for (;;) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (code === undefined && Date.now() < end) await pause(50);
      else
        throw new Error(`${url} does not answer (${error.cause ?? error}):\n${server.output().slice(-4000)}`);
    }
  }
}
