/** A handler in a route of Express, with `nodeListener` and, by mistake, without: no request is left without its answer. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import express from "express";
import { Ubao } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";
import { notification } from "paychop/testing";

const ubao = new Ubao({ merchantId: 2000213, apiKey: "k" }, { baseUrl: "https://u.example" });
const handed = [];
const errors = [];
const options = { onError: (error) => errors.push(error.message), onRefused: () => {} };
const handler = notificationHandler(ubao, ({ data }) => handed.push(data.hash), options);

describe("Express", () => {
  let server;
  let url;

  before(async () => {
    const app = express();
    app.post("/wrapped", nodeListener(handler));
    app.post("/bare", handler);
    app.use("/used", handler);
    app.post("/raw", express.raw({ type: "*/*" }), handler);
    app.post("/parsed", express.json(), express.urlencoded(), handler);
    // As Hono, Koa and hapi call a route: with a context of their own.
    app.post("/context", (req, res) => handler({ req, res }));
    app.use((error, _req, res, _next) => res.status(500).send(error.message));
    server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  async function send(path, { method, headers, body }) {
    const response = await fetch(url + path, { method, headers, body, signal: AbortSignal.timeout(5000) });
    return [response.status, await response.text()];
  }

  for (const path of ["/wrapped", "/bare", "/used", "/raw"]) {
    it(`serves a notification at ${path}`, async () => {
      const sent = notification(ubao, "recharge", { hash: `0x${path}` });
      assert.deepEqual(await send(path, sent), [200, "SUCCESS"]);
      assert.equal(handed.at(-1), `0x${path}`);
      const forged = { ...sent, body: sent.body.replace("nonce", "nonces") };
      assert.equal((await send(path, forged))[0], 400);
    });
  }

  it("says that a parser has read the body", async () => {
    assert.equal((await send("/parsed", notification(ubao, "recharge", { hash: "0x1" })))[0], 500);
    assert.match(errors.pop(), /before body parsers/);
  });

  it("says at once what it takes, where it is given something else", async () => {
    const [status, text] = await send("/context", notification(ubao, "recharge", { hash: "0x2" }));
    assert.equal(status, 500);
    assert.match(text, /nodeListener\(handler\)/);
  });
});
