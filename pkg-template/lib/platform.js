/**
 * What the code around the core takes from the runtime. The build puts these in the place of the globals of the same
 * names, wasm-bindgen's glue included: jsdom has no coders, though the Node below it has.
 */
import { builtin } from "./builtin.js";

export const TextDecoder = globalThis.TextDecoder ?? builtin("util")?.TextDecoder ?? Missing;
export const TextEncoder = globalThis.TextEncoder ?? builtin("util")?.TextEncoder ?? Missing;

/** So that an import never throws: whoever calls the core first is told. */
function Missing() {
  return { decode: missing, encode: missing, encodeInto: missing };
}

function missing() {
  throw new Error("This runtime has no TextEncoder and TextDecoder.");
}

let fill;
let wasWithoutRandom = false;

/** In place of `globalThis.crypto.getRandomValues` in the glue. */
export function fillRandom(bytes) {
  fill ??= random();
  fill(bytes);
}

/** Whether random bytes were asked for, since the last time that this was called, in a runtime that never has any. */
export function lackedRandom() {
  const lacked = wasWithoutRandom;
  wasWithoutRandom = false;
  return lacked;
}

function random() {
  // Apart, for `globalThis.crypto.getRandomValues` as one expression is replaced by `fillRandom`.
  const { crypto } = globalThis;
  if (typeof crypto?.getRandomValues === "function") return (bytes) => crypto.getRandomValues(bytes);
  const node = builtin("crypto")?.randomFillSync;
  if (node !== undefined) return node;
  wasWithoutRandom = true;
  throw new Error("no crypto");
}
