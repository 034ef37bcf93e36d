/** What the sandbox says of a refused request is meant for who sent it, in any language. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { internal, openSandbox } from "./support.mjs";

const www = join(dirname(createRequire(import.meta.url).resolve("paychop/package.json")), "www");
const { SENDER_FIXES } = await internal("sender-fixes.js");

/** Words for a merchant who received something, or who uses the package. */
const OTHERS = /package|object of|the option|`bizField`|`listForm`|`kind`|gateway's log|pass the|raw body/;

test("no fix is meant for a receiver, or for users of the package", () => {
  for (const [code, fix] of Object.entries(SENDER_FIXES)) assert.doesNotMatch(fix, OTHERS, code);
});

/** Of secrets and credentials, which sender and receiver have alike, or of notifications only. */
const ALIKE = [
  "previous_secret",
  "secrets_swapped",
  "blank_in_secret",
  "quotes_in_secret",
  "secret_case",
  "secret_length",
  "sandbox_secret",
  "kind_doubtful",
  "kind_not_named",
  "lookalike_name",
  "digits_moved",
  "hex_form",
];

test("each finding has a fix for the sender, or is alike for both", async () => {
  const { findingsZh } = await import(pathToFileURL(join(www, "js/texts/findings-zh.js")).href);
  const missing = Object.keys(findingsZh).filter((code) => !(code in SENDER_FIXES) && !ALIKE.includes(code));
  assert.deepEqual(missing, []);
});

for (const [id, operation, input] of [
  ["ubao", "coins", undefined],
  [
    "vpay",
    "createFixedCustomRate",
    { localOrderId: "S1", userCurrency: "USDT", quoteCurrency: "CNY", quoteAmount: "1" },
  ],
  ["basicex", "query", { merOrderNo: "S1" }],
]) {
  test(`a ${id} request with a wrong signature`, async (t) => {
    const { gateway, state } = await openSandbox(t);
    const { url, body, ...rest } = gateway(id)[operation](input);
    const wrong = body.replace(
      /[0-9a-f]{32,}/i,
      (sign) => sign.slice(0, -1) + (sign.endsWith("0") ? "1" : "0"),
    );
    await fetch(url, { ...rest, body: wrong });
    const [{ fix }] = state().requests.at(-1).findings;
    assert.match(fix, /^Compare your sign string with the one that the sandbox shows/);
  });
}

test("an address that no operation has", async (t) => {
  const { state } = await openSandbox(t);
  await fetch(`${state().gateways.ubao.baseUrl}/mch/nothing`, { method: "POST", body: "{}" });
  const [{ code, fix }] = state().requests.at(-1).findings;
  assert.equal(code, "unknown_operation");
  assert.doesNotMatch(fix, OTHERS);
});
