/** What `sqlReplay` refuses; tests/js/sql runs it on databases. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sqlReplay, sqlReplayTable } from "paychop/handler";

const run = async () => [];

describe("options", () => {
  it("name a dialect that there is", () => {
    for (const dialect of [undefined, null, "", "mariadb", "Postgres", "toString", "__proto__"]) {
      const message = { name: "TypeError", message: /postgres, mysql, sqlite/ };
      assert.throws(() => sqlReplay(run, { dialect }), message);
      assert.throws(() => sqlReplayTable({ dialect }), message);
    }
    assert.throws(() => sqlReplay(run), TypeError);
    assert.throws(() => sqlReplayTable(), TypeError);
  });

  it("name a table in letters, digits and underscores, for it is part of the SQL", () => {
    const refused = [
      "",
      "a b",
      "a;b",
      "a--",
      'a"b',
      "a`b",
      "1a",
      "a.b.c",
      ".a",
      "a.",
      "a\n",
      "é",
      "a".repeat(64),
    ];
    for (const table of [...refused, null, 5, ["events"], { toString: () => "events" }]) {
      assert.throws(() => sqlReplay(run, { dialect: "sqlite", table }), /table must be a name/);
      assert.throws(() => sqlReplayTable({ dialect: "sqlite", table }), /table must be a name/);
    }
    for (const table of ["events", "shop.events", "_e1", "a".repeat(63)]) {
      assert.ok(sqlReplayTable({ dialect: "sqlite", table }).includes(` ${table} `));
    }
  });

  it("have a lease in whole seconds, up to a day", () => {
    for (const leaseSeconds of [
      0,
      -1,
      1.5,
      Number.NaN,
      Infinity,
      86_401,
      1e21,
      "60",
      null,
      "1; DROP TABLE x",
    ]) {
      assert.throws(
        () => sqlReplay(run, { dialect: "sqlite", leaseSeconds }),
        /leaseSeconds must be a whole number/,
      );
    }
    for (const leaseSeconds of [1, 60, 86_400, undefined])
      sqlReplay(run, { dialect: "sqlite", leaseSeconds });
  });

  it("come after a function", () => {
    assert.throws(() => sqlReplay({ query() {} }, { dialect: "sqlite" }), /run, must be a function/);
  });
});

describe("a key is never part of the SQL", () => {
  for (const dialect of ["postgres", "mysql", "sqlite"]) {
    it(dialect, async () => {
      const seen = [];
      const store = sqlReplay((sql, params) => seen.push([sql, params]) && [], { dialect });
      const key = "vpay:'key';DROP";
      await store.begin(key);
      assert.equal(seen.length, 2);
      for (const [sql, params] of seen) {
        assert.ok(!sql.includes("DROP"));
        assert.ok(params.includes(key));
        assert.ok(params.every((param) => typeof param === "string"));
      }
    });
  }
});

describe("what run returns for the SELECT", () => {
  const answers = {
    nothing: undefined,
    "pg's result": { rows: [{ claim: "x", state: "done" }] },
    "mysql2's rows and fields": [[{ claim: "x", state: "done" }], []],
    "rows as arrays": [["x", "done"]],
    "other names of columns": [{ CLAIM: "x", STATE: "done" }],
    "another state": [{ claim: "x", state: "new" }],
    "a claim that is no text": [{ claim: new Uint8Array(36), state: "held" }],
  };
  for (const [name, answer] of Object.entries(answers)) {
    it(`is refused where it is ${name}, so that nothing is acknowledged by mistake`, async () => {
      const store = sqlReplay(() => answer, { dialect: "sqlite" });
      await assert.rejects(store.begin("key"), { name: "TypeError", message: /rows of a SELECT/ });
    });
  }

  it("is busy where there is no row: somebody has released it in between", async () => {
    assert.equal(await sqlReplay(run, { dialect: "sqlite" }).begin("key"), "busy");
  });
});

it("releases nothing that it has not claimed, and tells who finishes without a claim", async () => {
  let statements = 0;
  const store = sqlReplay(() => ++statements && [], { dialect: "sqlite" });
  await store.release("key");
  assert.equal(statements, 0);
  await assert.rejects(store.finish("key"), /may be handled twice/);
});

it("finish throws where the database did not keep what it was told", async () => {
  let claim;
  const run = (_sql, [, own]) => {
    claim = own ?? claim;
    return [{ claim, state: "held" }];
  };
  const store = sqlReplay(run, { dialect: "sqlite" });
  assert.equal(await store.begin("key"), "new");
  await assert.rejects(store.finish("key"));
});
