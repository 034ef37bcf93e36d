/** Debian's PostgreSQL on loopback, and the store in it. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sqlReplay, sqlReplayTable } from "paychop/handler";
import pg from "pg";
import { freePort } from "../matrix/lib/loopback.mjs";
import { execute, start } from "../matrix/lib/process.mjs";
import { asUser, folderOf, whenReady } from "./server.mjs";

const dialect = "postgres";

/** Debian keeps the server's programs apart, by version. */
const INSTALLED = "/usr/lib/postgresql";

export async function startServer() {
  const newest = Math.max(...readdirSync(INSTALLED).map(Number));
  const program = (name) => join(INSTALLED, String(newest), "bin", name);
  const user = asUser("postgres");
  const folder = await folderOf(user);
  const data = join(folder.path, "data");
  const options = { ...user, cwd: folder.path };
  const init = ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await execute(program("initdb"), init, options);

  const port = await freePort();
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
  const words = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  let server;

  async function up() {
    server = start(program("postgres"), words, options);
    await whenReady(() => query(address, sqlReplayTable({ dialect })), server);
  }
  /** At once, whoever is connected. */
  async function down() {
    await execute(program("pg_ctl"), ["stop", "-D", data, "-m", "immediate"], options).catch(() => {});
    await server.stop();
  }
  await up();
  return {
    address,
    goAway: down,
    comeBack: up,
    async stop() {
      await down();
      await folder.remove();
    },
  };
}

export function openRun(connectionString) {
  const pool = new pg.Pool({ connectionString });
  pool.on("error", () => {});
  return {
    dialect,
    run: async (sql, params) => (await pool.query(sql, params)).rows,
    close: () => pool.end(),
  };
}

export function openReplay(address, options) {
  return sqlReplay(openRun(address).run, { dialect, ...options });
}

/** The rows of one statement, by a connection of its own. */
export async function query(connectionString, sql, params) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql, params)).rows;
  } finally {
    await client.end();
  }
}
