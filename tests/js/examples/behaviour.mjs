/** What every example does, on loopback, with a signed notification, a forged one, a repeated one. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { notification } from "paychop/testing";
import { answerOf } from "../matrix/lib/loopback.mjs";

/** `more` adds tests of one example's own: it is given `post`, which answers with the server's Response, and its host. */
export function describeExample({ name, gateway, kind, environment, start }, more) {
  describe(name, () => {
    let server;
    const sent = notification(gateway, kind);
    const post = ({ method, headers, body } = sent, path = "") =>
      answerOf(new URL(path, server.url).href, server, { method, headers, body });

    before(async () => {
      server = await start(environment);
    });
    after(() => server?.stop());

    it("refuses a forged notification and credits nothing", async () => {
      const response = await post({ ...sent, body: forged(sent.body) });
      assert.deepEqual([response.status, await response.json()], [400, { code: "signature_mismatch" }]);
      assert.deepEqual(credits(server), []);
    });

    it("acknowledges a signed one in the gateway's own words and credits it", async () => {
      const options = { contentType: sent.headers["content-type"], kind };
      const verified = gateway.verify(sent.body, options);
      const { status, body } = gateway.ack(verified);
      const response = await post();
      assert.deepEqual([response.status, await response.text()], [status, body]);
      await until(() => credits(server).length > 0);
      assert.match(credits(server)[0], new RegExp(`^credit ${verified.amount} ${verified.currency} `));
    });

    it("acknowledges a repeated one and does not credit it again", async () => {
      const answers = [await post(), await post()];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      // Time for a second line to come, if one does.
      await pause(100);
      assert.equal(credits(server).length, 1);
    });

    more?.(post, () => new URL(server.url).host);
  });
}

/** The same message under another sign. */
function forged(body) {
  const changed = body.replace(
    /("?sign"?\W+)(\w)/i,
    (_, name, digit) => `${name}${digit === "0" ? "1" : "0"}`,
  );
  assert.notEqual(changed, body);
  return changed;
}

/** The lines that the example prints when it credits somebody. */
function credits(server) {
  return server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("credit "));
}

async function until(condition) {
  for (const end = Date.now() + 5000; !condition() && Date.now() < end; ) await pause(10);
}
