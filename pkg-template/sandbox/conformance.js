/** Records what a client can do: the operations that it has sent correctly, and the errors of the others. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { tableOf } from "../shared/catalog.js";

/** Delay before the file is written, so thousands of requests do not write it thousands of times. */
const WRITE_AFTER_MS = 300;

/** `file` is optional. It is read at the start and written after each change. */
export function createConformance({ file, gateways, journal }) {
  const rows = new Map();
  let writing;
  for (const gateway of gateways) {
    for (const { name: operation } of tableOf(gateway).operations) add(untried(gateway, operation));
  }
  for (const row of file === undefined ? [] : read(file)) {
    // This release does not know the operation, so there is nothing to compare.
    if (rows.has(keyOf(row))) add({ ...untried(row.gateway, row.operation), ...row });
  }

  function add(row) {
    rows.set(keyOf(row), row);
  }

  function write() {
    clearTimeout(writing);
    writing = undefined;
    const text = `${JSON.stringify({ version: 1, rows: [...rows.values()] }, null, 2)}\n`;
    // An incomplete file would lose the record.
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }

  /** A full disk must not stop a running sandbox. */
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

    /** Records a request. `operation` is null if it cannot be identified. */
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
