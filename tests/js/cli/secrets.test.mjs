/** No secret gets into what a command prints, however it is written and wherever it is given. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { credentialsOf, tables } from "../merchants.mjs";
import { run } from "./support.mjs";

/** A secret that looks like a number, without quotes. */
const NUMBERS = ["1234567890123456789012345", "987654321.50", "77778888"];

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "paychop-cli-"));
});
after(() => rmSync(folder, { recursive: true }));

for (const { id, credentials: table } of tables) {
  const secrets = table.filter(({ role }) => role === "secret").map(({ name }) => name);

  test(`${id}: a secret that is an unquoted number is not printed`, async () => {
    assert.ok(secrets.length > 0);
    const runs = secrets.flatMap((name) => NUMBERS.map((number) => [name, number]));
    await Promise.all(
      runs.map(async ([name, number]) => {
        const text = JSON.stringify({ ...credentialsOf(id), [name]: "NUMBER" }).replace('"NUMBER"', number);
        const { out, err } = await run(["verify", id], { credentials: text, input: "{}" });
        for (const printed of [out, err]) assertHides(printed, number);
      }),
    );
  });

  test(`${id}: nor one that is given as a name, as a file, as an option, or as previous`, async () => {
    const secret = "hunter2-and-77778888";
    const good = credentialsOf(id);
    const file = join(folder, `${id}.json`);
    writeFileSync(file, `{"previous":[{"${secrets[0]}":77778888,"${secret}":1}]}`);
    for (const [args, credentials] of [
      [["verify", id], { ...good, [secret]: "x" }],
      [["verify", id], `{"${secret}`],
      [["verify", id, JSON.stringify({ apiKey: secret })], good],
      [["sign", id, "query", `{"secretKey":"${secret}"}`], good],
      [["verify", id, "--options", `{"previous":["${secret}"]}`], good],
      [["verify", id, `--novel-key=${secret}`], good],
      [["verify", id, `--previous=${secret}`], good],
      [["verify", id, "--options", file], good],
    ]) {
      const { code, out, err } = await run(args, { credentials, input: "{}" });
      assert.notEqual(code, 0, args.join(" "));
      for (const printed of [out, err]) {
        assertHides(printed, secret);
        assertHides(printed, "77778888");
      }
    }
  });
}

function assertHides(printed, secret) {
  assert.ok(!printed.includes(secret), printed);
  assert.ok(!printed.includes(String(Number(secret))) || Number.isNaN(Number(secret)), printed);
}
