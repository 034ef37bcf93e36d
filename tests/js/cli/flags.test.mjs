/** One flag for each option of the gateways' objects, the version, and input that may be absent. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Basicex } from "paychop";
import { notification } from "paychop/testing";
import { credentialsOf, tables } from "../merchants.mjs";
import { BASICEX, run, start, UBAO } from "./support.mjs";

const BASE_URL = "https://gateway.example";
const BASE = ["--base-url", BASE_URL];
const COMMANDS = ["sign", "verify", "explain", "diagnose"];

const basicex = new Basicex(BASICEX);

test("--version is the package's", async () => {
  const manifest = createRequire(import.meta.url).resolve("paychop/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  assert.deepEqual(await run(["--version"]), { code: 0, out: `${version}\n`, err: "" });
});

test("every option of the core's tables has a flag on every command", async () => {
  const names = new Set(tables.flatMap(({ options }) => options));
  names.delete("notificationKind"); // --kind, on the commands that read notifications
  assert.ok(names.size > 0);
  for (const command of COMMANDS) {
    const { out } = await run([command, "--help"]);
    for (const name of names) assert.ok(out.includes(`--${kebab(name)} `), `${command} --${kebab(name)}`);
    assert.equal(out.includes("--kind KIND"), command !== "sign", command);
  }
});

test("an option of another gateway is refused by its flag", async () => {
  const args = ["sign", "lianhe", "paymentQuery", ...BASE, "--biz-field", "bizContent"];
  const { code, err } = await run(args, { credentials: credentialsOf("lianhe"), input: "{}" });
  assert.equal(code, 2);
  assert.match(err, /--biz-field/);
});

test("flags set what the options do, and override the file of --options", async () => {
  const query = [
    "sign",
    "basicex",
    "query",
    "--json",
    "--now",
    "1658483264000",
    "--nonce",
    "UhUw73zMvLMIk483",
  ];
  const given = { input: '{"merOrderNo":"A1"}', credentials: BASICEX };
  const expected = (options) =>
    JSON.parse(
      JSON.stringify(
        new Basicex(BASICEX, {
          ...options,
          now: () => 1658483264000,
          nonce: () => "UhUw73zMvLMIk483",
        }).query({ merOrderNo: "A1" }),
      ),
    );
  const plain = await run(query, given);
  assert.deepEqual(JSON.parse(plain.out), expected({}));
  const { out } = await run([...query, "--biz-field", "bizContent", ...BASE], given);
  assert.deepEqual(JSON.parse(out), expected({ bizField: "bizContent", baseUrl: BASE_URL }));
  assert.notEqual(out, plain.out);
});

test("--now is the clock that a tolerance is measured by, and takes ISO 8601 with a zone", async () => {
  const signedAt = Date.parse("2026-03-31T14:03:53Z");
  const { body } = notification(new Basicex(BASICEX, { now: () => signedAt }), "payment");
  const verify = (now) =>
    run(["verify", "basicex", "--kind", "payment", "--tolerance-seconds", "300", "--now", now], {
      input: body,
      credentials: BASICEX,
    });
  assert.equal((await verify(String(signedAt + 299_000))).code, 0);
  assert.equal((await verify("2026-03-31T22:04:00+08:00")).code, 0);
  assert.match((await verify("2026-03-31T22:04:00Z")).err, /^timestamp_out_of_tolerance: /);
  const local = await verify("2026-03-31T22:04:00");
  assert.equal(local.code, 2);
  assert.match(local.err, /with a zone/);
});

test("--strict and --max-bytes are read as what they are", async () => {
  const input = '{"chainType":160,"callUrl":"https://shop.example/ubao","novel":"x"}';
  const args = ["sign", "ubao", "createAddress", ...BASE];
  assert.equal((await run(args, { input, credentials: UBAO })).code, 1);
  assert.equal((await run([...args, "--strict", "false"], { input, credentials: UBAO })).code, 0);
  const wrong = await run([...args, "--strict", "perhaps"], { input, credentials: UBAO });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /--strict/);
  const { body } = notification(basicex, "payment");
  const limited = ["verify", "basicex", "--kind", "payment", "--max-bytes", "10"];
  assert.match((await run(limited, { input: body, credentials: BASICEX })).err, /^too_large: .*--max-bytes/);
});

test("messages name flags, and the name that a program writes leads to its flag", async () => {
  const { body } = notification(basicex, "payment");
  for (const command of ["verify", "diagnose"]) {
    const { out, err } = await run([command, "basicex"], { input: body, credentials: BASICEX });
    assert.match(out + err, /give --kind/, command);
    assert.doesNotMatch(out + err, /notificationKind|`kind`/, command);
  }
  const { code, err } = await run(["verify", "basicex", "--baseUrl=https://x.example"], {
    credentials: BASICEX,
  });
  assert.equal(code, 2);
  assert.match(err, /no option --baseUrl: its name is --base-url/);
});

test("an operation without fields reads nothing, even from an input that never ends", async () => {
  const bare = tables.flatMap(({ id, operations }) =>
    operations.filter(({ fields, open }) => fields.length === 0 && !open).map(({ name }) => [id, name]),
  );
  assert.ok(bare.length > 0);
  for (const [id, name] of bare) {
    for (const command of ["sign", "explain"]) {
      const child = start([command, id, name, ...BASE], { credentials: credentialsOf(id) });
      const code = await new Promise((resolve) => child.on("close", resolve));
      assert.equal(code, 0, `${command} ${id} ${name}`);
    }
  }
});

test("no input at all is no field: what is missing is named", async () => {
  const { code, err } = await run(["sign", "ubao", "createAddress", ...BASE], { credentials: UBAO });
  assert.equal(code, 1);
  assert.match(err, /chainType: missing_field[\s\S]*callUrl: missing_field/);
});

test("explain prints each thing once", async () => {
  const given = { input: '{"merOrderNo":"A1"}', credentials: BASICEX };
  const { out } = await run(["explain", "basicex", "query"], given);
  assert.match(out, /^sign \(HMAC-SHA512\) +[0-9A-F]{128}$/m);
  const values = out
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/^.*? {2,}/, ""));
  assert.deepEqual(values, [...new Set(values)]);
  assert.equal(out.match(/&key=<apiKey>/g).length, 1);
  assert.ok(values.every((value) => value !== ""));
});

function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
