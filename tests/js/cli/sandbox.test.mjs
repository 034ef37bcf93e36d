import assert from "node:assert/strict";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { Ubao } from "paychop";
import { start } from "./support.mjs";

/** Starts it and reads its lines one by one. */
function open(t, args) {
  const child = start(["sandbox", "--port", "0", ...args]);
  t.after(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  return { child, next };
}

async function stop(child) {
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  return code;
}

test("it prints its address, serves it, notes each request, and stops with 0", async (t) => {
  const { child, next } = open(t, ["--json", "--fast"]);
  const { url, gateways } = JSON.parse(await next());
  const { baseUrl, credentials } = gateways.ubao;
  const request = new Ubao(credentials, { baseUrl }).coins();
  assert.equal((await (await fetch(request.url, request)).json()).code, 200);
  const noted = JSON.parse(await next());
  assert.deepEqual([noted.gateway, noted.operation, noted.ok], ["ubao", "coins", true]);
  assert.match(noted.signString, /^<api_key>\d+$/);
  assert.equal((await fetch(`${url}/_sandbox/state`)).status, 200);
  assert.equal(await stop(child), 0);
  await assert.rejects(fetch(url));
});

test("for people it names the base URLs, and what is wrong with a request that it refuses", async (t) => {
  const { child, next } = open(t, []);
  const first = await next();
  const url = /^The sandbox listens on (http:\S+)\/$/.exec(first)[1];
  const welcome = [];
  for (
    let line = await next();
    line !== undefined && !line.includes("sandboxLianheAppKey01");
    line = await next()
  ) {
    welcome.push(line);
  }
  assert.ok(welcome.some((line) => line.includes(`${url}/ubao`)));
  const wrong = new Ubao({ merchantId: 2000213, apiKey: "another" }, { baseUrl: `${url}/ubao` }).coins();
  assert.equal((await (await fetch(wrong.url, wrong)).json()).code, 401);
  assert.equal(await next(), "", "a blank line ends the welcome");
  assert.match(await next(), /^ubao \/mch\/coins: refused, signature_mismatch: /);
  assert.match(await next(), /^ {2}signs <api_key>/);
  assert.equal(await stop(child), 0);
});
