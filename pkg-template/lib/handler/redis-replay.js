/** Records in Redis which events were handled, for all processes that share it. */
import { check, checkedOptions, isFunction, isText, whole } from "../../shared/settings.js";
import { claimRanOut, ownClaims } from "./claims.js";

/** The value of an event: first a claim, a random string that expires; at the end this value. */
const DONE = "done";

/** Releases a claim, unless it has expired and another process has made a new one. */
const RELEASE = `if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end return 0`;

const DAY = 24 * 3600;
const RULES = {
  prefix: [isText, "a string"],
  leaseSeconds: whole(1, DAY),
  rememberSeconds: whole(1, 100 * 365 * DAY),
};

/**
 * A replay store. `command` sends one command: `(...words) => client.sendCommand(words)` with node-redis,
 * `(...words) => client.call(...words)` with ioredis. Redis 7 or newer, for `SET … NX GET`.
 *
 * If a process dies, its event is new again after `leaseSeconds`. By default, a handled event is remembered without a limit.
 * `rememberSeconds` sets one. Lianhe sends an old callback again on request, and its messages have no signed time.
 */
export function redisReplay(command, options) {
  check("redisReplay", "its first argument, command,", command, [
    isFunction,
    "a function that sends a command, such as (...words) => client.sendCommand(words)",
  ]);
  const {
    prefix = "paychop:",
    leaseSeconds = 60,
    rememberSeconds,
  } = checkedOptions("redisReplay", options, RULES);
  const expiry = rememberSeconds === undefined ? [] : ["EX", `${rememberSeconds}`];
  const claims = ownClaims();

  return {
    async begin(key) {
      const claim = crypto.randomUUID();
      const found = reply(await command("SET", prefix + key, claim, "NX", "GET", "EX", `${leaseSeconds}`));
      // Only null means that there was no value before. With any other result, this process does not own the event.
      if (found !== null) return found === DONE ? "done" : "busy";
      claims.made(key, claim);
      return "new";
    },

    async finish(key) {
      const claim = claims.toFinish(key);
      const found = reply(await command("SET", prefix + key, DONE, "GET", ...expiry));
      if (claim === undefined || (found !== null && found !== claim)) throw claimRanOut(key, leaseSeconds);
    },

    async release(key) {
      const claim = claims.toRelease(key);
      if (claim !== undefined) await command("EVAL", RELEASE, "1", prefix + key, claim);
    },
  };
}

/** What Redis found. A command without a return, or one that gives Buffers, would keep every event busy without a word. */
function reply(found) {
  if (found === null || typeof found === "string") return found;
  const got = found === undefined ? "nothing" : `a ${found.constructor.name}`;
  throw new TypeError(`redisReplay: command returned ${got}; it must return Redis's reply: a string or null`);
}
