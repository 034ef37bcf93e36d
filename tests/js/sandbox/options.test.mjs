/** `createSandbox` refuses options that it does not know or cannot use. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSandbox } from "paychop/sandbox";

const WRONG = [
  [{ ports: 0 }, /no option `ports`: did you mean `port`\?/],
  [{ notifyUrl: {} }, /no option `notifyUrl`: did you mean `notifyUrls`\?/],
  [{ port: "4870" }, /options\.port must be a whole number from 0 to 65535, not "4870"/],
  [{ port: 70000 }, /options\.port must be .*not 70000/],
  [{ fast: "yes" }, /options\.fast must be true, false or a number above zero/],
  [{ store: {} }, /options\.store must be the name of a file, not an object/],
  [{ onRequest: "log" }, /options\.onRequest must be a function/],
  [{ notifyUrls: { alipay: "http://127.0.0.1" } }, /options\.notifyUrls must be .*basicex, bibao/],
  [{ notifyHosts: "shop.example" }, /options\.notifyHosts must be an array/],
];

test("wrong options are a TypeError", () => {
  for (const [options, message] of WRONG) {
    assert.throws(() => createSandbox(options), { name: "TypeError", message });
  }
});

test("right options are taken, undefined ones too", () => {
  createSandbox();
  createSandbox({ port: 0, host: undefined, fast: 1000, notifyUrls: { bibao: undefined }, notifyHosts: [] });
});
