/** Debian's MariaDB on loopback, and the store in it. */
import { join } from "node:path";
import { createConnection, createPool } from "mysql2/promise";
import { sqlReplay, sqlReplayTable } from "paychop/handler";
import { freePort } from "../matrix/lib/loopback.mjs";
import { execute, start } from "../matrix/lib/process.mjs";
import { asUser, folderOf, whenReady } from "./server.mjs";

const dialect = "mysql";

export async function startServer() {
  const user = asUser("mysql");
  const folder = await folderOf(user);
  const data = `--datadir=${join(folder.path, "data")}`;
  const options = { ...user, cwd: folder.path };
  const install = ["--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db"];
  await execute("mariadb-install-db", install, options);

  const port = await freePort();
  const address = `mysql://root@127.0.0.1:${port}/mysql`;
  const words = ["--no-defaults", data, "--bind-address=127.0.0.1", `--port=${port}`];
  for (const name of ["socket", "pid-file"]) words.push(`--${name}=${join(folder.path, name)}`);
  let server;

  async function up() {
    server = start("/usr/sbin/mariadbd", words, options);
    await whenReady(() => query(address, sqlReplayTable({ dialect })), server);
  }
  await up();
  return {
    address,
    goAway: () => server.stop(),
    comeBack: up,
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}

export function openRun(uri) {
  const pool = createPool({ uri });
  return {
    dialect,
    run: async (sql, params) => (await pool.execute(sql, params))[0],
    close: () => pool.end(),
  };
}

export function openReplay(address, options) {
  return sqlReplay(openRun(address).run, { dialect, ...options });
}

async function query(uri, sql) {
  const connection = await createConnection({ uri });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
