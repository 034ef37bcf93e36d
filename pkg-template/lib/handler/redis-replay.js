/** Remembers in Redis which events have been handed on, for all the processes that share it. */
import { claimRanOut, ownClaims } from "./claims.js";

/** What is kept of an event: a claim, which is random text that runs out, and in the end this. */
const DONE = "done";

/** Lets go of a claim, unless it has run out and another has made one since. */
const RELEASE = `if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end return 0`;

/**
 * A replay store. `command` sends one command: `(...words) => client.sendCommand(words)` with node-redis,
 * `(...words) => client.call(...words)` with ioredis. Redis 7 or newer, for `SET … NX GET`.
 *
 * An event whose process died is new again after `leaseSeconds`. One that was handled is remembered for good, or for
 * `rememberSeconds`: Lianhe sends an old callback again when it is asked to, and no time is signed in it.
 */
export function redisReplay(command, options = {}) {
  const { prefix = "paychop:", leaseSeconds = 60, rememberSeconds } = options;
  const expiry = rememberSeconds === undefined ? [] : ["EX", `${rememberSeconds}`];
  const claims = ownClaims();

  return {
    async begin(key) {
      const claim = crypto.randomUUID();
      const found = await command("SET", prefix + key, claim, "NX", "GET", "EX", `${leaseSeconds}`);
      // Only this says that there was nothing before; whatever else comes, the event is not ours.
      if (found !== null) return found === DONE ? "done" : "busy";
      claims.made(key, claim);
      return "new";
    },

    async finish(key) {
      const claim = claims.toFinish(key);
      const found = await command("SET", prefix + key, DONE, "GET", ...expiry);
      if (claim === undefined || (found !== null && found !== claim)) throw claimRanOut(key, leaseSeconds);
    },

    async release(key) {
      const claim = claims.toRelease(key);
      if (claim !== undefined) await command("EVAL", RELEASE, "1", prefix + key, claim);
    },
  };
}
