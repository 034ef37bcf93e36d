/** Remembers in this process which events have been handed on. */
import { claimRanOut, ownClaims } from "./claims.js";

/** At least so many finished events are remembered; a gateway's retries end within hours. */
const REMEMBERED = 100_000;
/** A callback that never ends must not block its event until the next restart. */
const LEASE_SECONDS = 600;

/**
 * A replay store in this process's memory. It does not span processes, isolates or restarts: where several
 * share the load, give the handler a store that they share.
 *
 * Two generations: when the young one is full, it becomes the old one, and the old one is forgotten as a whole. So an event
 * costs the same however many there were.
 */
export function memoryReplay(remembered = REMEMBERED) {
  const claims = ownClaims();
  /** When the claim on an event runs out, in milliseconds. */
  const busy = new Map();
  let young = new Set();
  let old = new Set();
  return {
    begin(key) {
      if (young.has(key) || old.has(key)) return "done";
      const now = Date.now();
      if (now < busy.get(key)) return "busy";
      const end = now + LEASE_SECONDS * 1000;
      busy.set(key, end);
      claims.made(key, end);
      return "new";
    },

    finish(key) {
      const claim = claims.toFinish(key);
      busy.delete(key);
      if (young.size >= remembered) [young, old] = [new Set(), young];
      young.add(key);
      if (claim === undefined) throw claimRanOut(key, LEASE_SECONDS);
    },

    release(key) {
      if (claims.toRelease(key) !== undefined) busy.delete(key);
    },
  };
}
