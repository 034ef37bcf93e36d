import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Basicex, Ubao } from "paychop";
import { checkRequest, notification } from "paychop/testing";
import { BASICEX, run, UBAO } from "./support.mjs";

const BASE = ["--base-url", "https://ubao.example"];
const ADDRESS = JSON.stringify({ chainType: 160, callUrl: "https://shop.example/ubao" });
const ORDER = {
  merOrderNo: "C1",
  clientIp: "127.0.0.1",
  totalAmount: "18.30",
  currency: "USDT",
  description: "会员充值",
  orderSource: "WEB",
  tradeStartTime: "2023-03-31 22:03:53",
};

const ubao = new Ubao(UBAO, { baseUrl: "https://ubao.example" });
const basicex = new Basicex(BASICEX);

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "paychop-cli-"));
});
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

test("sign prints a request that the gateway takes", async () => {
  const { code, out } = await run(["sign", "ubao", "createAddress", ...BASE, "--json"], {
    input: ADDRESS,
    credentials: UBAO,
  });
  assert.equal(code, 0);
  assert.equal(checkRequest(ubao, JSON.parse(out)).ok, true);
});

test("sign prints for people what goes over the wire", async () => {
  const { code, out } = await run(["sign", "UBAO", "coins", "-", ...BASE], {
    input: "null",
    credentials: { ubao: UBAO },
  });
  assert.equal(code, 0);
  const [head, type, blank, body] = out.split("\n");
  assert.deepEqual([head, blank], ["POST https://ubao.example/mch/coins", ""]);
  assert.match(type, /^content-type: application\/x-www-form-urlencoded/);
  assert.equal(new URLSearchParams(body).get("merchantId"), `${UBAO.merchantId}`);
});

test("sign takes its input and credentials from files, and prints a cashier's page", async () => {
  const args = [
    "sign",
    "basicex",
    "cashier",
    file("order.json", ORDER),
    "--credentials",
    file("keys.json", { Basicex: BASICEX }),
  ];
  const form = await run([...args, "--json"]);
  assert.equal(form.code, 0);
  const signed = JSON.parse(form.out);
  assert.equal(checkRequest(basicex, signed).ok, true);
  assert.ok(signed.fields.data.includes('\\"totalAmount\\":18.30,'), "the digits as they were given");
  const page = await run([...args, "--html"]);
  assert.match(page.out, /^<!doctype html>/i);
});

test("sign tells every broken rule at once, and exits with 1", async () => {
  const input = JSON.stringify({ chainType: 161 });
  const people = await run(["sign", "ubao", "createAddress", ...BASE], { input, credentials: UBAO });
  assert.deepEqual([people.code, people.out], [1, ""]);
  assert.match(people.err, /chainType: not_allowed[\s\S]*callUrl: missing_field/);
  const program = await run(["sign", "ubao", "createAddress", ...BASE, "--json"], {
    input,
    credentials: UBAO,
  });
  assert.equal(program.code, 1);
  assert.deepEqual(
    JSON.parse(program.out).error.violations.map(({ field }) => field),
    ["chainType", "callUrl"],
  );
});

test("sign keeps the digits of a number, and prints a broken one nowhere", async () => {
  const input = JSON.stringify({ ...ORDER, totalAmount: 1 });
  const given = (number) => ({
    input: input.replace('"totalAmount":1', `"totalAmount":${number}`),
    credentials: BASICEX,
  });
  const { code, out } = await run(["sign", "basicex", "cashier", "--json"], given("18.30"));
  assert.equal(code, 0);
  assert.match(JSON.parse(out).fields.data, /\\"totalAmount\\":18\.30,/);
  const power = await run(["sign", "basicex", "cashier"], given("1e1"));
  assert.equal(power.code, 1);
  assert.match(power.err, /totalAmount: bad_format/);
});

test("sign needs a base URL where the gateway has none of its own", async () => {
  const { code, err } = await run(["sign", "ubao", "coins"], { input: "null", credentials: UBAO });
  assert.equal(code, 2);
  assert.match(err, /--base-url/);
  assert.doesNotMatch(err, /baseUrl/);
});

test("Vpay's generic call needs a path", async () => {
  const credentials = { key: "k", secret: "s" };
  const args = ["sign", "vpay", "call", "--base-url", "https://vpay.example"];
  const { code } = await run(args, { input: "{}", credentials });
  assert.equal(code, 2);
  const path = "/wallet-trade-merchant/v1/order/query";
  const signed = await run([...args, "--path", path], { input: "{}", credentials });
  assert.match(signed.out, /^POST https:\/\/vpay\.example\/wallet-trade-merchant\/v1\/order\/query\n/);
});

test("verify prints what a notification says", async () => {
  const { body } = notification(ubao, "recharge", { amount: "98260", decimals: 6 });
  const people = await run(["verify", "ubao"], { input: body, credentials: UBAO });
  assert.equal(people.code, 0);
  assert.match(people.out, /^outcome +succeeded$/m);
  assert.match(people.out, /^amount +0\.09826$/m);
  const program = await run(["verify", "ubao", file("body.json", body), "--json"], { credentials: UBAO });
  assert.deepEqual(JSON.parse(program.out), JSON.parse(JSON.stringify(ubao.verify(body))));
});

test("verify exits with 1 for what is forged, and says why", async () => {
  const { body } = notification(ubao, "recharge");
  const forged = body.replace(/sign=./, "sign=x");
  const { code, out, err } = await run(["verify", "ubao"], { input: forged, credentials: UBAO });
  assert.deepEqual([code, out], [1, ""]);
  assert.match(err, /^signature_mismatch: /);
  const program = await run(["verify", "ubao", "--json"], { input: forged, credentials: UBAO });
  assert.deepEqual([program.code, JSON.parse(program.out).error.code], [1, "signature_mismatch"]);
});

test("verify takes the kind, and the options of a file", async () => {
  const { body } = notification(basicex, "payment");
  assert.equal((await run(["verify", "basicex"], { input: body, credentials: BASICEX })).code, 1);
  const named = await run(["verify", "basicex", "--kind", "payment"], { input: body, credentials: BASICEX });
  assert.equal(named.code, 0);
  const options = file("options.json", { notificationKind: "payment", previous: [] });
  const byFile = await run(["verify", "basicex", "--options", options], {
    input: body,
    credentials: BASICEX,
  });
  assert.equal(byFile.code, 0);
  const unknown = await run(["verify", "basicex", "--kind", "refund"], { input: body, credentials: BASICEX });
  assert.equal(unknown.code, 2);
});

test("explain shows the sign string of a request and of a notification, without a secret", async () => {
  const request = await run(["explain", "ubao", "createAddress"], { input: ADDRESS, credentials: UBAO });
  assert.equal(request.code, 0);
  assert.match(request.out, /^signString .*<apiKey>/m);
  const { body } = notification(ubao, "recharge");
  const received = await run(["explain", "ubao", "--notification", "--json"], {
    input: body,
    credentials: UBAO,
  });
  assert.equal(JSON.parse(received.out).sign, new URLSearchParams(body).get("sign"));
  for (const { out } of [request, received]) assert.ok(!out.includes(UBAO.apiKey));
});

test("diagnose exits with 0 for what verifies, and else names the cause and its remedy", async () => {
  const { body } = notification(basicex, "payment");
  const good = await run(["diagnose", "basicex", "--kind", "payment"], { input: body, credentials: BASICEX });
  assert.equal(good.code, 0);
  const swapped = { ...BASICEX, apiKey: BASICEX.secretKey, secretKey: BASICEX.apiKey };
  const bad = await run(["diagnose", "basicex", "--kind", "payment", "--json"], {
    input: body,
    credentials: swapped,
  });
  assert.equal(bad.code, 1);
  const diagnosis = JSON.parse(bad.out);
  assert.equal(diagnosis.verified, false);
  assert.ok(diagnosis.findings.length > 0);
  const people = await run(["diagnose", "basicex", "--kind", "payment"], {
    input: body,
    credentials: swapped,
  });
  assert.ok(people.out.includes(diagnosis.findings[0].fix));
});
