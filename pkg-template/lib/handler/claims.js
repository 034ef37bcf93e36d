/** What a process knows of its own claims on events, for the stores whose claims run out. */

/**
 * By key the latest claim, which is random text, and how many callbacks of this process are at the event: more than one only
 * after a claim ran out. A callback that never ends (its request was cancelled by the runtime, say) blocks nothing.
 */
export function ownClaims() {
  const claims = new Map();
  return {
    made(key, claim) {
      const callbacks = (claims.get(key)?.callbacks ?? 0) + 1;
      claims.set(key, { claim, callbacks });
    },

    /** The claim with which to finish an event; undefined when another callback has finished it. */
    toFinish(key) {
      const claim = claims.get(key)?.claim;
      claims.delete(key);
      return claim;
    },

    /** The claim to let go of; undefined when it is for another callback, which may still be at the event. */
    toRelease(key) {
      const own = claims.get(key);
      if (own === undefined) return undefined;
      own.callbacks -= 1;
      if (own.callbacks > 0) return undefined;
      claims.delete(key);
      return own.claim;
    },
  };
}

/** For `finish` to throw, so that `onError` is told. */
export function claimRanOut(key, leaseSeconds) {
  return new Error(
    `The claim on ${key} ran out before the event was handled, and the event has been handed on again: it may be ` +
      `handled twice. leaseSeconds (${leaseSeconds}) has to be longer than onEvent ever takes.`,
  );
}
