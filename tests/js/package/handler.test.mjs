/** `paychop/handler`: each delivery gets the answer that makes the gateway do the right thing next. */
import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { createServer, request } from "node:http";
import * as http2 from "node:http2";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Basicex, Bibao, Ubao } from "paychop";
import { memoryReplay, nodeListener, notificationHandler, redisReplay } from "paychop/handler";
import { notification } from "paychop/testing";

const JSON_TYPE = "application/json";
const UBAO = [
  { merchantId: 2000213, apiKey: "k" },
  { baseUrl: "https://u.example", encoding: "json" },
];
const ubao = new Ubao(...UBAO);
const bibao = new Bibao({ merCode: "shop", desKey: "12345678", keyB: "b" }, { baseUrl: "https://b.example" });
const basicex = new Basicex({ merNo: "811496833912834", apiKey: "a", secretKey: "s" });

let events = 0;
/** A new event each time. */
function recharge() {
  events += 1;
  return notification(ubao, "recharge", { hash: `0x${events}` }).body;
}

function post(body, headers = { "content-type": JSON_TYPE }) {
  return new Request("https://shop.example/notify", { method: "POST", headers, body });
}

/** A handler that keeps what it was handed. */
function recorder(onEvent = () => {}, options = {}) {
  const handed = [];
  const errors = [];
  const onError = (error) => errors.push(error.message);
  const record = (event) => {
    handed.push(event);
    return onEvent(event);
  };
  const refusals = [];
  const onRefused = (refusal) => refusals.push(refusal);
  const handler = notificationHandler(ubao, record, { onError, onRefused, ...options });
  return { handed, errors, refusals, handler };
}

async function answerOf(response) {
  return [response.status, await response.text()];
}

describe("notificationHandler", () => {
  it("hands a genuine event on and answers with the exact ack", async () => {
    const { handler, handed } = recorder();
    const response = await handler(post(recharge()));
    assert.match(response.headers.get("content-type"), /^text\/plain/);
    assert.deepEqual(await answerOf(response), [200, "SUCCESS"]);
    assert.equal(handed[0].kind, "recharge");
    assert.equal(handed[0].outcome, "succeeded");
  });

  it("waits for the event to be handled", async () => {
    let done = false;
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done = true;
    };
    await recorder(slow).handler(post(recharge()));
    assert.equal(done, true);
  });

  it("acks a repeated delivery without handing it on twice", async () => {
    const { handler, handed } = recorder();
    const body = recharge();
    for (let i = 0; i < 3; i++) assert.deepEqual(await answerOf(await handler(post(body))), [200, "SUCCESS"]);
    assert.equal(handed.length, 1);
  });

  it("sends a delivery away while the same event is being handled", async () => {
    let finish;
    const { handler, handed } = recorder(() => new Promise((resolve) => (finish = resolve)));
    const body = recharge();
    const first = handler(post(body));
    while (finish === undefined) await new Promise(setImmediate);
    assert.deepEqual(await answerOf(await handler(post(body))), [503, "FAIL"]);
    finish();
    assert.deepEqual(await answerOf(await first), [200, "SUCCESS"]);
    assert.deepEqual(await answerOf(await handler(post(body))), [200, "SUCCESS"]);
    assert.equal(handed.length, 1);
  });

  it("makes the gateway come again when the event could not be handled, and then hands it on again", async () => {
    let broken = true;
    const { handler, handed, errors } = recorder(() => {
      if (broken) throw new Error("the database is away");
    });
    const body = recharge();
    const [status, text] = await answerOf(await handler(post(body)));
    assert.ok(status >= 500);
    assert.notEqual(text, "SUCCESS");
    assert.ok(!text.includes("database"));
    assert.deepEqual(errors, ["the database is away"]);
    broken = false;
    assert.deepEqual(await answerOf(await handler(post(body))), [200, "SUCCESS"]);
    assert.equal(handed.length, 2);
  });

  it("refuses what is not signed with nothing but a code", async () => {
    const { handler, handed } = recorder();
    const forged = recharge().replace('"nonce":', '"nonce":1');
    assert.deepEqual(await answerOf(await handler(post(forged))), [400, '{"code":"signature_mismatch"}']);
    assert.deepEqual(await answerOf(await handler(post("{"))), [400, '{"code":"malformed_body"}']);
    assert.deepEqual(await answerOf(await handler(post(null))), [400, '{"code":"malformed_body"}']);
    assert.equal(handed.length, 0);
  });

  it("takes POST only", async () => {
    const { handler } = recorder();
    for (const method of ["GET", "PUT", "DELETE"]) {
      const response = await handler(new Request("https://shop.example/notify", { method }));
      assert.equal(response.status, 405);
      assert.equal(response.headers.get("allow"), "POST");
    }
  });

  it("takes the content types that the gateways send, and any other by its bytes", async () => {
    const { handler } = recorder();
    for (const type of [
      JSON_TYPE,
      `${JSON_TYPE};charset=UTF-8`,
      "Application/JSON ; charset=utf-8",
      "text/plain",
    ]) {
      assert.equal((await handler(post(recharge(), { "content-type": type }))).status, 200, type);
    }
    const untyped = post(Buffer.from(recharge()), {});
    assert.equal(untyped.headers.get("content-type"), null);
    assert.equal((await handler(untyped)).status, 200);
  });

  it("reads a body up to the gateway's limit, whatever its length is said to be", async () => {
    const { handler } = recorder();
    assert.deepEqual(await answerOf(await handler(post("x".repeat(65_537)))), [413, '{"code":"too_large"}']);
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(10_000));
      },
    });
    const request = new Request("https://shop.example/notify", {
      method: "POST",
      headers: { "content-type": JSON_TYPE },
      body: endless,
      duplex: "half",
    });
    assert.deepEqual(await answerOf(await handler(request)), [413, '{"code":"too_large"}']);
    assert.ok(pulled < 20);
  });

  it("holds a body to the limit that has another length than it says", async () => {
    const { handler } = recorder();
    const headers = { "content-type": JSON_TYPE, "content-length": "5" };
    assert.deepEqual(await answerOf(await handler(post("x".repeat(65_537), headers))), [
      413,
      '{"code":"too_large"}',
    ]);
  });

  it("answers a body that breaks off", async () => {
    const { handler } = recorder();
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    const request = new Request("https://shop.example/notify", {
      method: "POST",
      body: broken,
      duplex: "half",
    });
    assert.equal((await handler(request)).status, 400);
  });

  it("passes the kind on that the caller names", async () => {
    const { body } = notification(basicex, "payment");
    const handed = [];
    const handle = (kind) =>
      notificationHandler(basicex, (event) => handed.push(event), { kind })(post(body));
    assert.deepEqual(await answerOf(await handle("payment")), [200, "success"]);
    assert.equal(handed[0].kind, "payment");
  });
});

describe("what a callback assigns to its event", () => {
  for (const name of ["replayKey", "kind", "gateway", "secretIndex"]) {
    for (const fails of [false, true]) {
      it(`${name}: ${fails ? "the event comes again" : "it is handed on once"}`, async () => {
        const { handler, handed } = recorder((event) => {
          event[name] = "another";
          if (fails && handed.length === 1) throw new Error("the database is away");
        });
        const body = recharge();
        const statuses = [];
        for (let i = 0; i < 4; i++) statuses.push((await handler(post(body))).status);
        assert.deepEqual(statuses, fails ? [500, 200, 200, 200] : [200, 200, 200, 200]);
        assert.equal(handed.length, fails ? 2 : 1);
      });
    }
  }
});

it("without a store, all handlers of a process share one", async () => {
  const handed = [];
  const onEvent = (event) => handed.push(event);
  const body = recharge();
  for (const gateway of [ubao, ubao, new Ubao(...UBAO)]) {
    assert.equal((await notificationHandler(gateway, onEvent)(post(body))).status, 200);
  }
  assert.equal(handed.length, 1);
});

describe("a notification that asks for data", () => {
  const card = { Account: "6222021234567890123", Bank: "招商银行", RealName: "张三", SubBranch: "深圳分行" };
  const { headers, body } = notification(bibao, "getBankCard");
  const question = () => new Request("https://shop.example/notify", { method: "POST", headers, body });

  it("is answered, signed, with what onEvent returns, every time", async () => {
    let asked = 0;
    const handler = notificationHandler(bibao, async () => {
      asked += 1;
      return card;
    });
    const expected = bibao.reply(bibao.verify(body, { contentType: headers["content-type"] }), card);
    for (let i = 0; i < 3; i++) {
      const response = await handler(question());
      assert.match(response.headers.get("content-type"), /^application\/json/);
      assert.deepEqual(await answerOf(response), [200, expected.body]);
    }
    assert.equal(asked, 3);
  });

  it("is refused when onEvent returns no such data", async () => {
    const errors = [];
    const onError = (error) => errors.push(error.code);
    for (const data of [undefined, {}, { ...card, Colour: "red" }]) {
      const [status, text] = await answerOf(
        await notificationHandler(bibao, () => data, { onError })(question()),
      );
      assert.ok(status >= 500);
      assert.ok(!text.includes(card.Account));
    }
    assert.deepEqual(errors, ["invalid_request", "invalid_request", "invalid_request"]);
  });
});

describe("a replay store", () => {
  /** A store that writes down what it is asked, and does what it is told. */
  function store(behaviour = {}) {
    const asked = [];
    const method = (name, result) => async (key) => {
      asked.push(`${name} ${key.split(":")[0]}`);
      if (behaviour[name] instanceof Error) throw behaviour[name];
      return behaviour[name] ?? result;
    };
    return { asked, begin: method("begin", "new"), finish: method("finish"), release: method("release") };
  }

  it("is told when an event begins and is finished", async () => {
    const replay = store();
    await recorder(undefined, { replay }).handler(post(recharge()));
    assert.deepEqual(replay.asked, ["begin ubao", "finish ubao"]);
  });

  it("is told to release an event that failed", async () => {
    const replay = store();
    const fails = () => Promise.reject(new Error("no"));
    assert.equal((await recorder(fails, { replay }).handler(post(recharge()))).status, 500);
    assert.deepEqual(replay.asked, ["begin ubao", "release ubao"]);
  });

  it("that is away lets no event through", async () => {
    const replay = store({ begin: new Error("store is away") });
    const { handler, handed, errors } = recorder(undefined, { replay });
    assert.equal((await handler(post(recharge()))).status, 503);
    assert.equal(handed.length, 0);
    assert.deepEqual(errors, ["store is away"]);
  });

  it("that cannot note the end does not have the event handed on again", async () => {
    const replay = store({ finish: new Error("store is away") });
    const { handler, errors } = recorder(undefined, { replay });
    assert.deepEqual(await answerOf(await handler(post(recharge()))), [200, "SUCCESS"]);
    assert.deepEqual(errors, ["store is away"]);
  });

  it("that cannot release still has the first error told", async () => {
    const replay = store({ release: new Error("store is away") });
    const { handler, errors } = recorder(() => Promise.reject(new Error("no")), { replay });
    assert.equal((await handler(post(recharge()))).status, 500);
    assert.deepEqual(errors, ["store is away", "no"]);
  });

  it("in memory forgets the oldest finished events first, and none that is under way", () => {
    const replay = memoryReplay(2);
    assert.equal(replay.begin("under way"), "new");
    for (const key of ["a", "b", "c", "d", "e"]) {
      assert.equal(replay.begin(key), "new");
      replay.finish(key);
    }
    assert.deepEqual(["under way", "c", "d", "e"].map(replay.begin), ["busy", "done", "done", "done"]);
    assert.equal(replay.begin("a"), "new");
  });

  it("in memory hands an event on again when its callback has not ended after ten minutes", (t) => {
    t.mock.timers.enable({ apis: ["Date"] });
    const replay = memoryReplay();
    assert.equal(replay.begin("key"), "new");
    t.mock.timers.tick(599_999);
    assert.equal(replay.begin("key"), "busy");
    t.mock.timers.tick(1);
    assert.equal(replay.begin("key"), "new");
    // One of the two has failed; the other may still be at it.
    replay.release("key");
    assert.equal(replay.begin("key"), "busy");
    replay.finish("key");
    assert.throws(() => replay.finish("key"), /may be handled twice/);
    assert.equal(replay.begin("key"), "done");
  });

  it("in Redis remembers for good, or for as long as it is told", async () => {
    const sent = [];
    const command = async (...words) => void sent.push(words.slice(3)) ?? null;
    for (const rememberSeconds of [undefined, 60]) {
      const replay = redisReplay(command, { rememberSeconds });
      assert.equal(await replay.begin("key"), "new");
      await replay.finish("key");
    }
    const claimed = ["NX", "GET", "EX", "60"];
    assert.deepEqual(sent, [claimed, ["GET"], claimed, ["GET", "EX", "60"]]);
  });

  it("in memory costs the same for each event, however many there were", () => {
    const replay = memoryReplay(1000);
    const took = (from) => {
      const start = performance.now();
      for (let i = from; i < from + 50_000; i++) {
        replay.begin(`${i}`);
        replay.finish(`${i}`);
      }
      return performance.now() - start;
    };
    took(0);
    const first = took(1e6);
    const later = Math.min(took(2e6), took(3e6), took(4e6));
    assert.ok(later < 5 * first, `${later} ms after ${first} ms`);
  });

  it("that answers with anything else lets no event through", async () => {
    for (const begin of [true, undefined, "NEW", 1, null, {}]) {
      const replay = { ...store(), begin: () => begin };
      const { handler, handed, errors } = recorder(undefined, { replay });
      assert.equal((await handler(post(recharge()))).status, 500);
      assert.equal(handed.length, 0);
      assert.match(errors[0], /"new", "busy" or "done"/);
    }
  });
});

describe("nodeListener", () => {
  let server;
  let url;
  const { handler, handed, errors } = recorder();
  /** What a middleware did before, by path. */
  const middleware = {
    "/kept": async (req) => {
      req.rawBody = await bytesOf(req);
      req.body = JSON.parse(req.rawBody);
    },
    "/array-buffer": async (req) => {
      req.rawBody = Uint8Array.from(await bytesOf(req)).buffer;
    },
    "/parsed": async (req) => {
      req.body = JSON.parse(await bytesOf(req));
    },
  };

  before(async () => {
    const listener = nodeListener(handler);
    server = createServer(async (req, res) => {
      await middleware[req.url]?.(req);
      await listener(req, res);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const send = (path, body) =>
    fetch(url + path, { method: "POST", headers: { "content-type": JSON_TYPE }, body });

  it("leaves a request alone that a middleware has answered meanwhile", async (t) => {
    const slow = nodeListener(notificationHandler(ubao, () => pause(50)));
    const settled = [];
    const impatient = createServer((req, res) => {
      res.writeHead(503).end();
      settled.push(slow(req, res));
    });
    await new Promise((resolve) => impatient.listen(0, "127.0.0.1", resolve));
    t.after(() => impatient.close());
    const address = `http://127.0.0.1:${impatient.address().port}`;
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": JSON_TYPE },
      body: recharge(),
    });
    assert.equal(response.status, 503);
    await Promise.all(settled);
    impatient.closeAllConnections();
  });

  it("ends for a sender who left before it was called", async (t) => {
    const listener = nodeListener(handler);
    let told;
    const called = new Promise((resolve) => {
      told = resolve;
    });
    const late = createServer((req, res) => {
      req.once("close", () => told(listener(req, res)));
    });
    await new Promise((resolve) => late.listen(0, "127.0.0.1", resolve));
    t.after(() => late.close());
    const socket = connect(late.address().port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345", () => socket.destroy());
    await called;
  });

  it("keeps nothing of a body that is too large, however long it goes on", async () => {
    const req = Object.assign(new EventEmitter(), { method: "POST", headers: {} });
    const statuses = [];
    const answered = nodeListener(handler)(req, { writeHead: (status) => statuses.push(status), end() {} });
    await pause(0);
    // More than any array can have.
    req.emit("data", { length: 2 ** 53 - 1 });
    await answered;
    assert.deepEqual(statuses, [413]);
    req.emit("end");
  });

  it("serves Node's http server", async () => {
    const body = recharge();
    const response = await send("/", body);
    assert.match(response.headers.get("content-type"), /^text\/plain/);
    assert.equal(response.headers.get("content-length"), "7");
    assert.deepEqual(await answerOf(response), [200, "SUCCESS"]);
    assert.deepEqual(await answerOf(await send("/", body)), [200, "SUCCESS"]);
    assert.equal(handed.length, 1);
    assert.deepEqual(await answerOf(await send("/", body.replace('"nonce":', '"nonce":1'))), [
      400,
      '{"code":"signature_mismatch"}',
    ]);
    assert.equal((await fetch(url)).status, 405);
  });

  it("answers a body that is far too large", async () => {
    assert.deepEqual(await answerOf(await send("/", "x".repeat(5_000_000))), [413, '{"code":"too_large"}']);
    const chunks = Array.from({ length: 100 }, () => new Uint8Array(50_000));
    const streamed = await fetch(url, {
      method: "POST",
      headers: { "content-type": JSON_TYPE },
      body: ReadableStream.from(chunks),
      duplex: "half",
    });
    assert.deepEqual(await answerOf(streamed), [413, '{"code":"too_large"}']);
  });

  it("takes the raw body that a middleware kept", async () => {
    for (const path of ["/kept", "/array-buffer"]) {
      assert.deepEqual(await answerOf(await send(path, recharge())), [200, "SUCCESS"]);
    }
  });

  it("has the same bytes where a middleware has set an encoding", async () => {
    const card = '{"Account":"6222","Bank":"招商银行","RealName":"张三","SubBranch":"深圳"}';
    for (const encoding of ["utf8", "latin1", "hex"]) {
      for (const handle of [handler, async (request) => new Response(await request.text())]) {
        const body = handle === handler ? recharge() : card;
        const listener = nodeListener(handle);
        const decoded = createServer((req, res) => listener(req.setEncoding(encoding), res));
        await new Promise((resolve) => decoded.listen(0, "127.0.0.1", resolve));
        const bytes = Buffer.from(body);
        // Within a character, where there is one of several bytes.
        const cut = bytes.findIndex((byte) => byte > 127) + 1 || 9;
        const parts = [bytes.subarray(0, cut), bytes.subarray(cut)];
        const answer = await inParts(decoded.address().port, parts);
        assert.equal(answer, handle === handler ? "SUCCESS" : card, encoding);
        decoded.close();
        decoded.closeAllConnections();
      }
    }
  });

  it("says so when a middleware kept only the parsed object", async () => {
    assert.equal((await send("/parsed", recharge())).status, 500);
    assert.match(errors.pop(), /before body parsers/);
  });

  it("serves any other handler of WHATWG's form, and answers what no Request can say", async (context) => {
    const printed = context.mock.method(console, "error", () => {});
    const plain = createServer(nodeListener(async (request) => new Response(await request.text())));
    await new Promise((resolve) => plain.listen(0, "127.0.0.1", resolve));
    const { port } = plain.address();
    const echoed = await fetch(`http://127.0.0.1:${port}`, { method: "POST", body: "a=1" });
    assert.deepEqual(await answerOf(echoed), [200, "a=1"]);
    for (const line of ["TRACE / HTTP/1.1", "GET http://[ HTTP/1.1"]) {
      assert.match(await statusLine(port, line), / 400 /, line);
      assert.match(await statusLine(server.address().port, line), / 405 /, line);
    }
    assert.equal(printed.mock.callCount(), 0);
    plain.close();
    plain.closeAllConnections();
  });

  it("gives any other handler the whole target, and sends all its cookies", async (context) => {
    const seen = [];
    const cookies = ["a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT", "b=2"];
    const handle = ({ url }) => {
      seen.push(url);
      return new Response(null, { headers: [...cookies.map((one) => ["set-cookie", one]), ["x-one", "1"]] });
    };
    const listening = createServer(nodeListener(handle));
    await new Promise((resolve) => listening.listen(0, "127.0.0.1", resolve));
    context.after(() => listening.close());
    const { port } = listening.address();
    const { headers } = await fetch(`http://127.0.0.1:${port}/a?b=1`);
    assert.deepEqual(headers.getSetCookie(), cookies);
    assert.equal(headers.get("x-one"), "1");
    for (const target of ["//evil.example/x?y", "//", "//[", "http://other.example/z"]) {
      assert.match(await statusLine(port, `GET ${target} HTTP/1.1`), / 200 /, target);
    }
    assert.deepEqual(seen, [
      "http://localhost/a?b=1",
      "http://localhost//evil.example/x?y",
      "http://localhost//",
      "http://localhost//[",
      "http://other.example/z",
    ]);
  });

  it("serves HTTP/2 as well", async () => {
    const second = http2.createServer(nodeListener(handler));
    await new Promise((resolve) => second.listen(0, "127.0.0.1", resolve));
    const client = http2.connect(`http://127.0.0.1:${second.address().port}`);
    const stream = client.request({ ":method": "POST", ":path": "/", "content-type": JSON_TYPE });
    const status = new Promise((resolve) => stream.on("response", (headers) => resolve(headers[":status"])));
    stream.end(recharge());
    assert.deepEqual([await status, String(await bytesOf(stream))], [200, "SUCCESS"]);
    client.close();
    second.close();
  });

  it("outlives a sender that goes away in the midst of its body", async () => {
    const { port } = server.address();
    await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{", () => socket.destroy());
      });
      socket.on("close", resolve);
    });
    assert.deepEqual(await answerOf(await send("/", recharge())), [200, "SUCCESS"]);
  });
});

/** The answer's body to a request whose body comes in parts, one after the other. */
async function inParts(port, parts) {
  const sent = request({ port, host: "127.0.0.1", method: "POST", headers: { "content-type": JSON_TYPE } });
  const answered = once(sent, "response");
  for (const part of parts) {
    sent.write(part);
    await pause(20);
  }
  sent.end();
  const [response] = await answered;
  return String(await bytesOf(response));
}

/** The first line of the answer to a request without headers. */
function statusLine(port, line) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    let text = "";
    socket.on("data", (chunk) => (text += chunk));
    socket.on("end", () => resolve(text.split("\r\n", 1)[0]));
    socket.on("error", reject);
  });
}

async function bytesOf(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks);
}
