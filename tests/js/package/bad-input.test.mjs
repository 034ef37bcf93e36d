/** Bad input gets a clear error and nothing else; the same object still works after it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Basicex, PaychopError, Ubao, Vpay } from "paychop";
import { notification } from "paychop/testing";
import { firstCase, gatewayOf } from "./support/vectors.mjs";

const signed = firstCase("Basicex", { op: "cashier" });
const basicex = gatewayOf("Basicex", signed);
const ubaoCase = firstCase("Ubao", { kind: "notification", succeeded: true });
const ubao = gatewayOf("Ubao", ubaoCase);

/** Does what must fail, looks at the error, then shows that the same objects are none the worse. */
function refuses(act, code, violation) {
  assert.throws(act, (error) => {
    assert.ok(error instanceof PaychopError, String(error));
    assert.equal(error.code, code);
    assert.ok(error.message.length > 0);
    if (violation) {
      const found = error.violations.map(({ field, code }) => `${field}: ${code}`);
      assert.ok(found.includes(violation), `${found.join("; ")} instead of ${violation}`);
    }
    return true;
  });
  assert.equal(JSON.parse(basicex.cashier(signed.input).fields.data).sign, signed.sign);
  assert.deepEqual(ubao.verify(ubaoCase.raw).data, ubaoCase.data);
}

const order = (change) => () => basicex.cashier({ ...signed.input, ...change });

const DEEP = 10_000;
function nested(depth) {
  return Array.from({ length: depth }).reduce((inner) => ({ inner }), {});
}

const circular = { ...signed.input };
circular.attach = circular;

describe("a request is refused for", () => {
  const rows = [
    ["an unknown field", order({ colour: "red" }), "colour: unknown_field"],
    ["a missing field", order({ merOrderNo: undefined }), "merOrderNo: missing_field"],
    ["a wrong type", order({ merOrderNo: 17 }), "merOrderNo: wrong_type"],
    ["a text that is too long", order({ attach: "x".repeat(101) }), "attach: too_long"],
    ["a wrong character", order({ merOrderNo: "A-1" }), "merOrderNo: bad_charset"],
    [
      "a date that does not exist",
      order({ tradeStartTime: "2023-02-30 00:00:00" }),
      "tradeStartTime: bad_format",
    ],
    ["a value outside a closed list", order({ currency: "EUR" }), "currency: not_allowed"],
    ["an amount that is NaN", order({ totalAmount: Number.NaN }), "totalAmount: wrong_type"],
    ["an amount without end", order({ totalAmount: Number.POSITIVE_INFINITY }), "totalAmount: wrong_type"],
    ["a negative amount", order({ totalAmount: -1 }), "totalAmount"],
    ["a negative amount as text", order({ totalAmount: "-1.00" }), "totalAmount"],
    ["an amount of zero", order({ totalAmount: 0 }), "totalAmount"],
    ["an amount with an exponent", order({ totalAmount: "1e3" }), "totalAmount"],
    ["a number that prints with an exponent", order({ totalAmount: 1e21 }), "totalAmount"],
    ["an amount with three decimals", order({ totalAmount: "1.005" }), "totalAmount"],
    ["a lone surrogate", order({ description: "a\ud83e" }), "description: bad_charset"],
    ["a BigInt", order({ totalAmount: 5n }), "totalAmount: wrong_type"],
    ["a nested BigInt", order({ goodsDetails: [{ quantity: 1n }] }), "goodsDetails: wrong_type"],
    ["a function", order({ attach: () => "x" }), "attach: wrong_type"],
    ["a symbol", order({ attach: Symbol("x") }), "attach: wrong_type"],
    ["a nested function", order({ goodsDetails: [{ quantity: () => 1 }] }), "goodsDetails: wrong_type"],
    ["a nested symbol", order({ goodsDetails: [{ quantity: Symbol("x") }] }), "goodsDetails: wrong_type"],
    ["undefined in a list", order({ goodsDetails: [undefined] }), "goodsDetails: wrong_type"],
    ["a gap in a list", order({ goodsDetails: new Array(1) }), "goodsDetails: wrong_type"],
    ["a toJSON that gives nothing", order({ attach: { toJSON() {} } }), "attach: wrong_type"],
    ["a map", order({ attach: new Map([["a", 1]]) }), "attach: wrong_type"],
    ["a promise", order({ attach: Promise.resolve("x") }), "attach: wrong_type"],
    ["bytes", order({ attach: new Uint8Array(1) }), "attach: wrong_type"],
    ["a map as the order", () => basicex.cashier(new Map(Object.entries(signed.input))), ": wrong_type"],
    ["a circle", () => basicex.cashier(circular), "attach: wrong_type"],
    ["a getter that throws", order({ attach: { toJSON: () => assert.fail() } }), "attach: wrong_type"],
    ["10,000 levels of nesting", order({ attach: nested(DEEP) }), "attach: wrong_type"],
    ["1 MB of text", order({ description: "x".repeat(1_000_000) }), ": too_long"],
    ["__proto__ as a key", () => basicex.cashier(JSON.parse('{"__proto__":{"a":1}}')), "__proto__"],
    ["a list", () => basicex.cashier([signed.input]), ": wrong_type"],
    ["a text", () => basicex.cashier("order"), ": wrong_type"],
    ["a function as the order", () => basicex.cashier(() => signed.input), ": wrong_type"],
    ["nothing where fields are required", () => basicex.cashier(), "merOrderNo: missing_field"],
  ];
  for (const [name, act, violation] of rows) {
    it(name, () => {
      if (violation.includes(":")) refuses(act, "invalid_request", violation);
      else refusesField(act, violation);
    });
  }

  // At a path of the caller's no table says what the fields are: a lost one would be missing from what is signed.
  describe("what JSON would leave out or empty, where no table would miss it:", () => {
    const vpay = new Vpay({ key: "k", secret: "s" }, { baseUrl: "https://v.example" });
    const call = (params) => () => vpay.call("/wallet-trade-merchant/v1/x", params);
    const lost = {
      "a function": () => 1,
      "a symbol": Symbol("x"),
      "a BigInt": 1n,
      "a map": new Map([["a", 1]]),
      "a set": new Set(["a"]),
      "a promise": Promise.resolve(1),
      "a toJSON that gives a function": { toJSON: () => () => 1 },
      "form fields": new URLSearchParams("a=1"),
    };
    for (const [what, value] of Object.entries(lost)) {
      it(what, () => {
        for (const params of [
          { deep: value },
          { deep: { a: value } },
          { deep: [value] },
          { deep: [{ a: [value] }] },
        ]) {
          refuses(call(params), "invalid_request", "deep: wrong_type");
        }
        if (typeof value === "object" && !value.toJSON)
          refuses(call(value), "invalid_request", ": wrong_type");
      });
    }

    it("but not a property that is undefined, nor an object with a class or a toJSON of its own", () => {
      class Params {
        constructor() {
          this.a = 1;
        }
        method() {}
      }
      const expected = call({ deep: { a: 1 }, list: [{ a: 1 }] })();
      const same = [
        { deep: { a: 1, b: undefined }, list: [{ a: 1, b: undefined }], c: undefined },
        { deep: new Params(), list: [Object.assign(Object.create({ inherited() {} }), { a: 1 })] },
        { deep: { toJSON: () => ({ a: 1 }) }, list: [new Params()] },
        { toJSON: () => ({ deep: { a: 1 }, list: [{ a: 1 }] }) },
      ];
      for (const params of same) assert.equal(call(params)().body, expected.body);
    });
  });

  it("everything that is wrong with it, at once", () => {
    assert.throws(order({ currency: "EUR", merOrderNo: "A-1", colour: 1 }), ({ violations }) => {
      assert.deepEqual(
        new Set(violations.map(({ field }) => field)),
        new Set(["currency", "merOrderNo", "colour"]),
      );
      return true;
    });
  });
});

/** Which of several codes fits a number that is none is the table's affair; that it names the field is not. */
function refusesField(act, field) {
  refuses(() => {
    try {
      act();
    } catch (error) {
      assert.deepEqual(
        error.violations?.map((violation) => violation.field).filter((name) => name === field),
        [field],
      );
      throw error;
    }
  }, "invalid_request");
}

describe("a notification is refused for", () => {
  const rows = [
    ["a changed byte", ubaoCase.raw.replace('"nonce":', '"nonce":1'), "signature_mismatch"],
    ["a missing sign", ubaoCase.raw.replace(/,"sign":"[^"]*"/, ""), "missing_signature"],
    ["duplicate keys", ubaoCase.raw.replace("{", '{"nonce":1,'), "duplicate_field"],
    ["duplicate keys behind escapes", ubaoCase.raw.replace("{", '{"\\u006eonce":1,'), "duplicate_field"],
    ["__proto__ as a key", ubaoCase.raw.replace("{", '{"__proto__":1,'), "ambiguous_field"],
    ["10,000 levels of nesting", `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`, "malformed_body"],
    ["10,000 open brackets", "[".repeat(DEEP), "malformed_body"],
    ["a lone surrogate", ubaoCase.raw.replace("{", '{"a":"\\ud83e",'), "malformed_body"],
    ["1 MB", "x".repeat(1_000_000), "too_large"],
    ["1 MB of bytes", new Uint8Array(1_000_000), "too_large"],
    ["a few bytes too many, of many bytes a character", "好".repeat(22_000), "too_large"],
    ["bytes that are not UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), "malformed_body"],
    ["nothing", "", "malformed_body"],
    ["the parsed object", JSON.parse(ubaoCase.raw), "invalid_request"],
    ["null", null, "invalid_request"],
    ["an unknown encoding of numbers", new Float64Array(4), "malformed_body"],
  ];
  for (const [name, raw, code] of rows) it(name, () => refuses(() => ubao.verify(raw), code));

  it("a kind that it is not", () =>
    refuses(() => ubao.verify(ubaoCase.raw, { kind: "transfer" }), "kind_mismatch"));

  it("a parsed object, with the advice to pass the raw body", () => {
    assert.throws(() => ubao.verify({}), { message: /raw body, not the parsed object/ });
  });
});

describe("credentials are refused for", () => {
  const good = signed.credentials;
  const rows = [
    ["being absent", undefined],
    ["an empty secret", { ...good, secretKey: "" }],
    ["a missing secret", { merNo: good.merNo, apiKey: good.apiKey }],
    ["a blank before a secret", { ...good, apiKey: ` ${good.apiKey}` }],
    ["a newline after a secret", { ...good, secretKey: `${good.secretKey}\n` }],
    ["a secret that is no text", { ...good, secretKey: 5 }],
    ["a secret that is a BigInt", { ...good, secretKey: 5n }],
    ["an unknown name", { ...good, secret: "x" }],
  ];
  for (const [name, credentials] of rows) {
    it(name, () => refuses(() => new Basicex(credentials), "invalid_credentials"));
  }
});

describe("options are refused for", () => {
  const { credentials } = ubaoCase;
  const baseUrl = "https://u.example";
  const rows = [
    ["a missing baseUrl", undefined],
    ["a baseUrl that is none", { baseUrl: "u.example" }],
    ["an unknown name", { baseUrl, colour: "red" }],
    ["another gateway's option", { baseUrl, bizField: "bizContent" }],
    ["a clock that is no function", { baseUrl, now: 5 }],
    ["a function where none belongs", { baseUrl, strict: () => true }],
    ["a limit that is none", { baseUrl, maxBytes: -1 }],
    ["earlier credentials of another merchant", { baseUrl, previous: [{ merchantId: 1, apiKey: "old" }] }],
  ];
  for (const [name, options] of rows) {
    const code = options?.previous ? "invalid_credentials" : "invalid_options";
    it(name, () => refuses(() => new Ubao(credentials, options), code));
  }

  it("a clock that gives no time", () => {
    const gateway = new Ubao(credentials, { baseUrl, now: () => Number.NaN });
    refuses(() => gateway.coins(), "invalid_options");
  });

  it("a nonce that is no text", () => {
    const gateway = new Ubao(credentials, { baseUrl, nonce: () => 17 });
    refuses(() => gateway.coins(), "invalid_options");
  });
});

describe("a call is refused for", () => {
  it("an operation that does not exist", () => refuses(() => ubao.explain("mint", {}), "unknown_operation"));
  it("an answer to such an operation", () =>
    refuses(() => ubao.parseResponse("mint", "{}"), "unknown_operation"));
  it("another gateway's notification", () => {
    refuses(() => basicex.ack(ubao.verify(ubaoCase.raw)), "invalid_request");
  });
  it("a kind that is no text", () =>
    refuses(() => ubao.verify(ubaoCase.raw, { kind: 1 }), "invalid_options"));
  it("a nonce of a page that is no text", () => {
    refuses(() => basicex.cashier(signed.input, { cspNonce: {} }), "invalid_options");
  });
  it("no notification", () => refuses(() => ubao.ack(null), "invalid_request"));
  const event = ubao.verify(ubaoCase.raw);
  for (const [what, act, code, message] of [
    [
      "a reason that is no text",
      () => ubao.reject(event, 5),
      "invalid_request",
      /^The reason must be text\.$/,
    ],
    [
      "a notification whose kind is no text",
      () => ubao.ack({ ...event, kind: 5 }),
      "invalid_request",
      /^The kind must be text\.$/,
    ],
    [
      "a sample's kind that is no text",
      () => notification(ubao, 5),
      "invalid_request",
      /^The kind must be text\.$/,
    ],
    [
      "an option that is no text",
      () => ubao.verify(ubaoCase.raw, { kind: 5 }),
      "invalid_options",
      /^options\.kind must be text\.$/,
    ],
  ]) {
    it(`${what}, by its name`, () => {
      refuses(act, code);
      assert.throws(act, { message });
    });
  }
});

describe("a wrong argument says what came", () => {
  const ubao = new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" });
  const said = (make, message) =>
    assert.throws(make, (error) => error.name === "PaychopError" && message.test(error.message));

  it("to verify", () => {
    said(() => ubao.verify(undefined), /You passed undefined\./);
    said(() => ubao.verify(null), /You passed null\./);
    said(() => ubao.verify({ nonce: 1 }), /You passed an object\./);
    said(() => ubao.verify(Promise.resolve("{}")), /You passed a Promise: await it first\./);
    said(() => ubao.parseResponse("coins", 404), /You passed 404\./);
  });

  it("as credentials and previous ones", () => {
    said(
      () => new Ubao("key", { baseUrl: "https://u.example" }),
      /`credentials` is a string; it must be an object/,
    );
    said(
      () => new Ubao(undefined, { baseUrl: "https://u.example" }),
      /`credentials` is null; it must be an object/,
    );
    for (const previous of [["old"], "old"]) {
      const make = () => new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example", previous });
      said(make, /`previous` must be a list of whole credentials, such as \[\{\.\.\.credentials, apiKey/);
    }
  });
});
