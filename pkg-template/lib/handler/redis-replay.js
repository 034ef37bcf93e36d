/** Remembers in Redis which events have been handed on, for all the processes that share it. */

/** What is kept of an event: a claim, which is random text that runs out, and in the end this. */
const DONE = "done";

/** Lets go of a claim, unless it has run out and another has made one since. */
const RELEASE = `if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end return 0`;

const WEEK = 7 * 24 * 3600;

/**
 * A replay store. `command` sends one command: `(...words) => client.sendCommand(words)` with node-redis,
 * `(...words) => client.call(...words)` with ioredis. Redis 7 or newer, for `SET … NX GET`.
 *
 * An event whose process died is new again after `leaseSeconds`; one that was handled is remembered for
 * `rememberSeconds`, longer than any gateway keeps coming back.
 */
export function redisReplay(command, options = {}) {
  const { prefix = "paychop:", leaseSeconds = 60, rememberSeconds = WEEK } = options;
  const claims = new Map();

  return {
    async begin(key) {
      // A slow handler of this process is still at it, even if its lease has run out.
      if (claims.has(key)) return "busy";
      const claim = crypto.randomUUID();
      claims.set(key, claim);
      let found;
      try {
        found = await command("SET", prefix + key, claim, "NX", "GET", "EX", `${leaseSeconds}`);
      } finally {
        // Unless Redis has said that there was nothing before, the event is not ours.
        if (found !== null) claims.delete(key);
      }
      if (found === null) return "new";
      return found === DONE ? "done" : "busy";
    },

    async finish(key) {
      claims.delete(key);
      await command("SET", prefix + key, DONE, "EX", `${rememberSeconds}`);
    },

    async release(key) {
      const claim = claims.get(key);
      claims.delete(key);
      await command("EVAL", RELEASE, "1", prefix + key, claim);
    },
  };
}
