/** Remembers in this process which events have been handed on. */

/** At least so many finished events are remembered; a gateway's retries end within hours. */
const REMEMBERED = 100_000;

/**
 * A replay store in this process's memory. It does not span processes, isolates or restarts: where several
 * share the load, give the handler a store that they share.
 *
 * Two generations: when the young one is full, it becomes the old one, and the old one is forgotten as a whole. So an event
 * costs the same however many there were.
 */
export function memoryReplay(remembered = REMEMBERED) {
  const busy = new Set();
  let young = new Set();
  let old = new Set();
  return {
    begin(key) {
      if (young.has(key) || old.has(key)) return "done";
      if (busy.has(key)) return "busy";
      busy.add(key);
      return "new";
    },
    finish(key) {
      busy.delete(key);
      if (young.size >= remembered) [young, old] = [new Set(), young];
      young.add(key);
    },
    release(key) {
      busy.delete(key);
    },
  };
}
