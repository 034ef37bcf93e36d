/** `diagnose`: what takes the package as a whole. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { notification } from "paychop/testing";
import { credentialsOf, gatewayOf, ids, secretNames, tableOf } from "../merchants.mjs";

const inPackage = (path) =>
  new URL(path, pathToFileURL(createRequire(import.meta.url).resolve("paychop/package.json")));

/** A merchant with secrets of its own, as long as the sandbox's: some have a fixed length. */
function another(gateway) {
  const own = ([name, value]) => [name, secretNames.includes(name) ? [...value].reverse().join("") : value];
  return gatewayOf(gateway, {
    credentials: Object.fromEntries(Object.entries(credentialsOf(gateway)).map(own)),
  });
}

for (const gateway of ids) {
  test(`${gateway}: a notification of the sandbox is known by its secret, and is refused`, () => {
    const { kinds } = tableOf(gateway);
    for (const { name: kind } of kinds) {
      const { headers, body } = notification(gatewayOf(gateway), kind);
      const { verified, findings } = another(gateway).diagnose(body, {
        contentType: headers["content-type"],
        kind,
      });
      assert.equal(verified, false);
      assert.deepEqual(
        findings.map(({ code }) => code),
        ["sandbox_secret"],
      );
    }
  });
}

test("every code that diagnose can give has its words in Chinese", async () => {
  const { findingsZh, refusalsZh } = await import(inPackage("www/js/texts/findings-zh.js"));
  const { zh } = await import(inPackage("www/js/texts/zh.js"));
  const page = readFileSync(new URL("../../../docs/diagnose.md", import.meta.url), "utf8");
  const [, section] = page.split("\n## Findings\n");
  const [rows, errors] = section.split("\nIf the error is already specific");
  const listed = [...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  assert.ok(listed.length > 40);
  assert.deepEqual(Object.keys(findingsZh).sort(), listed.sort());
  for (const [found, mend] of Object.values(findingsZh)) assert.ok(found && mend);

  const refused = [...errors.matchAll(/`([a-z]+_[a-z]+)`/g)].map(([, code]) => code);
  assert.deepEqual(Object.keys(refusalsZh).sort(), refused.sort());
  for (const code of refused) assert.ok(zh[`error.${code}`] && refusalsZh[code], code);
});
