/** What crosses between JavaScript and the core, and what must not. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import * as paychop from "paychop";
import { Basicex, Bibao, PaychopError, Ubao, Vpay } from "paychop";
import { notification } from "paychop/testing";
import { firstCase, gatewayOf, secretsOf } from "./support/vectors.mjs";

const credentials = { merchantId: 2000213, apiKey: "k3y-of-a-merchant" };
const baseUrl = "https://u.example";
const fixed = { baseUrl, now: () => 1_598_246_616_000, nonce: () => "152015" };
const ubao = new Ubao(credentials, fixed);
const good = firstCase("Ubao", { kind: "notification", succeeded: true });

describe("import and require", () => {
  const required = createRequire(import.meta.url)("paychop");

  it("give the same classes", () => {
    for (const [name, value] of Object.entries(paychop)) assert.equal(required[name], value, name);
  });

  it("give nothing else", () => assert.deepEqual(Object.keys(required).sort(), Object.keys(paychop).sort()));
});

describe("a runtime that gives no random bytes", () => {
  // Workers give none outside of a request. A process of its own, for the pool of this one is filled.
  const program = `
    import { Ubao } from "paychop";
    const ubao = new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" });
    const { getRandomValues } = crypto;
    crypto.getRandomValues = () => { throw new Error("not here"); };
    try { ubao.coins(); } catch (error) { console.log(error.name, error.code, error.field); }
    console.log(new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example", nonce: () => "7" }).coins().method);
    crypto.getRandomValues = getRandomValues;
    console.log(ubao.coins().method);
  `;

  it("makes an error like any other, after which the core goes on", () => {
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      encoding: "utf8",
    });
    assert.equal(output, "PaychopError invalid_options nonce\nPOST\nPOST\n");
  });

  const without = `
    process.getBuiltinModule = undefined;
    Object.defineProperty(globalThis, "crypto", { value: undefined });
    const { Ubao } = await import("paychop");
    const { notificationHandler } = await import("paychop/handler");
    const merchant = { merchantId: 1, apiKey: "k" };
    const ubao = new Ubao(merchant, { baseUrl: "https://u.example" });
    const told = (act) => { try { act(); } catch ({ code, field }) { console.log(code, field); } };
    const handler = notificationHandler(ubao, () => {}, {
      onRefused: ({ error }) => console.log("refused", error.code),
      onError: ({ code }) => console.log("failed", code),
    });
    const answered = async () => {
      const { status } = await handler(new Request("https://shop.example/", { method: "POST", body: "{" }));
      console.log(status);
    };
    told(() => ubao.coins());
    await answered();
    told(() => ubao.withdraw({ amount: 1 }));
    told(() => ubao.coins());
    told(() => new Ubao(merchant, { baseUrl: "https://u.example", nonce: () => "-" }).coins());
  `;

  it("and never has any: only the requests that need them fail for it", () => {
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", without], {
      encoding: "utf8",
    });
    assert.deepEqual(output.trim().split("\n"), [
      "not_initialised undefined",
      "refused malformed_body",
      "400",
      "invalid_request from",
      "not_initialised undefined",
      "invalid_options nonce",
    ]);
  });
});

describe("a gateway object", () => {
  it("shows no secret, however it is printed", () => {
    for (const wanted of [
      { gateway: "Basicex", op: "cashier" },
      { gateway: "Ubao", op: "coins" },
    ]) {
      const one = firstCase(wanted.gateway, { op: wanted.op });
      const gateway = gatewayOf(wanted.gateway, {
        ...one,
        options: { ...one.options, previous: [one.credentials] },
      });
      gateway[wanted.op](one.input);
      const printed =
        inspect(gateway, { showHidden: true, depth: 9, getters: true }) + JSON.stringify(gateway);
      for (const secret of secretsOf(one.credentials)) assert.ok(!printed.includes(secret));
    }
  });

  it("names itself as its notifications do, and its limit", () => {
    assert.equal(ubao.gateway, "ubao");
    assert.equal(ubao.maxBytes, 65536);
    assert.equal(new Ubao(credentials, { baseUrl, maxBytes: 100 }).maxBytes, 100);
  });

  it("keeps the credentials it was made with", () => {
    const own = { ...credentials };
    const gateway = new Ubao(own, fixed);
    own.apiKey = "another";
    assert.deepEqual(gateway.coins(), ubao.coins());
  });

  it("can be extended", () => {
    class Shop extends Ubao {
      mine() {
        return this.coins();
      }
    }
    assert.deepEqual(new Shop(credentials, fixed).mine(), ubao.coins());
  });
});

describe("a request", () => {
  it("is made for fetch", async () => {
    const made = ubao.withdraw({ from: "a", to: "b", amount: "10.32", coinID: 1002, chainType: 170 });
    const request = new Request(made.url, made);
    assert.equal(request.method, "POST");
    assert.match(request.headers.get("content-type"), /^application\/x-www-form-urlencoded/);
    assert.equal(await request.text(), made.body);
  });

  it("takes a Date, and writes it in Beijing time", () => {
    const order = {
      merOrderNo: "A1",
      clientIp: "127.0.0.1",
      totalAmount: "18.37",
      currency: "USDT",
      description: "d",
      orderSource: "WEB",
      tradeStartTime: new Date("2025-03-31T16:03:53Z"),
    };
    const { steps } = new Basicex({ merNo: "1", apiKey: "a", secretKey: "s" }).explain("precreate", order);
    assert.equal(JSON.parse(steps[0].value).tradeStartTime, "2025-04-01 00:03:53");
    const invalid = { ...order, tradeStartTime: new Date(Number.NaN) };
    assert.throws(() => new Basicex({ merNo: "1", apiKey: "a", secretKey: "s" }).precreate(invalid), {
      code: "invalid_request",
      field: "tradeStartTime",
    });
  });

  it("leaves undefined fields out", () => {
    const order = { coinID: 1002, address: "T1" };
    assert.deepEqual(ubao.pooling({ ...order, order_sn: undefined }), ubao.pooling(order));
  });

  it("takes nothing, null and {} for an operation without fields", () => {
    for (const nothing of [undefined, null, {}]) assert.deepEqual(ubao.coins(nothing), ubao.coins());
  });

  it("carries text of every script unharmed", () => {
    const message = `\u0000 \u007f é 充值 🧧 \u2028 "\\/ </script>\ufeff`;
    const { body } = ubao.verifyOwnership({ address: "a", message, sign: "s", chainType: 170 });
    const encoded = new URLSearchParams(body).get("body");
    const sent = JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
    assert.equal(sent.message, message);
  });

  it("has a new nonce and the present time where the caller gives none", () => {
    const gateway = new Ubao(credentials, { baseUrl });
    const bodies = Array.from({ length: 1000 }, () =>
      Object.fromEntries(new URLSearchParams(gateway.coins().body)),
    );
    assert.ok(new Set(bodies.map(({ nonce }) => nonce)).size > 990);
    for (const { nonce, timestamp } of bodies) {
      assert.match(String(nonce), /^[1-9]\d{0,9}$/);
      assert.ok(Math.abs(timestamp - Date.now() / 1000) < 60);
    }
  });

  it("may be made while the caller's own code makes others", () => {
    const order = { from: "a", to: "b", amount: "10.32", coinID: 1002, chainType: 170 };
    const busy = new Ubao(credentials, { ...fixed, nonce: () => (ubao.coins() ? "152015" : "") });
    const amount = { toJSON: () => (ubao.coins() ? order.amount : "") };
    assert.deepEqual(busy.withdraw({ ...order, amount }), ubao.withdraw(order));
  });
});

describe("random text", () => {
  const merchant = { merCode: "shop", desKey: "12345678", keyB: "b", keyALength: 3, keyCLength: 2 };
  const keyOf = (gateway) => JSON.parse(gateway.addUser({ UserName: "user1" }).body).key;

  it("for Bibao's key is drawn for A, then for C, each of its length", () => {
    const asked = [];
    const randomText = (length) => {
      asked.push(length);
      return "abc".slice(0, length);
    };
    assert.match(keyOf(new Bibao(merchant, { baseUrl, randomText })), /^abc[0-9a-f]{32}ab$/);
    assert.deepEqual(asked, [3, 2]);
  });

  it("for Bibao's key is drawn by the core where the caller gives none", () => {
    const gateway = new Bibao({ ...merchant, keyALength: undefined, keyCLength: undefined }, { baseUrl });
    assert.match(keyOf(gateway), /^[a-z0-9]{6}[0-9a-f]{32}[a-z0-9]{4}$/);
    assert.notEqual(keyOf(gateway), keyOf(gateway));
  });

  it("has the lengths of the table where the credentials do not say them", () => {
    const asked = [];
    const randomText = (length) => "abcdef".slice(0, asked.push(length) && length);
    const { keyALength: _, keyCLength: __, ...bare } = merchant;
    assert.match(keyOf(new Bibao(bare, { baseUrl, randomText })), /^abcdef[0-9a-f]{32}abcd$/);
    assert.deepEqual(asked, [6, 4]);
  });

  it("of another length is refused", () => {
    const gateway = new Bibao(merchant, { baseUrl, randomText: () => "ab" });
    assert.throws(() => keyOf(gateway), { code: "invalid_options", field: "randomText" });
  });
});

describe("a call at a path of the caller's", () => {
  const vpay = new Vpay({ key: "k", secret: "s" }, { baseUrl });
  const path = "/wallet-trade-merchant/v1/order/query";

  it("is signed like any other", () => {
    const { method, url, body } = vpay.call(path, { orderId: "1" });
    assert.deepEqual([method, url], ["POST", baseUrl + path]);
    assert.deepEqual(Object.keys(JSON.parse(body)).sort(), ["key", "orderId", "sign"]);
    assert.equal(vpay.explain("call", { orderId: "1" }, { path }).sign, JSON.parse(body).sign);
  });

  it("goes nowhere else", () => {
    for (const other of [
      "https://elsewhere.example/x",
      "/admin",
      "order/query",
      `${path}/../../../admin`,
      undefined,
      {},
    ]) {
      assert.throws(() => vpay.call(other, {}), { code: "invalid_request", field: "path" }, String(other));
    }
  });
});

describe("a form", () => {
  it("carries the caller's nonce on its script, and the same fields in page and object", () => {
    const one = firstCase("Basicex", { op: "cashier" });
    const { fields, html } = gatewayOf("Basicex", one).cashier(one.input, { cspNonce: "bm9uY2U=" });
    assert.match(html, /<script nonce="bm9uY2U=">/);
    const [, value] = /name="data" value="([^"]*)"/.exec(html);
    const NAMED = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
    const character = (entity, code) => NAMED[entity] ?? String.fromCodePoint(Number(code));
    assert.equal(value.replace(/&(?:#(\d+)|\w+);/g, character), fields.data);
    assert.match(fields.data, /[^\0-\x7f]/, "the order has text that the page, in ASCII, must escape");
  });
});

describe("a body", () => {
  const gateway = gatewayOf("Ubao", good);

  it("may be of another realm", () => {
    const bytes = runInNewContext("Uint8Array.from(text, (char) => char.charCodeAt(0))", { text: good.raw });
    assert.ok(!(bytes instanceof Uint8Array));
    assert.deepEqual(gateway.verify(bytes).data, good.data);
    assert.deepEqual(gateway.verify(bytes.buffer).data, good.data);
  });

  it("may be part of a larger buffer", () => {
    const padded = Buffer.from(`xx${good.raw}yy`);
    assert.deepEqual(gateway.verify(padded.subarray(2, padded.length - 2)).data, good.data);
  });

  it("is read up to maxBytes and no further", () => {
    const size = Buffer.byteLength(good.raw);
    const exact = new Ubao(good.credentials, { baseUrl, maxBytes: size });
    assert.deepEqual(exact.verify(good.raw).data, good.data);
    const less = new Ubao(good.credentials, { baseUrl, maxBytes: size - 1 });
    assert.throws(() => less.verify(good.raw), { code: "too_large" });
    assert.throws(() => less.verify(Buffer.from(good.raw)), { code: "too_large" });
  });

  it("of any size leaves the object in order", () => {
    const large = new Ubao(good.credentials, { baseUrl, maxBytes: 16 << 20 });
    for (let size = 1; size < 16 << 20; size *= 4) {
      const body = `{"pad":"${"好".repeat(size / 4)}"}`;
      assert.throws(() => large.verify(body), { code: "missing_signature" });
      assert.throws(() => large.verify(Buffer.from(body)), { code: "missing_signature" });
      assert.deepEqual(large.verify(good.raw).data, good.data);
    }
  });

  it("with a content type of null is one without", () => {
    assert.deepEqual(gateway.verify(good.raw, { contentType: null }), gateway.verify(good.raw));
  });
});

describe("a verified notification", () => {
  const vpay = new Vpay({ key: "k", secret: "s" }, { baseUrl });

  it("has its texts unharmed, whatever they hold", () => {
    for (const localOrderId of [
      "a\nb",
      'quo"ted',
      "back\\slash",
      "订单 🧧",
      "\u0001\u2028",
      "=",
      "{}",
      " ",
    ]) {
      const { headers, body } = notification(vpay, "payment", { localOrderId });
      const verified = vpay.verify(body, { contentType: headers["content-type"] });
      assert.equal(verified.merchantOrderId, localOrderId);
      assert.equal(verified.data.localOrderId, localOrderId);
    }
  });

  it("has no order number where none came, or an empty one", () => {
    const { body } = notification(vpay, "payment", { localOrderId: "" });
    const verified = vpay.verify(body);
    assert.ok(!Object.hasOwn(verified, "merchantOrderId"));
    assert.equal(verified.data.localOrderId, "");
    const { localOrderId: _, ...rest } = JSON.parse(body);
    const explained = vpay.explainNotification(JSON.stringify(rest));
    const bare = vpay.verify(JSON.stringify({ ...rest, sign: explained.sign }));
    assert.ok(!Object.hasOwn(bare, "merchantOrderId"));
    // Vpay signs no null: it is not there either, and is no text "null".
    const empty = vpay.verify(JSON.stringify({ ...rest, localOrderId: null, sign: explained.sign }));
    assert.ok(!Object.hasOwn(empty, "merchantOrderId"));
  });

  it("has fields that nobody signed apart from those that the gateway did", () => {
    const ubao = new Ubao(credentials, { baseUrl, encoding: "json" });
    const { body } = notification(ubao, "recharge");
    assert.deepEqual(ubao.verify(body).unsigned, {});
    const { unsigned, data } = ubao.verify(JSON.stringify({ ...JSON.parse(body), amount: 1e21, note: "x" }));
    assert.deepEqual(unsigned, { amount: "1e+21", note: "x" });
    assert.notEqual(data.amount, "1e+21");
  });
});

describe("earlier credentials", () => {
  it("still verify, and the notification says which", () => {
    const current = { ...good.credentials, apiKey: "the new one" };
    const gateway = new Ubao(current, { baseUrl, previous: [good.credentials] });
    assert.equal(gateway.verify(good.raw).secretIndex, 1);
    assert.equal(gatewayOf("Ubao", good).verify(good.raw).secretIndex, 0);
  });

  it("may be more than the input buffer holds between two calls", () => {
    const older = Array.from({ length: 400 }, (_, i) => ({ ...good.credentials, apiKey: `${i}`.repeat(20) }));
    assert.ok(JSON.stringify(older).length > 16_384);
    const gateway = new Ubao(good.credentials, { baseUrl, previous: older });
    assert.equal(gateway.verify(good.raw).secretIndex, 0);
    assert.deepEqual(ubao.coins(), ubao.coins());
  });
});

describe("an answer", () => {
  it("that is an unsigned error is not ok and not verified", () => {
    const one = firstCase("Basicex", { op: "query" });
    const answer = gatewayOf("Basicex", one).parseResponse(
      "query",
      '{"code":"1001","message":"no such order"}',
    );
    assert.deepEqual(
      [answer.ok, answer.verified, answer.code, answer.message],
      [false, false, "1001", "no such order"],
    );
  });

  it("is read from bytes as from text", () => {
    const text = '{"code":200,"message":"SUCCESS","address":"T1","chainType":160}';
    const answer = ubao.parseResponse("createAddress", text);
    assert.equal(answer.ok, true);
    assert.deepEqual(ubao.parseResponse("createAddress", Buffer.from(text)), answer);
  });
});

describe("a PaychopError", () => {
  it("is an Error with a code, a gateway and a field", () => {
    assert.throws(
      () => new Basicex({ merNo: "1", apiKey: "", secretKey: "x" }),
      (error) => {
        assert.ok(error instanceof Error);
        assert.ok(error instanceof PaychopError);
        assert.equal(String(error), `PaychopError: ${error.message}`);
        assert.deepEqual({ ...error }, { code: "invalid_credentials", field: "apiKey", gateway: "basicex" });
        return true;
      },
    );
  });

  it("holds no secret", () => {
    const secret = " a secret with a blank before it";
    assert.throws(
      () => new Ubao({ merchantId: 1, apiKey: secret }, { baseUrl }),
      (error) => {
        assert.ok(!inspect(error, { showHidden: true, depth: 9 }).includes(secret.trim()));
        return true;
      },
    );
  });
});
