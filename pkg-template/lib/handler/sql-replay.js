/** Remembers in the merchant's SQL database which events have been handed on, for all the processes that share it. */
import { DIALECTS, statementsOf, tableOf } from "./sql-dialects.js";

/** Keys of this form are stored as they are, others as their digest, so that no collation or length confuses two. */
const PLAIN_KEY = /^[\x21-\x7e]{1,200}$/;

const TABLE = /^[A-Za-z_]\w{0,62}(\.[A-Za-z_]\w{0,62})?$/;
const DAY = 24 * 3600;

/** The database ended a statement in favour of another, and changed nothing: SQLSTATE, and MariaDB's own number. */
const CONFLICTS = new Set(["40001", "40P01"]);
const SNAPSHOT_CONFLICT = 1020;
const TRIES = 5;

/**
 * A replay store. `run(sql, params)` runs one statement outside of any transaction and returns the rows of a SELECT as
 * objects. The table of `sqlReplayTable` has to exist.
 *
 * A claim runs out after `leaseSeconds` of the database's clock. Each claim is random text: who lost it can neither finish
 * nor release the one that another process has made since.
 */
export function sqlReplay(run, options) {
  const { leaseSeconds = 60 } = options ?? {};
  const { dialect, table } = checked(options);
  if (typeof run !== "function") throw new TypeError("sqlReplay: run is a function (sql, params) => rows.");
  if (!Number.isInteger(leaseSeconds) || leaseSeconds < 1 || leaseSeconds > DAY) {
    throw new TypeError(`sqlReplay: leaseSeconds is a whole number from 1 to ${DAY}.`);
  }
  const statements = statementsOf(dialect, table, leaseSeconds);
  // This process's latest claim on each event, and how many of its callbacks are at the event: more than one only after a
  // claim ran out. A callback that never ends (its request was cancelled by the runtime, say) must not block the event.
  const claims = new Map();

  return {
    async begin(key) {
      const own = crypto.randomUUID();
      const stored = await storedKey(key);
      await patiently(() => run(...statements.claim(stored, own)));
      const row = await read(stored);
      // Released between the two statements: the gateway comes again.
      if (row === undefined) return "busy";
      if (row.state === "done") return "done";
      if (row.claim !== own) return "busy";
      const callbacks = (claims.get(key)?.callbacks ?? 0) + 1;
      claims.set(key, { own, callbacks });
      return "new";
    },

    async finish(key) {
      const own = claims.get(key)?.own;
      claims.delete(key);
      if (own !== undefined) {
        const stored = await storedKey(key);
        await patiently(() => run(...statements.finish(stored, own)));
        const row = await read(stored);
        if (row?.claim === own && row.state === "done") return;
      }
      throw new Error(
        `The claim on ${key} ran out before the event was handled, and the event has been handed on again: it may be ` +
          `handled twice. leaseSeconds (${leaseSeconds}) has to be longer than onEvent ever takes.`,
      );
    },

    async release(key) {
      const claim = claims.get(key);
      if (claim === undefined) return;
      claim.callbacks -= 1;
      // The latest claim is for another callback, which may still be at the event.
      if (claim.callbacks > 0) return;
      claims.delete(key);
      const stored = await storedKey(key);
      await patiently(() => run(...statements.release(stored, claim.own)));
    },
  };

  function read(stored) {
    return patiently(async () => rowOf(await run(...statements.read(stored))));
  }
}

/** The statement that makes the store's table where it does not exist. */
export function sqlReplayTable(options) {
  const { dialect, table } = checked(options);
  return tableOf(dialect, table);
}

function checked({ dialect, table = "paychop_events" } = {}) {
  if (!Object.hasOwn(DIALECTS, dialect)) {
    throw new TypeError(`sqlReplay: dialect is one of ${Object.keys(DIALECTS).join(", ")}.`);
  }
  if (typeof table !== "string" || !TABLE.test(table)) {
    throw new TypeError(
      "sqlReplay: table is a name of letters, digits and underscores, with or without a schema.",
    );
  }
  return { dialect: DIALECTS[dialect], table };
}

/** A wrong row would have an event acknowledged that nobody handled. */
function rowOf(rows) {
  if (Array.isArray(rows)) {
    const [row] = rows;
    if (row === undefined) return undefined;
    if (typeof row.claim === "string" && (row.state === "held" || row.state === "done")) return row;
  }
  throw new TypeError(
    "sqlReplay: run has to return the rows of a SELECT as an array of objects, with the columns' names.",
  );
}

async function patiently(step) {
  for (let left = TRIES; ; left--) {
    try {
      return await step();
    } catch (error) {
      if (left === 1 || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error) {
  return CONFLICTS.has(error?.code) || CONFLICTS.has(error?.sqlState) || error?.errno === SNAPSHOT_CONFLICT;
}

async function storedKey(key) {
  if (PLAIN_KEY.test(key)) return key;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  const digits = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return `sha256:${digits.join("")}`;
}
