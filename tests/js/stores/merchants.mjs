/** A merchant's processes, and the gateway that delivers to them. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { notification } from "paychop/testing";
import { answerOf, freePort } from "../matrix/lib/loopback.mjs";
import { start } from "../matrix/lib/process.mjs";
import { vpay } from "./gateways.mjs";

export const ACK = "success";

/** For an event to be acknowledged. */
const PATIENCE = 60_000;

/** Starts processes that share the store of a module at an address. `node` is the program that runs them. */
export async function merchantsOf(store, address) {
  const marks = await mkdtemp(join(tmpdir(), "paychop-marks-"));
  const started = [];
  return {
    async start(node = process.execPath) {
      const port = await freePort();
      const settings = { STORE: store, STORE_AT: address, MARKS: marks, PORT: port };
      const env = { ...process.env, ...settings };
      const server = start(node, [join(import.meta.dirname, "merchant.mjs")], { env });
      const merchant = { ...server, url: `http://127.0.0.1:${port}` };
      started.push(merchant);
      await answerOf(`${merchant.url}/vpay`, merchant);
      return merchant;
    },
    /** What all of them have told, those that have ended included. */
    told: async () => started.flatMap((merchant) => merchant.output().split("\n")),
    async stop() {
      await Promise.all(started.map((merchant) => merchant.stop()));
      await rm(marks, { recursive: true });
    },
  };
}

export function payment(localOrderId) {
  return notification(vpay, "payment", { localOrderId, orderId: localOrderId });
}

/** The acknowledgement, or the status of an answer that is none. */
export async function deliver(merchant, event, path = "/vpay") {
  const response = await post(merchant, path, event);
  const text = await response.text();
  return response.status === 200 && text === ACK ? ACK : response.status;
}

/** As a gateway does it, only faster: a connection that breaks is no answer, and it comes again. */
export async function deliverUntilAcknowledged(merchant, event, path) {
  const end = Date.now() + PATIENCE;
  while ((await deliver(merchant, event, path).catch(String)) !== ACK) {
    assert.ok(Date.now() < end, "never acknowledged");
    await pause(50);
  }
}

/** What has been told under a heading and begins so. */
export async function linesOf(world, heading, beginning = "") {
  const start = `${heading}: `;
  const lines = (await world.told()).filter((line) => line.startsWith(start + beginning));
  return lines.map((line) => line.slice(start.length));
}

export function post(merchant, path, { method, headers, body }) {
  return fetch(merchant.url + path, { method, headers, body });
}
