/** What has happened lately, and who wants to be told: server-sent events. */
import { createDetails } from "./details.js";

/** Beyond this many of a topic, the oldest are forgotten. */
const REMEMBERED = 500;
/** Bytes that may wait for a listener to read them. */
const UNREAD = 4 << 20;
/** Keeps the line open through whatever closes silent ones. */
const HEARTBEAT_MS = 15_000;

export function createJournal() {
  const logs = { request: [], attempt: [], merchant: [] };
  const details = createDetails();
  const listeners = new Set();
  let last = 0;

  function publish(topic, data) {
    const frame = `event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const listener of listeners) {
      // Whoever does not read must not fill memory: an event source comes again by itself.
      if (listener.writableLength > UNREAD) listener.destroy();
      else listener.write(frame);
    }
  }

  return {
    /** Tells, without keeping it: an order is in the store. */
    publish,

    /** Keeps and tells. `exchange` is what was sent and answered, `{ request, response }`, for whoever asks. */
    record(topic, data, exchange) {
      const entry = { id: `${Date.now()}-${++last}`, ...data };
      const log = logs[topic];
      log.push(entry);
      if (log.length > REMEMBERED) log.shift();
      if (exchange) details.keep(entry.id, exchange);
      publish(topic, entry);
      return entry;
    },

    of: (topic) => logs[topic],

    /** What was sent and answered, or undefined when it is forgotten. */
    detail: (id) => details.get(id),

    /** Forgets everything that has happened. */
    clear() {
      for (const log of Object.values(logs)) log.length = 0;
      details.clear();
      publish("cleared", {});
    },

    /** Turns one of Node's responses into a stream of events, until it is closed. */
    follow(res) {
      res.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      res.write(": the sandbox is listening\n\n");
      const beat = setInterval(() => res.write(": still here\n\n"), HEARTBEAT_MS);
      listeners.add(res);
      res.on("close", () => {
        clearInterval(beat);
        listeners.delete(res);
      });
    },

    close() {
      for (const listener of listeners) listener.end();
    },
  };
}
