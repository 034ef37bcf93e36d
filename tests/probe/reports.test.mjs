/** JUnit XML, as a parser for CI systems reads it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { junit } = await inside("junit.js");
const { probe } = await inside("run.js");

/** The Python that has junitparser. */
const PYTHON = process.env.PAYCHOP_PYTHON ?? "python3";
const READER = `
import json, sys
from junitparser import JUnitXml
root = JUnitXml.fromfile(sys.argv[1])
[suite] = list(root)
cases = [{"name": c.name, "class": c.classname, "time": c.time, "out": c.system_out, "results": [[type(r).__name__, r.message, r.text] for r in c.result]} for c in suite]
print(json.dumps({"tests": suite.tests, "failures": suite.failures, "skipped": suite.skipped, "total": root.tests, "timestamp": suite.timestamp,
  "properties": {p.name: p.value for p in suite.properties()}, "cases": cases}))
`;

function parsed(report) {
  const folder = mkdtempSync(join(tmpdir(), "paychop-junit-"));
  try {
    writeFileSync(join(folder, "probe.xml"), junit(report));
    const args = ["-c", READER, join(folder, "probe.xml")];
    return JSON.parse(execFileSync(PYTHON, args, { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Answers everything alike; the body is one that XML cannot hold as it is. */
const BODY = 'success]]>\u0000\u001b[31m<b a="1">&\ud800 充值';

test("a parser finds each case, its verdict, and what is to be done", async () => {
  const url = 'http://127.0.0.1:8000/?a="1"&b=<2>';
  const report = await probe("vpay", {
    credentials: { key: "test-key", secret: "test-secret" },
    url,
    seed: "test",
    transport: async () => ({ status: 200, headers: {}, body: "success" }),
  });
  Object.assign(report, { at: "2026-11-27T08:00:00.000Z", version: "1.2.3" });
  const strange = report.results.find(({ verdict }) => verdict === "wrong");
  strange.answer.body = BODY;
  const seen = parsed(report);
  const verdicts = report.results.map(({ verdict }) => verdict);
  const count = (verdict) => verdicts.filter((one) => one === verdict).length;
  assert.ok(count("wrong") > 10 && count("unknown") > 5 && count("answered") > 10);
  assert.deepEqual([seen.tests, seen.total], [verdicts.length, verdicts.length]);
  assert.deepEqual([seen.failures, seen.skipped], [count("wrong"), count("unknown")]);
  assert.deepEqual(seen.properties, {
    gateway: "vpay",
    url,
    seed: "test",
    version: "1.2.3",
    "credits not known": String(count("answered")),
  });
  assert.equal(seen.timestamp, "2026-11-27T08:00:00");
  for (const [at, { id, title, group, verdict, reason, risk, curl, fix }] of report.results.entries()) {
    const found = seen.cases[at];
    assert.equal(found.name, `${id}: ${title}`);
    assert.equal(found.class, `paychop.probe.vpay.${group}`);
    const kinds = { right: [], answered: [], wrong: ["Failure"], unknown: ["Skipped"] };
    assert.deepEqual(
      found.results.map(([kind]) => kind),
      kinds[verdict],
    );
    assert.equal(found.out ?? undefined, verdict === "answered" ? reason : undefined);
    if (verdict === "right" || verdict === "answered") continue;
    assert.equal(found.results[0][1], reason);
    if (verdict === "wrong")
      for (const part of [risk, curl, fix.text]) assert.ok(found.results[0][2].includes(part), part);
  }
  const { results } = seen.cases.find(({ name }) => name.startsWith(`${strange.id}:`));
  assert.match(results[0][2], /success\]\]>\\u0000\\u001b\[31m<b a=/);
});
