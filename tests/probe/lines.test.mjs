/**
 * The lines of the fixes, together, make endpoints in which the probe finds nothing; without the lines of one fix it finds
 * cases that name this fix.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { goServer } from "./assembled/go.mjs";
import { javaServer } from "./assembled/java.mjs";
import { endpoint } from "./assembled/js.mjs";
import { assembled } from "./assembled/parts.mjs";
import { phpServer } from "./assembled/php.mjs";
import { pythonServer } from "./assembled/python.mjs";

const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { casesOf } = await inside("cases/index.js");
const { fixOf } = await inside("fixes.js");
const { ledgerAt } = await inside("ledger.js");
const { probe } = await inside("run.js");

const CREDENTIALS = JSON.parse(
  readFileSync(new URL("../../examples/endpoints/credentials.json", import.meta.url), "utf8"),
);

/** Fixes that other cases name for the same lines: they are left out together. */
const TOGETHER = { compare: "verify", duplicate: "duplicateName" };
const groupOf = (fix) => TOGETHER[fix] ?? fix;
const fixesOf = (gateway) => [...new Set(casesOf(gateway).map(({ fix }) => groupOf(fix)))];

/**
 * What nothing is wrong without, in these endpoints: the sign covers it (body), another fix's lines refuse it as well, or
 * the language does not have the fault (12345678.9 is printed as it is).
 */
const COVERED = {
  basicex: ["text", "body", "kind", "limit"],
  bibao: ["text", "body", "spelling", "limit"],
  ubao: ["body"],
  vpay: ["body", "limit"],
  lianhe: ["text", "direction", "body", "slide"],
};

/** Where one language differs from that. */
const DIFFERENT = {
  // A field that is missing is a KeyError.
  python: { bibao: ["kind"], ubao: ["kind"], vpay: ["kind"] },
  // A float is printed as 1.23456789e+07; the lines of genuine limit the body as well.
  go: { basicex: ["text"], bibao: ["text"], ubao: ["limit"], lianhe: ["text", "limit"] },
  // A double is printed as 1.23456789E7.
  java: { basicex: ["text"], bibao: ["text"], lianhe: ["text"] },
};
const isCovered = (language, gateway, fix) =>
  COVERED[gateway].includes(fix) !== (DIFFERENT[language]?.[gateway] ?? []).includes(fix);

/** Gives the lines of a fix, but of those that are left out; `from` asks for another gateway's. */
function linesOf(language, gateway, left) {
  const named = new Set(casesOf(gateway).map(({ fix }) => groupOf(fix)));
  return (fix, from = gateway) =>
    named.has(groupOf(fix)) && groupOf(fix) !== left ? fixOf(fix, from)[language] : undefined;
}

const nameOf = (gateway, left) => `${gateway}-${left ?? ""}`;

let php;
let python;
let go;
let java;
before(async () => {
  php = await phpServer();
  python = await pythonServer(fixOf("limit", assembled[0]).python, ledgerAt);
  const all = assembled.flatMap((gateway) => [undefined, ...fixesOf(gateway)].map((left) => [gateway, left]));
  const serverOf = (make, language) => {
    const endpoints = all.map(([gateway, left]) => [
      nameOf(gateway, left),
      gateway,
      linesOf(language, gateway, left),
    ]);
    return make(endpoints, fixOf("limit", assembled[0])[language], ledgerAt);
  };
  go = await serverOf(goServer, "go");
  java = await serverOf(javaServer, "java");
});
after(() => {
  php?.stop();
  python?.stop();
  go?.stop();
  java?.stop();
});

/** An endpoint for the probe: `{ transport?, url?, credited }`. */
const ENDPOINTS = {
  js: (gateway, left) => endpoint(gateway, linesOf("js", gateway, left)),
  php: (gateway, left) => php.add(nameOf(gateway, left), gateway, linesOf("php", gateway, left)),
  python: (gateway, left) => python.add(nameOf(gateway, left), gateway, linesOf("python", gateway, left)),
  go: (gateway, left) => go.at(nameOf(gateway, left)),
  java: (gateway, left) => java.at(nameOf(gateway, left)),
};

/** What is not right, where the lines of one fix are left out. A genuine message must always be. */
async function found(language, gateway, left) {
  const named = ({ id, fix }) => left === undefined || groupOf(fix) === left || id === "plain";
  const cases = casesOf(gateway).filter(named);
  const only = cases.map(({ id }) => id);
  const { results } = await probe(gateway, {
    ...(await ENDPOINTS[language](gateway, left)),
    credentials: CREDENTIALS[gateway],
    seed: "test",
    only,
    timeout: 5000,
  });
  assert.equal(results.length, cases.length);
  const wrong = results.filter(({ verdict }) => verdict !== "right");
  if (left !== "genuine") assert.ok(!wrong.some(({ id }) => id === "plain"), JSON.stringify(wrong[0]));
  return wrong;
}

for (const language of Object.keys(ENDPOINTS)) {
  for (const gateway of assembled) {
    describe(`the lines in ${language} for ${gateway}`, () => {
      it("leave nothing wrong, all together", async () => {
        const wrong = await found(language, gateway);
        assert.deepEqual(
          wrong.map(({ id, reason, answer }) => `${id}: ${reason} ${JSON.stringify(answer)}`),
          [],
        );
      });
      for (const fix of fixesOf(gateway)) {
        const covered = isCovered(language, gateway, fix);
        it(`${covered ? "are not alone" : "are needed"}: ${fix}`, async () => {
          assert.equal((await found(language, gateway, fix)).length === 0, covered);
        });
      }
    });
  }
}
