/** What the probe sends, `notificationHandler` withstands: the same cases, from the one table. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { memoryReplay, nodeListener, notificationHandler } from "paychop/handler";
import { credentialsOf, gatewayOf, ids } from "../merchants.mjs";

/** Files of the package that it does not export. */
const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { casesOf } = await inside("cases/index.js");
const { contextOf } = await inside("context.js");
const { messageOf, payoutKindOf } = await inside("messages.js");
const { probe } = await inside("run.js");

/** A shop of one gateway: what it credits, and a way to send to it. */
function shop(gateway, kind = "payment") {
  const object = gatewayOf(gateway);
  const credits = new Map();
  const onEvent = async (event) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (event.kind === "otcQuery") return { Coin: "DC", CoinAmount: "18.37" };
    if (event.kind === "getBankCard") return BANK;
    if (event.kind === "otcVerify") return { ...BANK, Status: "1" };
    if (event.direction !== "in" || event.outcome !== "succeeded" || event.coinMatches === false)
      return undefined;
    const order = event.data[messageOf(gateway).orderField] ?? event.data.OrderNo;
    credits.set(order, [...(credits.get(order) ?? []), event.amount]);
    return undefined;
  };
  const handler = notificationHandler(object, onEvent, {
    ...(gateway === "basicex" && { kind }),
    replay: memoryReplay(),
    onRefused() {},
    onError() {},
  });
  const transport = async ({ method, headers, body, suffix = "", query = "" }, { slow, abandon }) => {
    // What never ends is no Request: it is sent over HTTP below.
    if (slow) return { failure: "left open" };
    const request = new Request(`https://shop.example/notify${suffix}${query}`, { method, headers, body });
    const response = await handler(request);
    if (abandon) return { failure: "hung up" };
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
  return { handler, transport, credited: async (order) => credits.get(order) ?? [] };
}

const BANK = { Account: "6222000000000000", Bank: "工商银行", RealName: "张三", SubBranch: "上海分行" };

for (const gateway of ids) {
  describe(`the probe's cases at a ${gateway} handler`, () => {
    for (const { id, group, title } of casesOf(gateway)) {
      it(`${group} ${id}: ${title}`, async () => {
        const { transport, credited } = shop(gateway);
        const options = {
          credentials: credentialsOf(gateway),
          seed: "test",
          only: [id],
          transport,
          credited,
        };
        const { results } = await probe(gateway, options);
        assert.equal(results.length, 1);
        const [{ verdict, reason, curl, answer }] = results;
        assert.equal(verdict, "right", `${reason}\n${curl}\n${JSON.stringify(answer)}`);
      });
    }
  });
}

describe("payouts, at a URL of their own", () => {
  const found = async (gateway, shopKind) => {
    const kind = payoutKindOf(gateway);
    const { transport, credited } = shop(gateway, shopKind ?? kind);
    const options = { credentials: credentialsOf(gateway), seed: "test", kind, transport, credited };
    const { results } = await probe(gateway, options);
    return results.filter(({ verdict }) => verdict !== "right");
  };

  for (const gateway of ["basicex", "lianhe"]) {
    it(`nothing is wrong at a ${gateway} handler`, async () => {
      const wrong = await found(gateway);
      assert.deepEqual(
        wrong.map(({ id, reason }) => `${id}: ${reason}`),
        [],
      );
    });
  }

  it("a failed payout of Basicex's is a payment to whoever takes it for one", async () => {
    const wrong = await found("basicex", "payment");
    const failed = wrong.find(({ id }) => id === "failed");
    assert.match(failed.reason, /^credited: 18\.37\./);
    assert.equal(failed.risk, "A payout is taken for a payment, and credited.");
    assert.match(failed.fix.text, /look merOrderNo up/);
  });
});

describe("all of them over HTTP, at nodeListener", () => {
  for (const gateway of ids) {
    it(gateway, async (t) => {
      const { handler, credited } = shop(gateway);
      const server = createServer(nodeListener(handler)).listen(0, "127.0.0.1");
      await once(server, "listening");
      t.after(() => {
        server.closeAllConnections();
        server.close();
      });
      const url = `http://127.0.0.1:${server.address().port}/notify`;
      const { results } = await probe(gateway, {
        credentials: credentialsOf(gateway),
        seed: "test",
        url,
        credited,
      });
      assert.equal(results.length, casesOf(gateway).length);
      assert.deepEqual(
        results.filter(({ verdict }) => verdict !== "right").map(({ id, reason }) => `${id}: ${reason}`),
        [],
      );
    });
  }
});

describe("the table", () => {
  it("has a row for each gateway, in which every name says something or null", () => {
    const names = ids.map((gateway) => Object.keys(messageOf(gateway)).sort());
    for (const [at, gateway] of ids.entries()) assert.deepEqual(names[at], names[0], gateway);
    assert.throws(() => messageOf("sixth"), /probe\/gateways has no sixth/);
  });

  it("names each case once, and gives each an order of its own", () => {
    for (const gateway of ids) {
      const ids = casesOf(gateway).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      const how = { credentials: credentialsOf(gateway), seed: "s", now: 0 };
      assert.equal(new Set(ids.map((id) => contextOf(gateway, id, how).order)).size, ids.length);
    }
  });
});
