/** The stores in Redis and in SQL databases take what the usual clients have to send commands and statements. */
import type { Ubao } from "paychop";
import { notificationHandler, redisReplay, type SqlRun, sqlReplay, sqlReplayTable } from "paychop/handler";

declare const ubao: Ubao;
declare const nodeRedis: { sendCommand(words: readonly string[]): Promise<unknown> };
declare const ioredis: { call(command: string, ...words: string[]): Promise<unknown> };

const replay = redisReplay((...words) => nodeRedis.sendCommand(words), { leaseSeconds: 30, prefix: "shop:" });
notificationHandler(ubao, () => {}, { replay });
redisReplay((...words) => ioredis.call(...words));

// @ts-expect-error the client itself is no function
redisReplay(nodeRedis);
// @ts-expect-error seconds are a number
redisReplay((...words) => ioredis.call(...words), { leaseSeconds: "30" });

declare const pool: { query(sql: string, params: unknown[]): Promise<{ rows: object[]; rowCount: number }> };
declare const mysql: {
  execute(sql: string, params: unknown[]): Promise<[{ [column: string]: unknown }[], unknown[]]>;
};
declare const sqlite: { prepare(sql: string): { all(...params: string[]): unknown[] } };
declare const d1: {
  prepare(sql: string): {
    bind(...params: unknown[]): { all(): Promise<{ results: Record<string, unknown>[] }> };
  };
};

const run: SqlRun = async (sql, params) => (await pool.query(sql, params)).rows;
notificationHandler(ubao, () => {}, { replay: sqlReplay(run, { dialect: "postgres" }) });
sqlReplay(async (sql, params) => (await mysql.execute(sql, params))[0], {
  dialect: "mysql",
  leaseSeconds: 30,
});
sqlReplay((sql, params) => sqlite.prepare(sql).all(...params), { dialect: "sqlite", table: "shop.events" });
sqlReplay(
  async (sql, params) =>
    (
      await d1
        .prepare(sql)
        .bind(...params)
        .all()
    ).results,
  { dialect: "sqlite", table: undefined, leaseSeconds: undefined },
);
const ddl: string = sqlReplayTable({ dialect: "mysql", table: "events" });
void ddl;

// @ts-expect-error the result of pg's query is no array of rows
sqlReplay((sql, params) => pool.query(sql, params), { dialect: "postgres" });
// @ts-expect-error the dialect is needed
sqlReplay(run);
// @ts-expect-error there is no such dialect
sqlReplay(run, { dialect: "mariadb" });
// @ts-expect-error seconds are a number
sqlReplay(run, { dialect: "sqlite", leaseSeconds: "30" });
// @ts-expect-error the lease is no matter of the table
sqlReplayTable({ dialect: "sqlite", leaseSeconds: 30 });
