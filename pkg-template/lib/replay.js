/** Remembers which events have been handed on. */

/** Beyond this many finished events the oldest are forgotten; a gateway's retries end within hours. */
const REMEMBERED = 100_000;

/**
 * A replay store in this process's memory. It does not span processes, isolates or restarts: where several
 * share the load, give the handler a store that they share.
 */
export function memoryReplay(remembered = REMEMBERED) {
  const busy = new Set();
  const done = new Set();
  return {
    begin(key) {
      if (done.has(key)) return "done";
      if (busy.has(key)) return "busy";
      busy.add(key);
      return "new";
    },
    finish(key) {
      busy.delete(key);
      done.add(key);
      if (done.size > remembered) done.delete(done.values().next().value);
    },
    release(key) {
      busy.delete(key);
    },
  };
}
