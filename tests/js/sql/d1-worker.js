/** One of several Workers of a merchant that share a D1 database. */
import { sqlReplay } from "paychop/handler";
import { LEASE, routesOf, SHORT_LEASE } from "../stores/routes.mjs";

const lines = [];
let routes;

export default {
  async fetch(request, env) {
    routes ??= routesOn(env.DB);
    const { pathname } = new URL(request.url);
    return routes[pathname](request);
  },
};

function routesOn(db) {
  const run = async (sql, params) =>
    (
      await db
        .prepare(sql)
        .bind(...params)
        .all()
    ).results;
  const open = (leaseSeconds) => sqlReplay(run, { dialect: "sqlite", leaseSeconds });
  const merchant = routesOf({
    replay: open(LEASE),
    shortReplay: open(SHORT_LEASE),
    tell: (line) => lines.push(line),
    isFirstTry: async (order) =>
      (await run("INSERT OR IGNORE INTO tries (what) VALUES (?) RETURNING what", [order])).length === 1,
    // The runtime cancels a request that can never be answered; no code in it is told.
    die: () => new Promise(() => {}),
  });
  return {
    ...merchant,
    "/told": () => Response.json(lines),
    /** For a test outside of the runtime. */
    async "/sql"(request) {
      const { sql, params } = await request.json();
      return Response.json(await run(sql, params));
    },
  };
}
