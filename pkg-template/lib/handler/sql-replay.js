/** Records in the merchant's SQL database which events were handled, for all processes that share it. */
import { check, checkedOptions, isFunction, isText, whole } from "../../shared/settings.js";
import { claimRanOut, ownClaims } from "./claims.js";
import { DIALECTS, statementsOf, tableOf } from "./sql-dialects.js";

/** Keys of this form are stored unchanged, others as their digest. So no collation or length makes two keys equal. */
const PLAIN_KEY = /^[\x21-\x7e]{1,200}$/;

const TABLE = /^[A-Za-z_]\w{0,62}(\.[A-Za-z_]\w{0,62})?$/;
const DAY = 24 * 3600;

const NAMES = `one of ${Object.keys(DIALECTS).join(", ")}`;
const WHERE = {
  dialect: [(name) => isText(name) && Object.hasOwn(DIALECTS, name), NAMES],
  table: [
    (name) => isText(name) && TABLE.test(name),
    "a name of letters, digits and underscores, with or without a schema",
  ],
};

/** Codes for a statement that the database cancelled without a change, because of another one: SQLSTATE and MariaDB's number. */
const CONFLICTS = new Set(["40001", "40P01"]);
const SNAPSHOT_CONFLICT = 1020;
const TRIES = 5;

/** For a callback without a claim: another callback of this process has finished the event. */
const NO_CLAIM = "";

/**
 * A replay store. `run(sql, params)` runs one statement outside any transaction and returns the rows of a SELECT as objects.
 * The table of `sqlReplayTable` must exist.
 *
 * A claim expires after `leaseSeconds` of the database's clock. Each claim is a random string, so a process whose claim expired
 * cannot release the next claim. If a callback returns, its event is handled, even if another process has the claim.
 */
export function sqlReplay(run, options) {
  check("sqlReplay", "its first argument, run,", run, [isFunction, "a function (sql, params) => rows"]);
  const { leaseSeconds = 60, ...where } = checkedOptions("sqlReplay", options, {
    ...WHERE,
    leaseSeconds: whole(1, DAY),
  });
  const { dialect, table } = chosen("sqlReplay", where);
  const statements = statementsOf(dialect, table, leaseSeconds);
  const claims = ownClaims();

  return {
    async begin(key) {
      const claim = crypto.randomUUID();
      const stored = await storedKey(key);
      await patiently(() => run(...statements.claim(stored, claim)));
      const row = await read(stored);
      // The claim was released between the two statements: the gateway retries.
      if (row === undefined) return "busy";
      if (row.state === "done") return "done";
      if (row.claim !== claim) return "busy";
      claims.made(key, claim);
      return "new";
    },

    async finish(key) {
      const claim = claims.toFinish(key) ?? NO_CLAIM;
      const stored = await storedKey(key);
      await patiently(() => run(...statements.finish(stored, claim)));
      const row = await read(stored);
      if (claim === NO_CLAIM || row?.claim !== claim || row.state !== "done")
        throw claimRanOut(key, leaseSeconds);
    },

    async release(key) {
      const claim = claims.toRelease(key);
      if (claim === undefined) return;
      const stored = await storedKey(key);
      await patiently(() => run(...statements.release(stored, claim)));
    },
  };

  function read(stored) {
    return patiently(async () => rowOf(await run(...statements.read(stored))));
  }
}

/** The statement that creates the store's table if it does not exist. */
export function sqlReplayTable(options) {
  const { dialect, table } = chosen("sqlReplayTable", checkedOptions("sqlReplayTable", options, WHERE));
  return tableOf(dialect, table);
}

function chosen(who, { dialect, table = "paychop_events" }) {
  if (dialect === undefined) throw new TypeError(`${who}: options.dialect is missing: give ${NAMES}.`);
  return { dialect: DIALECTS[dialect], table };
}

/** With a wrong row, an unhandled event would be acknowledged. */
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
