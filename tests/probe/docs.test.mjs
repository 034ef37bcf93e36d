/** docs/probe.md names every case, and counts the faults. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ids } from "../js/merchants.mjs";

const { casesOf } = await import(
  new URL("probe/cases/index.js", import.meta.resolve("paychop/package.json"))
);
const page = readFileSync(new URL("../../docs/probe.md", import.meta.url), "utf8");
const cases = ids.flatMap((gateway) => casesOf(gateway));

test("every case is named, and nothing else", () => {
  const rows = page
    .slice(page.indexOf("## What it sends"))
    .split("\n")
    .filter((line) => line.startsWith("| ") && line.includes("`"));
  const named = rows.flatMap((row) => row.split("|")[2].match(/`[a-zA-Z0-9-]+`/g) ?? []);
  const known = new Set(cases.map(({ id }) => `\`${id}\``));
  assert.deepEqual(new Set(named), known);
  assert.equal(named.length, known.size, "each once");
});

test("the count is that of the planted faults", () => {
  const faults = JSON.parse(
    readFileSync(new URL("../../examples/endpoints/faults.json", import.meta.url), "utf8"),
  );
  assert.equal(Number(/the (\d+) known faults/.exec(page)[1]), faults.length);
});
