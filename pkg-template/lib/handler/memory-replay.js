/** Records in this process which events were handled. */
import { check, whole } from "../../shared/settings.js";
import { claimRanOut, ownClaims } from "./claims.js";

/** Number of finished events that are remembered at least. A gateway's retries end within hours. */
const REMEMBERED = 100_000;
/** A Set holds no more. */
const REMEMBERS = whole(1, 2 ** 24 - 1);
/** A callback that never ends must not block its event until the next restart. */
const LEASE_SECONDS = 600;

/**
 * A replay store in the memory of this process. Other processes and isolates do not see it, and a restart clears it. If several
 * processes share the load, give the handler a store that they share.
 *
 * It has two generations. When the young one is full, it becomes the old one, and the previous old one is deleted. So the cost
 * of an event does not depend on their number.
 */
export function memoryReplay(remembered = REMEMBERED) {
  check("memoryReplay", "its argument", remembered, REMEMBERS);
  const claims = ownClaims();
  /** Time at which the claim on an event expires, in milliseconds. */
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
