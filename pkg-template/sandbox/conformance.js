/** Keeps book of what a client can do: which operations it has sent rightly, and what was wrong with the others. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { operationsOf } from "./catalog.js";

/** A client that sends thousands of requests does not write the file thousands of times. */
const WRITE_AFTER_MS = 300;

/** `file`, where there is one, is read at the beginning and written after each change. */
export function createConformance({ file, gateways, journal }) {
  const rows = new Map();
  let writing;
  for (const gateway of gateways) {
    for (const operation of operationsOf(gateway)) add(untried(gateway, operation));
  }
  for (const row of file === undefined ? [] : read(file)) {
    // An operation that this release does not know has nothing to be compared with.
    if (rows.has(keyOf(row))) add({ ...untried(row.gateway, row.operation), ...row });
  }

  function add(row) {
    rows.set(keyOf(row), row);
  }

  function write() {
    clearTimeout(writing);
    writing = undefined;
    const text = `${JSON.stringify({ version: 1, rows: [...rows.values()] }, null, 2)}\n`;
    // A file that is half written would be lost work.
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }

  /** Once the sandbox runs, a full disk must not end it. */
  function tryToWrite() {
    try {
      write();
    } catch (error) {
      console.error(error);
    }
  }

  if (file !== undefined) write();

  return {
    file: file ?? null,
    rows: () => [...rows.values()],

    /** Notes a request. `operation` is null where nobody can say which it was meant to be. */
    note({ gateway, operation, right, at, problem }) {
      const row = rows.get(keyOf({ gateway, operation })) ?? untried(gateway, operation);
      const next = right
        ? { ...row, status: "right", right: row.right + 1, at, problem: null }
        : { ...row, status: row.right > 0 ? "right" : "wrong", wrong: row.wrong + 1, at, problem };
      add(next);
      journal.publish("conformance", next);
      if (file !== undefined) writing ??= setTimeout(tryToWrite, WRITE_AFTER_MS);
    },

    close() {
      if (writing !== undefined) tryToWrite();
    },
  };
}

function untried(gateway, operation) {
  return { gateway, operation, status: "untried", right: 0, wrong: 0, at: null, problem: null };
}

function keyOf({ gateway, operation }) {
  return `${gateway} ${operation}`;
}

function read(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
  const rows = parsed(text)?.rows;
  if (!Array.isArray(rows)) throw new Error(`${file} is not a file that --conformance has written.`);
  return rows;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
