/**
 * The statements of `sqlReplay`. A claim is one statement, so it needs no transaction and no isolation level. The first
 * insert wins. An expired claim goes to the first update. The winner is read afterwards, because drivers count changed rows
 * differently. Times are whole seconds of the database's clock, rounded so that no claim ends early.
 */

/** The differences of the databases: the clock, the parameter syntax, the types, the end of the table's DDL. */
export const DIALECTS = {
  postgres: {
    now: "CAST(floor(extract(epoch FROM clock_timestamp())) AS BIGINT)",
    parameter: (number) => `$${number}`,
    text: (length) => `VARCHAR(${length})`,
    end: "",
    claim: claimOnConflict,
    finish: finishOnConflict,
  },
  // Also MariaDB. Keys are compared as bytes, for every collation of the database.
  mysql: {
    now: "UNIX_TIMESTAMP()",
    parameter: () => "?",
    text: (length) => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`,
    end: " ENGINE=InnoDB",
    claim: claimOnDuplicateKey,
    finish: finishOnDuplicateKey,
  },
  sqlite: {
    now: "CAST(strftime('%s', 'now') AS INTEGER)",
    parameter: () => "?",
    text: () => "TEXT",
    end: "",
    claim: claimOnConflict,
    finish: finishOnConflict,
  },
};

/** The statement that creates the store's table. */
export function tableOf({ text, end }, table) {
  return `CREATE TABLE IF NOT EXISTS ${table} (
  event_key ${text(255)} NOT NULL PRIMARY KEY,
  claim ${text(36)} NOT NULL,
  claimed_until BIGINT NOT NULL,
  handled_at BIGINT
)${end}`;
}

/** Each statement is `(key, claim) => [sql, parameters]`. `table` and `seconds` are checked before, because they are part of the SQL. */
export function statementsOf(dialect, table, seconds) {
  const { parameter } = dialect;
  const mine = `WHERE event_key = ${parameter(1)} AND claim = ${parameter(2)}`;
  const claim = dialect.claim(dialect, table, seconds);
  const read = `SELECT claim, CASE WHEN handled_at IS NULL THEN 'held' ELSE 'done' END AS state FROM ${table} WHERE event_key = ${parameter(1)}`;
  const finish = dialect.finish(dialect, table);
  const release = `DELETE FROM ${table} ${mine} AND handled_at IS NULL`;
  return {
    claim,
    read: (key) => [read, [key]],
    finish: (key, own) => [finish, [key, own]],
    release: (key, own) => [release, [key, own]],
  };
}

function claimOnConflict({ now, parameter }, table, seconds) {
  const sql =
    `INSERT INTO ${table} AS held (event_key, claim, claimed_until) ` +
    `VALUES (${parameter(1)}, ${parameter(2)}, ${now} + ${seconds}) ` +
    "ON CONFLICT (event_key) DO UPDATE SET claim = excluded.claim, claimed_until = excluded.claimed_until " +
    `WHERE held.handled_at IS NULL AND held.claimed_until < ${now}`;
  return (key, own) => [sql, [key, own]];
}

/** Assignments run from left to right, so the column of the condition changes last. */
function claimOnDuplicateKey({ now }, table, seconds) {
  const free = `handled_at IS NULL AND claimed_until < ${now}`;
  const sql =
    `INSERT INTO ${table} (event_key, claim, claimed_until) VALUES (?, ?, ${now} + ${seconds}) ` +
    `ON DUPLICATE KEY UPDATE claim = IF(${free}, ?, claim), ` +
    `claimed_until = IF(${free}, ${now} + ${seconds}, claimed_until)`;
  return (key, own) => [sql, [key, own, own]];
}

/** Creates the row again if another callback has failed and released its claim. */
function finishOnConflict({ now, parameter }, table) {
  return (
    `INSERT INTO ${table} AS held (event_key, claim, claimed_until, handled_at) ` +
    `VALUES (${parameter(1)}, ${parameter(2)}, ${now}, ${now}) ` +
    "ON CONFLICT (event_key) DO UPDATE SET handled_at = COALESCE(held.handled_at, excluded.handled_at)"
  );
}

function finishOnDuplicateKey({ now }, table) {
  return (
    `INSERT INTO ${table} (event_key, claim, claimed_until, handled_at) VALUES (?, ?, ${now}, ${now}) ` +
    `ON DUPLICATE KEY UPDATE handled_at = COALESCE(handled_at, ${now})`
  );
}
