/** What docs/once.md shows of `sqlReplay` is what the tests of the databases run. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { sqlReplayTable } from "paychop/handler";

const page = readFileSync(new URL("../../../docs/once.md", import.meta.url), "utf8");
const blocks = (language) =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, found]) => found === language)
    .map(([, , code]) => code);
const squeezed = (code) => code.replace(/\s+/g, "");

it("shows the table as it is made", () => {
  assert.deepEqual(blocks("sql"), [`-- postgres\n${sqlReplayTable({ dialect: "postgres" })}\n`]);
});

it("shows for each driver the function that its test runs", () => {
  const sources = ["postgres.mjs", "mariadb.mjs", "sqlite.mjs", "d1-worker.js"];
  const tested = squeezed(
    sources.map((name) => readFileSync(new URL(name, import.meta.url), "utf8")).join("\n"),
  );
  // A body in braces, or what is there before the options or the end of the statement.
  const shown = blocks("js")
    .join("\n")
    .matchAll(/(?:async )?\(sql, params\) => (?:\{\n.*?^\}|.*?(?=, \{ dialect|;$))/gms);
  const functions = [...shown].map(([code]) => squeezed(code));
  assert.equal(functions.length, 5);
  for (const code of functions) assert.ok(tested.includes(code), code);
});
