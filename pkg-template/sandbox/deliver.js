/** Posts notifications to the merchant, and retries as the gateway would until they are acknowledged. */
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { hostGuard } from "./hosts.js";

/** `--fast` divides every delay by this number: UBAO's five minutes become one second. */
export const FAST = 300;

const TIMEOUT_MS = 10_000;
/** Length of the answer that the attempt shows. The details have the complete answer. */
const SHOWN = 2000;
/** Length of an answer that is read. No gateway needs more. */
const READ = 65_536;

export function createCourier({ journal, store, fast, notifyHosts, onAttempt }) {
  const refusalOf = hostGuard(notifyHosts);
  const stop = new AbortController();
  // Each running delivery listens. Node warns if there are more than ten.
  setMaxListeners(0, stop.signal);
  const pending = new Set();
  const speed = fast === true ? FAST : Number(fast || 1);

  /** Runs in the background; `close` waits for it. One delivery that fails must not end the others. */
  function start(task) {
    const running = task().catch((error) => {
      if (error.name !== "AbortError") console.error(error);
    });
    pending.add(running);
    running.finally(() => pending.delete(running));
  }

  const wait = (seconds) => sleep((seconds * 1000) / speed, undefined, { signal: stop.signal });

  /** One attempt: posts the message and records the answer. `retryAfter` in seconds, if there is a retry. */
  async function attempt(desk, note, message, { number = 1, retryAfter, trick } = {}) {
    const at = new Date();
    const refused = refusalOf(note.url);
    const answer = refused ? { status: null, body: refused } : await post(note.url, message, stop.signal);
    const durationMs = Date.now() - at.getTime();
    const acked = !answer.truncated && (note.acked?.(answer) ?? desk.acked(answer));
    const again = !acked && retryAfter !== undefined && !refused;
    const next = again ? new Date(Date.now() + (retryAfter * 1000) / speed).toISOString() : null;
    const outcome = {
      orderId: note.orderId,
      merchantOrderId: note.merchantOrderId ?? null,
      gateway: desk.id,
      kind: note.kind,
      url: note.url,
      at: at.toISOString(),
      attempt: number,
      trick: trick ?? null,
      durationMs,
      status: answer.status,
      answer: answer.body.slice(0, SHOWN),
      acked,
      next,
    };
    const entry = journal.record("attempt", outcome, {
      request: { method: "POST", url: note.url, ...message },
      response: answer.status === null ? null : answer,
    });
    onAttempt?.(entry);
    return { ...answer, acked, again };
  }

  /** Continues a delivery to its end. Until then, it is in the store. */
  function follow(desk, delivery) {
    start(async () => {
      for (let { number, due } = delivery; ; number++) {
        store.put("delivery", delivery.id, { ...delivery, number, due });
        await sleep(Math.max(0, due - Date.now()), undefined, { signal: stop.signal });
        const retryAfter = desk.retries[number - 1];
        const { note } = delivery;
        const { again } = await attempt(desk, note, desk.message(note), { number, retryAfter });
        if (!again) return store.remove("delivery", delivery.id);
        due = Date.now() + (retryAfter * 1000) / speed;
      }
    });
  }

  return {
    attempt,

    /** Delivers on the gateway's schedule, with a new signature each time. */
    deliver(desk, note) {
      follow(desk, { id: randomUUID(), gateway: desk.id, note, number: 1, due: Date.now() });
    },

    /** Continues the deliveries that were not acknowledged when the sandbox stopped. */
    resume(desks) {
      for (const delivery of store.all("delivery")) follow(desks.get(delivery.gateway), delivery);
    },

    /** Runs something once, now or later, without a schedule. */
    once(task, afterSeconds = 0) {
      start(async () => {
        await wait(afterSeconds);
        await task();
      });
    },

    async close() {
      stop.abort();
      await Promise.allSettled(pending);
    },
  };
}

/** `{ status, headers, body, truncated }`. Without an answer, status is null and body is the reason. */
async function post(url, { headers, body }, stopped) {
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      ...(await beginning(response)),
    };
  } catch (error) {
    stopped.throwIfAborted();
    return { status: null, body: (error.cause ?? error).message || String(error.cause?.code ?? error) };
  }
}

/** An answer can be endless: it is read only up to the limit. */
async function beginning({ body }) {
  const chunks = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop closes the connection.
    if (size > READ) break;
  }
  const bytes = Buffer.concat(chunks);
  return { body: bytes.subarray(0, READ).toString(), truncated: size > READ };
}
