/** The last events, and their listeners: server-sent events. */
import { createDetails } from "./details.js";

/** Entries of one topic. Above this limit, the oldest are deleted. */
const REMEMBERED = 500;
/** Bytes that can wait for a listener. */
const UNREAD = 4 << 20;
/** Keeps the connection open through proxies that close idle ones. */
const HEARTBEAT_MS = 15_000;

export function createJournal() {
  const logs = { request: [], attempt: [], merchant: [] };
  const details = createDetails();
  const listeners = new Set();
  let last = 0;

  function publish(topic, data) {
    const frame = `event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const listener of listeners) {
      // A listener that does not read must not fill memory. An event source reconnects by itself.
      if (listener.writableLength > UNREAD) listener.destroy();
      else listener.write(frame);
    }
  }

  return {
    /** Sends an event without saving it: orders are in the store. */
    publish,

    /** Saves and sends an event. `exchange` has the request and the answer, `{ request, response }`, for the details. */
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

    /** The request and its answer; undefined if they were deleted. */
    detail: (id) => details.get(id),

    /** Deletes all events. */
    clear() {
      for (const log of Object.values(logs)) log.length = 0;
      details.clear();
      publish("cleared", {});
    },

    /** Makes one of Node's responses a stream of events, until it is closed. */
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
