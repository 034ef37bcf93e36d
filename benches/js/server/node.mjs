/** One server on `node:http`, in a process of its own. Arguments: its name, its port, the address of Redis. */
import { createServer } from "node:http";
import { Ubao } from "paychop";
import { nodeListener, notificationHandler, redisReplay } from "paychop/handler";
import { createClient } from "redis";
import { checkWith, keyOf } from "./check.mjs";
import { CREDENTIALS, OPTIONS } from "./events.mjs";

const [name, port, redisUrl] = process.argv.slice(2);
const ubao = new Ubao(CREDENTIALS, OPTIONS);
const check = checkWith(CREDENTIALS.apiKey);
const alwaysNew = { begin: () => "new", finish() {}, release() {} };

async function redisStore() {
  const client = await createClient({ url: redisUrl }).connect();
  return redisReplay((...words) => client.sendCommand(words));
}

/** What a merchant does with the event is no part of the measurement. */
const onEvent = () => {};

const servers = {
  bare: () =>
    byHand((raw, res) => {
      onEvent(check(raw));
      acknowledge(res);
    }),

  "verify and ack": () =>
    byHand((raw, res) => {
      const event = ubao.verify(raw);
      onEvent(event);
      const { status, headers, body } = ubao.ack(event);
      res.writeHead(status, headers).end(body);
    }),

  handler: () => nodeListener(notificationHandler(ubao, onEvent, { replay: alwaysNew })),

  async "bare, Redis"() {
    const store = await redisStore();
    return byHand(async (raw, res) => {
      const event = check(raw);
      const key = keyOf(event);
      const state = await store.begin(key);
      if (state === "new") {
        onEvent(event);
        await store.finish(key);
      }
      acknowledge(res);
    });
  },

  "handler, Redis": async () =>
    nodeListener(notificationHandler(ubao, onEvent, { replay: await redisStore() })),
};

/** Reads the body and answers; what fails is refused. */
function byHand(answer) {
  return (req, res) => {
    const chunks = [];
    req.on("data", (chunk) => chunks.push(chunk));
    req.on("end", async () => {
      try {
        await answer(Buffer.concat(chunks), res);
      } catch {
        res.writeHead(400).end();
      }
    });
  };
}

function acknowledge(res) {
  res.setHeader("content-type", "text/plain; charset=utf-8");
  res.end("SUCCESS");
}

createServer(await servers[name]()).listen(Number(port), "127.0.0.1");
