/** `paychop/handler` refuses wrong arguments and options when they are given, not with the first payment. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Basicex, Bibao, Ubao } from "paychop";
import * as paychop from "paychop/handler";

const { memoryReplay, nodeListener, notificationHandler, redisReplay, sqlReplay } = paychop;
const ubao = new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" });
const bibao = new Bibao({ merCode: "shop", desKey: "12345678", keyB: "b" }, { baseUrl: "https://b.example" });
const credentials = { merNo: "811496833912834", apiKey: "a", secretKey: "s" };
const basicex = new Basicex(credentials);
const onEvent = () => {};
const command = async () => null;

function refused(make, message) {
  assert.throws(make, (error) => {
    assert.equal(error.name, "TypeError");
    assert.match(error.message, message);
    return true;
  });
}

describe("notificationHandler", () => {
  const handler = (options) => () => notificationHandler(ubao, onEvent, options);
  const wrong = [
    [{ replayStore: memoryReplay() }, /no option `replayStore`: did you mean `replay`\?/],
    [{ onRefuse: onEvent }, /no option `onRefuse`: did you mean `onRefused`\?/],
    [{ Kind: "recharge" }, /no option `Kind`: did you mean `kind`\?/],
    [
      { store: memoryReplay() },
      /no option `store`: its options are kind, replay, onError, onRefused, observe\./,
    ],
    [{ replay: {} }, /options\.replay must be a store with the functions begin, finish and release/],
    [{ replay: null }, /options\.replay must be a store/],
    [{ replay: redisReplay }, /options\.replay must be a store.* not a function\./],
    [{ replay: Promise.resolve(memoryReplay()) }, /options\.replay must be .*not a Promise: await it first/],
    [{ onError: "log" }, /options\.onError must be a function/],
    [{ onRefused: {} }, /options\.onRefused must be a function/],
    [{ observe: 1 }, /options\.observe must be a function/],
    [{ kind: "pay" }, /options\.kind must be one of recharge, transfer, balance, .*not "pay"\./],
    [{ kind: ["recharge"] }, /options\.kind must be .*not an array/],
    [null, /its options must be an object, not null/],
    ["recharge", /its options must be an object/],
  ];
  for (const [options, message] of wrong) {
    it(`refuses ${JSON.stringify(options)}: ${message.source.slice(0, 40)}`, () =>
      refused(handler(options), message));
  }

  it("refuses a callback that is none", () => {
    for (const callback of [undefined, null, { onEvent: 1 }, "onEvent"]) {
      refused(() => notificationHandler(ubao, callback), /onEvent, must be a function/);
    }
  });

  it("refuses a gateway that is none", () => {
    for (const gateway of [undefined, null, {}, Ubao, "ubao", { ...ubao }, Promise.resolve(ubao)]) {
      refused(() => notificationHandler(gateway, onEvent), /must be a gateway object, such as new Ubao/);
    }
  });

  it("takes what is right, and options that are undefined", () => {
    for (const kind of ["recharge", undefined, () => "recharge", async () => "balance"]) {
      const hooks = { onError: onEvent, onRefused: undefined, observe: onEvent };
      assert.equal(
        typeof notificationHandler(ubao, onEvent, { kind, replay: memoryReplay(), ...hooks }),
        "function",
      );
    }
    assert.equal(typeof notificationHandler(bibao, onEvent, { kind: "getBankCard" }), "function");
    assert.equal(typeof notificationHandler(ubao, onEvent, undefined), "function");
  });

  it("takes a store that is an object of a class", () => {
    class Store {
      begin() {}
      finish() {}
      release() {}
    }
    assert.equal(typeof notificationHandler(ubao, onEvent, { replay: new Store() }), "function");
  });

  it("needs the kind of Basicex, by an option of either", () => {
    refused(() => notificationHandler(basicex, onEvent), /options\.kind is missing.*"payment" or "agentpay"/);
    refused(() => notificationHandler(basicex, onEvent, { kind: undefined }), /options\.kind is missing/);
    refused(
      () => notificationHandler(basicex, onEvent, { kind: "paymnt" }),
      /options\.kind must be one of payment, agentpay/,
    );
    assert.equal(typeof notificationHandler(basicex, onEvent, { kind: "payment" }), "function");
    assert.equal(typeof notificationHandler(basicex, onEvent, { kind: () => "payment" }), "function");
    const named = new Basicex(credentials, { notificationKind: "agentpay" });
    assert.equal(typeof notificationHandler(named, onEvent), "function");
  });
});

describe("the stores and the listener", () => {
  it("refuse what they cannot work with", () => {
    const cases = [
      [() => redisReplay(), /redisReplay: its first argument, command, must be a function/],
      [() => redisReplay({ sendCommand: command }), /must be a function .* not an object/],
      [
        () => redisReplay(command, { leaseSecond: 5 }),
        /no option `leaseSecond`: did you mean `leaseSeconds`\?/,
      ],
      [() => redisReplay(command, { leaseSeconds: "30" }), /options\.leaseSeconds must be a whole number/],
      [() => redisReplay(command, { leaseSeconds: 0 }), /from 1 to/],
      [
        () => redisReplay(command, { rememberSeconds: 0.5 }),
        /options\.rememberSeconds must be a whole number/,
      ],
      [() => redisReplay(command, { prefix: 1 }), /options\.prefix must be a string/],
      [() => sqlReplay(async () => [], { dialect: "sqlite", tables: "x" }), /no option `tables`/],
      [() => memoryReplay("10"), /memoryReplay: its argument must be a whole number/],
      [() => memoryReplay(0), /from 1 to/],
      [() => memoryReplay(2 ** 24), /from 1 to 16777215/],
      [() => memoryReplay(Number.NaN), /a whole number/],
      [
        () => nodeListener(),
        /nodeListener: its argument must be what notificationHandler returned, not undefined/,
      ],
      [() => nodeListener(ubao), /not an object/],
    ];
    for (const [make, message] of cases) refused(make, message);
  });

  it("take what is right", () => {
    redisReplay(command, { prefix: "", leaseSeconds: 1, rememberSeconds: undefined });
    memoryReplay(1);
    memoryReplay(undefined);
  });
});

describe("redisReplay", () => {
  for (const [reply, word] of [
    [undefined, /returned nothing/],
    [Buffer.from("x"), /returned a Buffer/],
  ]) {
    it(`reports a command with another reply: ${word.source}`, async () => {
      const store = redisReplay(async () => reply);
      await assert.rejects(async () => store.begin("k"), word);
    });
  }
});
