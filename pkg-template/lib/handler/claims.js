/** The claims of this process on events, for stores whose claims expire. */

/**
 * For each key: the latest claim (a random string), and how many callbacks of this process are handling the event. More than
 * one is possible only after a claim expired. A callback that never ends (for example, the runtime cancelled its request)
 * blocks nothing.
 */
export function ownClaims() {
  const claims = new Map();
  return {
    made(key, claim) {
      const callbacks = (claims.get(key)?.callbacks ?? 0) + 1;
      claims.set(key, { claim, callbacks });
    },

    /** The claim to finish an event with. undefined if another callback has finished it. */
    toFinish(key) {
      const claim = claims.get(key)?.claim;
      claims.delete(key);
      return claim;
    },

    /** The claim to release. undefined if it belongs to another callback, which may still be handling the event. */
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

/** The error that `finish` throws, so `onError` is called. */
export function claimRanOut(key, leaseSeconds) {
  return new Error(
    `The claim on ${key} ran out before the event was handled, and the event has been handed on again: it may be ` +
      `handled twice. leaseSeconds (${leaseSeconds}) has to be longer than onEvent ever takes.`,
  );
}
