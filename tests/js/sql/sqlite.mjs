/** A file of SQLite, and the store in it: by node:sqlite where Node has it, else by better-sqlite3. */
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { sqlReplay, sqlReplayTable } from "paychop/handler";
import { folderOf } from "./server.mjs";

const dialect = "sqlite";

export async function startServer() {
  const folder = await folderOf({});
  const address = join(folder.path, "events.db");
  const { run, close } = await openRun(address);
  run("PRAGMA journal_mode = WAL", []);
  run(sqlReplayTable({ dialect }), []);
  return {
    address,
    /** Held by somebody who does not let go. */
    goAway: () => run("BEGIN EXCLUSIVE", []),
    comeBack: () => run("ROLLBACK", []),
    async stop() {
      close();
      await folder.remove();
    },
  };
}

export async function openRun(path) {
  const opened = await (isBuiltin("node:sqlite") ? nodeSqlite(path) : betterSqlite3(path));
  opened.run("PRAGMA busy_timeout = 2000", []);
  return { dialect, ...opened };
}

async function nodeSqlite(path) {
  const { DatabaseSync } = await import("node:sqlite");
  const db = new DatabaseSync(path);
  return { run: (sql, params) => db.prepare(sql).all(...params), close: () => db.close() };
}

async function betterSqlite3(path) {
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(path);
  const run = (sql, params) => {
    const statement = db.prepare(sql);
    return statement.reader ? statement.all(params) : [statement.run(params)];
  };
  return { run, close: () => db.close() };
}

export async function openReplay(address, options) {
  const { run } = await openRun(address);
  return sqlReplay(run, { dialect, ...options });
}
