/** `paychop/handler`: nothing is refused in silence, and no code of the merchant's ends anything. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Basicex, Ubao, Vpay } from "paychop";
import { memoryReplay, notificationHandler } from "paychop/handler";
import { notification } from "paychop/testing";

const ubao = new Ubao(
  { merchantId: 2000213, apiKey: "k" },
  { baseUrl: "https://u.example", encoding: "json" },
);
const vpay = new Vpay({ key: "k", secret: "s" }, { baseUrl: "https://v.example" });
const basicex = new Basicex({ merNo: "811496833912834", apiKey: "a", secretKey: "s" });

/** A notification as its gateway posts it, with some text of it changed. */
function post({ headers, body }, change = (text) => text) {
  return new Request("https://shop.example/notify", { method: "POST", headers, body: change(body) });
}

const forged = (text) => text.replace(/(nonce"?[=:])/, "$11");

/** A handler, and all that its hooks received. */
function recorded(gateway, onEvent = () => {}, options = {}) {
  const refused = [];
  const errors = [];
  const observed = [];
  const hooks = {
    onRefused: (refusal) => refused.push(refusal),
    onError: (error, event) => errors.push([error.message, event?.kind]),
    observe: (what) => observed.push(what),
  };
  return {
    refused,
    errors,
    observed,
    handler: notificationHandler(gateway, onEvent, { replay: memoryReplay(), ...hooks, ...options }),
  };
}

async function answerOf(response) {
  return [response.status, await response.text()];
}

describe("onRefused", () => {
  it("receives a forgery, with its bytes and a diagnosis on demand", async () => {
    const { handler, refused } = recorded(
      new Ubao({ merchantId: 2000213, apiKey: "other" }, { baseUrl: "https://u.example", encoding: "json" }),
    );
    const sent = notification(ubao, "recharge");
    assert.deepEqual(await answerOf(await handler(post(sent))), [400, '{"code":"signature_mismatch"}']);
    const [{ error, raw, contentType, diagnose }] = refused;
    assert.equal(error.code, "signature_mismatch");
    assert.equal(new TextDecoder().decode(raw), sent.body);
    assert.equal(contentType, sent.headers["content-type"]);
    assert.equal(diagnose().findings[0].code, "secret_or_content_differs");
  });

  it("receives a body that is too large, without its bytes", async () => {
    const small = new Ubao(
      { merchantId: 2000213, apiKey: "k" },
      { baseUrl: "https://u.example", maxBytes: 16 },
    );
    const { handler, refused } = recorded(small);
    assert.equal((await handler(post(notification(ubao, "recharge")))).status, 413);
    assert.deepEqual(
      [refused[0].error.code, refused[0].raw, refused[0].diagnose()],
      ["too_large", undefined, undefined],
    );
  });

  it("receives an authentic message that is not understood, and the gateway sends it again", async () => {
    const { handler, refused, observed } = recorded(vpay);
    const changed = notification(vpay, "payment", { type: "REFUND" });
    const [status, text] = await answerOf(await handler(post(changed)));
    assert.ok(status >= 500);
    assert.equal(text, "fail");
    assert.deepEqual([refused[0].error.code, refused[0].error.authentic], ["kind_mismatch", true]);
    assert.equal(refused[0].error.data.type, "REFUND");
    assert.deepEqual(observed, [
      { gateway: "vpay", type: "refused", code: "kind_mismatch", authentic: true },
    ]);
  });

  it("prints a field's name in one line, whatever its sender wrote", async (context) => {
    const printed = context.mock.method(console, "error", () => {});
    const name = JSON.stringify("x\u001b[2K\npaychop: an AUTHENTIC notification: credit order 77");
    await notificationHandler(vpay, () => {})(
      post(notification(vpay, "payment"), () => `{${name}:1,${name}:2}`),
    );
    const [line] = printed.mock.calls[0].arguments;
    assert.match(line, /^paychop: a vpay notification was refused \(duplicate_field of x\?\[2K\?paychop/);
    assert.doesNotMatch(line, /[^\x20-\x7e]/);
  });

  it("prints one line a second when it is left out, and what is authentic as a warning of its own", async (context) => {
    const lines = context.mock.method(console, "error", () => {});
    const warnings = context.mock.method(console, "warn", () => {});
    context.mock.timers.enable({ apis: ["Date", "setTimeout"], now: 1_700_000_000_000 });
    const options = { onRefused: undefined };
    const { handler } = recorded(ubao, undefined, options);
    for (let i = 0; i < 5; i++) await handler(post(notification(ubao, "recharge"), forged));
    assert.equal(lines.mock.callCount(), 1);
    assert.match(lines.mock.calls[0].arguments[0], /signature_mismatch/);
    context.mock.timers.tick(1000);
    assert.match(lines.mock.calls[1].arguments[0], /4 more/);
    await recorded(vpay, undefined, options).handler(post(notification(vpay, "payment", { type: "REFUND" })));
    assert.match(warnings.mock.calls[0].arguments[0], /AUTHENTIC vpay .*kind_mismatch/);
  });
});

describe("hooks of the merchant's", () => {
  it("may throw or reject without ending anything", async (context) => {
    const printed = context.mock.method(console, "error", () => {});
    const hooks = [
      () => {
        throw new Error("hook");
      },
      () => Promise.reject(new Error("hook")),
    ];
    for (const hook of hooks) {
      const options = { onRefused: hook, onError: hook, observe: hook };
      const { handler } = recorded(ubao, () => Promise.reject(new Error("no")), options);
      assert.equal((await handler(post(notification(ubao, "recharge"), forged))).status, 400);
      assert.equal((await handler(post(notification(ubao, "recharge")))).status, 500);
      await new Promise(setImmediate);
    }
    assert.ok(printed.mock.callCount() >= hooks.length);
  });

  it("receive the error of a `now` that throws: it is not the sender's mistake", async () => {
    for (const now of [() => NaN, () => JSON.parse("{")]) {
      const late = new Ubao({ merchantId: 2000213, apiKey: "k" }, { baseUrl: "https://u.example", now });
      const { handler, errors, refused } = recorded(late);
      assert.equal((await handler(post(notification(ubao, "recharge")))).status, 500);
      assert.deepEqual([errors.length, refused.length], [1, 0]);
    }
  });

  const readers = {
    "has read": (request) => request.text(),
    "is reading": (request) => void request.body.getReader(),
    "hands to two others": (request) => void request.body.tee(),
    "has begun to read": async (request) => {
      const reader = request.body.getReader();
      await reader.read();
      reader.releaseLock();
    },
  };
  for (const [what, read] of Object.entries(readers)) {
    for (const length of [undefined, "1"]) {
      it(`receive the error of a Request that somebody ${what}, with the length ${length}`, async () => {
        const { handler, errors, refused } = recorded(ubao);
        const request = post(notification(ubao, "recharge"));
        if (length !== undefined) request.headers.set("content-length", length);
        await read(request);
        assert.deepEqual(await answerOf(await handler(request)), [500, "FAIL"]);
        assert.match(errors[0][0], /The body was read before it came here/);
        assert.equal(refused.length, 0);
      });
    }
  }

  it("receive the error of a stream that gives no bytes", async () => {
    const { handler, errors, refused } = recorded(ubao);
    const text = notification(ubao, "recharge").body;
    const body = ReadableStream.from([text.slice(0, 9), text.slice(9)]);
    const request = new Request("https://shop.example/notify", { method: "POST", body, duplex: "half" });
    assert.deepEqual(await answerOf(await handler(request)), [500, "FAIL"]);
    assert.match(errors[0][0], /Uint8Array/);
    assert.equal(refused.length, 0);
  });

  it("are given the cause where a body breaks off", async () => {
    const { handler, refused } = recorded(ubao);
    for (const headers of [{}, { "content-length": "9" }]) {
      const cause = new Error("reset");
      const body = new ReadableStream({ start: (controller) => controller.error(cause) });
      const init = { method: "POST", headers, body, duplex: "half" };
      const response = await handler(new Request("https://shop.example/notify", init));
      assert.deepEqual(await answerOf(response), [400, '{"code":"malformed_body"}']);
      const { error } = refused.pop();
      assert.equal(error.cause, cause);
      assert.ok(!JSON.stringify(error).includes("reset"));
    }
  });

  it("observe counts and durations", async () => {
    const { handler, observed } = recorded(ubao);
    const sent = notification(ubao, "recharge", { hash: "0xobserved" });
    await handler(post(sent));
    await handler(post(sent));
    const [verified, handled, ...rest] = observed;
    assert.deepEqual(verified, { gateway: "ubao", type: "verified", kind: "recharge", outcome: "succeeded" });
    assert.equal(handled.ok, true);
    assert.ok(handled.milliseconds >= 0);
    assert.deepEqual(
      rest.map(({ type, state }) => [type, state]),
      [
        ["verified", undefined],
        ["replayed", "done"],
      ],
    );
  });
});

describe("a kind that the merchant's records tell", () => {
  const records = new Map([
    ["A1", "payment"],
    ["B1", "agentpay"],
  ]);
  const kinds = [
    ["a function", (order) => records.get(order)],
    ["an async function", async (order) => records.get(order)],
  ];

  for (const [name, kind] of kinds) {
    it(`by ${name}`, async () => {
      const handed = [];
      const { handler } = recorded(
        basicex,
        (event) => void handed.push([event.kind, event.direction, event.outcome]),
        { kind },
      );
      // The same status, 2, is a payment that succeeded and a payout that failed.
      for (const order of ["A1", "B1"]) {
        const response = await handler(
          post(notification(basicex, "payment", { merOrderNo: order, status: 2 })),
        );
        assert.deepEqual(await answerOf(response), [200, "success"]);
      }
      assert.deepEqual(handed, [
        ["payment", "in", "succeeded"],
        ["agentpay", "out", "failed"],
      ]);
    });
  }

  it("overrides notificationKind", async () => {
    const payments = new Basicex(
      { merNo: "811496833912834", apiKey: "a", secretKey: "s" },
      { notificationKind: "payment" },
    );
    const handed = [];
    const { handler } = recorded(payments, (event) => void handed.push(event.kind), {
      kind: () => "agentpay",
    });
    await handler(post(notification(basicex, "agentpay")));
    assert.deepEqual(handed, ["agentpay"]);
  });

  it("that is missing or throws is the merchant's mistake", async () => {
    for (const kind of [() => undefined, () => Promise.reject(new Error("away")), () => "payments"]) {
      const { handler, errors, refused } = recorded(basicex, undefined, { kind });
      assert.equal((await handler(post(notification(basicex, "payment")))).status, 500);
      assert.deepEqual([errors.length, refused.length], [1, 0]);
    }
  });

  it("that fails with an error of this package says nothing about the message", async () => {
    const kind = () => basicex.parseResponse("query", "no JSON");
    const { handler, errors, refused } = recorded(basicex, undefined, { kind });
    assert.equal((await handler(post(notification(basicex, "payment")))).status, 500);
    assert.deepEqual([errors.length, refused.length], [1, 0]);
  });

  it("is not asked for what is forged", async () => {
    const asked = [];
    const { handler } = recorded(basicex, undefined, { kind: (order) => asked.push(order) });
    const response = await handler(
      post(notification(basicex, "payment"), (text) => text.replace("0000", "0001")),
    );
    assert.deepEqual(await answerOf(response), [400, '{"code":"signature_mismatch"}']);
    assert.deepEqual(asked, []);
  });
});

describe("multipart bodies", () => {
  const { body } = notification(ubao, "recharge", { hash: "0xmultipart" });
  const fields = body.startsWith("{") ? Object.entries(JSON.parse(body)) : [...new URLSearchParams(body)];

  function multipart(entries) {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return new Request("https://shop.example/notify", { method: "POST", body: form });
  }

  it("are read as the form that they are", async () => {
    const handed = [];
    const { handler } = recorded(ubao, (event) => void handed.push(event.data.hash));
    assert.deepEqual(
      await answerOf(await handler(multipart(fields.map(([name, value]) => [name, `${value}`])))),
      [200, "SUCCESS"],
    );
    assert.deepEqual(handed, ["0xmultipart"]);
  });

  it("keep names that occur twice, which are refused, and their bytes for onRefused", async () => {
    const { handler, refused } = recorded(ubao);
    const twice = [...fields, ["nonce", "1"]];
    assert.deepEqual(await answerOf(await handler(multipart(twice))), [400, '{"code":"duplicate_field"}']);
    assert.match(new TextDecoder().decode(refused[0].raw), /Content-Disposition: form-data; name="nonce"/i);
    assert.match(refused[0].contentType, /^multipart\/form-data/);
  });

  it("have no files and end where they say", async () => {
    const { handler } = recorded(ubao);
    const refusal = [400, '{"code":"malformed_body"}'];
    assert.deepEqual(await answerOf(await handler(multipart([...fields, ["x", new Blob(["x"])]]))), refusal);
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    for (const text of ["", "--x", "--x\r\n\r\na"]) {
      assert.deepEqual(await answerOf(await handler(post({ headers, body: text }))), refusal, text);
    }
  });
});
