/** Called wrongly: exit code 2, a sentence that helps, and never a secret repeated. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { run, UBAO } from "./support.mjs";

const COMMANDS = ["sign", "verify", "explain", "diagnose", "sandbox"];

test("help tells what there is", async () => {
  const { code, out } = await run(["--help"]);
  assert.equal(code, 0);
  for (const command of COMMANDS) assert.match(out, new RegExp(`^  ${command} `, "m"));
});

for (const command of COMMANDS) {
  test(`${command} --help has usage, options and examples, and fits a terminal`, async () => {
    const { code, out } = await run([command, "--help"]);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`Usage: paychop ${command}[\\s\\S]*Options:[\\s\\S]*Examples:\\n  paychop`));
    const long = out.split("\n").filter((line) => line.length > 110);
    assert.deepEqual(long, []);
  });
}

test("without a command it says how it is used", async () => {
  const { code, out } = await run([]);
  assert.equal(code, 2);
  assert.match(out, /Usage: paychop COMMAND/);
});

const WRONG = [
  ["a command that is not there", ["refund"], /no command "refund"/],
  ["a gateway that is not there", ["verify", "paypal"], /no gateway "paypal".*basicex/],
  ["an operation that is not there", ["sign", "ubao", "refund"], /no operation "refund".*createAddress/],
  ["too few arguments", ["sign"], /Usage: paychop sign/],
  ["too many arguments", ["verify", "ubao", "a", "b"], /Usage: paychop verify/],
  ["an option that is not there", ["verify", "ubao", "--colour"], /--colour/],
  ["a file that is not there", ["verify", "ubao", "/no/such/file"], /Cannot read/],
  [
    "input that is not JSON",
    ["sign", "ubao", "withdraw", "-", "--base-url", "https://u.example"],
    /not JSON/,
  ],
  ["a page of what is no form", ["sign", "ubao", "coins", "--html"], /no form/],
  ["a port that is none", ["sandbox", "--port", "many"], /port/],
  [
    "an address that is not this machine's",
    ["sandbox", "--port", "0", "--host", "192.0.2.1"],
    /cannot start/,
  ],
];

for (const [what, args, message] of WRONG) {
  test(what, async () => {
    const { code, out, err } = await run(args, { credentials: UBAO, input: "{" });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, message);
    assert.ok(!err.includes("    at "), "no stack trace");
  });
}

test("secrets are not taken from arguments, by whatever name", async () => {
  for (const args of [
    ["--apiKey", "hunter2"],
    ["--api-key=hunter2"],
    ["--secretKey=hunter2"],
    ["--secret", "hunter2"],
    ["--desKey", "hunter2"],
    ["--keyB=hunter2"],
    ["--credentials", '{"apiKey":"hunter2"}'],
  ]) {
    const { code, err } = await run(["verify", "ubao", ...args]);
    assert.equal(code, 2, args[0]);
    assert.match(err, /PAYCHOP_CREDENTIALS/);
    assert.ok(!err.includes("hunter2"));
  }
});

test("credentials that are missing, broken or wrong are said to be, and not repeated", async () => {
  const missing = await run(["verify", "ubao"]);
  assert.deepEqual([missing.code, /PAYCHOP_CREDENTIALS/.test(missing.err)], [2, true]);
  for (const [credentials, message] of [
    ["hunter2", /PAYCHOP_CREDENTIALS is not JSON/],
    ['"hunter2"', /JSON objects/],
    ['{"merchantId":1,"apiKey":" hunter2"}', /invalid_credentials/],
    ['{"ubao":{"merchantId":1,"apiKey":""}}', /invalid_credentials/],
  ]) {
    const { code, err } = await run(["verify", "ubao"], { credentials });
    assert.equal(code, 2, credentials);
    assert.match(err, message);
    assert.ok(!err.includes("hunter2"));
  }
});
