/** What the command line says to people: its own flags, the fields by their names, and what to do. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Ubao } from "paychop";
import { notification } from "paychop/testing";
import { credentialsOf } from "../merchants.mjs";
import { BASICEX, run, UBAO } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "paychop-words-"));
after(() => rmSync(folder, { recursive: true }));

const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const BASE = ["--base-url", "https://gateway.example"];
const ubao = new Ubao(UBAO, { baseUrl: "https://u.example", encoding: "json" });
const { body } = notification(ubao, "recharge");
const logged = `POST /notify HTTP/1.1\r\nhost: shop.example\r\ncontent-type: application/json\r\n\r\n${body}`;

const SAID = [
  {
    what: "a field keeps its name: nonce",
    args: ["verify", "ubao"],
    input: body.replace(/"nonce":[^,]*,/, ""),
    said: /^missing_\w+: `nonce`/,
    not: /--nonce/,
  },
  {
    what: "a logged request given to verify",
    args: ["verify", "ubao"],
    input: logged,
    said: /logged HTTP request.*paychop diagnose/,
    not: /--nonce/,
  },
  {
    what: "a field keeps its name: path",
    args: ["sign", "bibao", "getBalance", ...BASE],
    credentials: credentialsOf("bibao"),
    input: '{"path":"x"}',
    said: /path: unknown_field/,
    not: /--path/,
  },
  {
    what: "an option of another gateway",
    args: ["sign", "ubao", "coins", ...BASE, "--list-form", "bare"],
    said: /no option --list-form; its options are --base-url, --max-bytes, --strict, .*--encoding/,
    not: /baseUrl|maxBytes/,
  },
  {
    what: "the kind for a command that reads none",
    args: ["sign", "ubao", "coins", "--notificationKind", "x"],
    said: /--kind is for/,
  },
  {
    what: "the kind under its other name",
    args: ["verify", "basicex", "--notificationKind", "payment"],
    said: /its name is --kind/,
  },
  {
    what: "no operation",
    args: ["sign", "basicex"],
    said: /operation is missing\. basicex has cashier, precreate,/,
  },
  {
    what: "no operation to explain",
    args: ["explain", "lianhe"],
    said: /operation is missing\. lianhe has payPage, pay,/,
  },
  {
    what: "credentials of other gateways",
    args: ["verify", "basicex", "--credentials", file("all.json", '{"lianhe":{},"Vpay":{}}')],
    said: /file of --credentials has lianhe, Vpay, but no basicex\./,
  },
  {
    what: "a mistake in JSON",
    args: ["sign", "ubao", "coins", "-", ...BASE],
    input: '{\n  "a": secret-text\n}',
    said: /not JSON: the mistake is at line 2, column 8\./,
    not: /secret-text/,
  },
  {
    what: "JSON that ends too early",
    args: ["sign", "ubao", "coins", "-", ...BASE],
    input: '{"a": [1, "x',
    said: /ends too early/,
  },
  {
    what: "two JSON texts",
    args: ["sign", "ubao", "coins", "-", ...BASE],
    input: "{} {}",
    said: /line 1, column 4/,
  },
  {
    what: "a file that is missing",
    args: ["verify", "ubao", join(folder, "none.json")],
    said: /none\.json: there is no such file\./,
    not: /ENOENT/,
  },
  { what: "a folder", args: ["verify", "ubao", folder], said: /it is a folder/, not: /EISDIR/ },
  {
    what: "a file that is cut off",
    args: ["verify", "ubao", "--max-bytes", "10"],
    input: body,
    said: /more than 10 bytes.*--max-bytes/s,
    not: /has 11 bytes/,
  },
];

for (const {
  what,
  args,
  input = "{}",
  credentials = args[1] === "ubao" ? UBAO : BASICEX,
  said,
  not,
} of SAID) {
  test(what, async () => {
    const given = args[1] === "lianhe" ? credentialsOf("lianhe") : credentials;
    const { code, err } = await run(args, { input, credentials: given });
    assert.notEqual(code, 0);
    assert.match(err, said);
    if (not) assert.doesNotMatch(err, not);
  });
}

test("a port that is in use", async (t) => {
  const other = createServer();
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  t.after(() => other.close());
  const { code, err } = await run(["sandbox", "--port", `${other.address().port}`]);
  assert.equal(code, 2);
  assert.match(err, /port \d+ is in use\. .*--port/);
  assert.doesNotMatch(err, /EADDRINUSE/);
});

test("no command that signs nothing has a nonce", async () => {
  for (const [command, has] of [
    ["verify", false],
    ["diagnose", false],
    ["sign", true],
    ["explain", true],
  ]) {
    assert.equal((await run([command, "--help"])).out.includes("--nonce"), has, command);
  }
});
