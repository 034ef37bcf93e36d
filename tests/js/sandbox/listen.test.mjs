/** Beginning and end of a sandbox: what is called at the same time is done once. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { createSandbox } from "paychop/sandbox";
import { openSandbox } from "./support.mjs";

const answers = (url) =>
  fetch(`${url}/_sandbox/state`).then(
    ({ ok }) => ok,
    () => false,
  );

test("calls of listen() at the same time start one server, which close() ends", async () => {
  const sandbox = createSandbox({ port: 0 });
  const urls = await Promise.all([sandbox.listen(), sandbox.listen(), sandbox.listen()]);
  assert.equal(new Set(urls).size, 1);
  assert.equal(sandbox.url, urls[0]);
  assert.equal(await answers(urls[0]), true);
  await Promise.all([sandbox.close(), sandbox.close()]);
  assert.deepEqual(await Promise.all(urls.map(answers)), [false, false, false]);
  assert.deepEqual([sandbox.url, sandbox.state()], [undefined, undefined]);
});

test("close() during listen() ends the server that is starting", async () => {
  const sandbox = createSandbox({ port: 0 });
  const listening = sandbox.listen();
  await sandbox.close();
  assert.equal(await answers(await listening), false);
  assert.equal(sandbox.url, undefined);
  const again = await sandbox.listen();
  assert.equal(await answers(again), true);
  await sandbox.close();
});

test("a listen() that failed can be called again", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const sandbox = createSandbox({ port: other.address().port });
  const failed = await Promise.allSettled([sandbox.listen(), sandbox.listen()]);
  assert.deepEqual(
    failed.map(({ reason }) => reason?.code),
    ["EADDRINUSE", "EADDRINUSE"],
  );
  other.close();
  await once(other, "close");
  assert.equal(await answers(await sandbox.listen()), true);
  await sandbox.close();
});

test("what fails inside of the sandbox is answered with 500, and its console says how", async (t) => {
  const said = t.mock.method(console, "error", () => {});
  const { state } = await openSandbox(t, {
    onRequest() {
      throw new Error("planted");
    },
  });
  const response = await fetch(`${state().gateways.ubao.baseUrl}/mch/coins`, { method: "POST", body: "{}" });
  assert.deepEqual([response.status, (await response.json()).code], [500, "sandbox_error"]);
  assert.match(String(said.mock.calls[0].arguments[0]), /planted/);
});
