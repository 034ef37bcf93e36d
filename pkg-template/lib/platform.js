/**
 * The globals of the runtime that the code around the core uses. The build replaces the globals of the same names with these,
 * also in wasm-bindgen's glue. jsdom has no TextEncoder and TextDecoder, but the Node below it does.
 */
import { builtin } from "./builtin.js";

export const TextDecoder = globalThis.TextDecoder ?? builtin("util")?.TextDecoder ?? Missing;
export const TextEncoder = globalThis.TextEncoder ?? builtin("util")?.TextEncoder ?? Missing;

/** An import never throws: the first call of the core reports the error. */
function Missing() {
  return { decode: missing, encode: missing, encodeInto: missing };
}

function missing() {
  throw new Error("This runtime has no TextEncoder and TextDecoder.");
}

let fill;
let wasWithoutRandom = false;

/** Replaces `globalThis.crypto.getRandomValues` in the glue. */
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
  // Two expressions, because the build replaces `globalThis.crypto.getRandomValues` with `fillRandom`.
  const { crypto } = globalThis;
  if (typeof crypto?.getRandomValues === "function") return (bytes) => crypto.getRandomValues(bytes);
  const node = builtin("crypto")?.randomFillSync;
  if (node !== undefined) return node;
  wasWithoutRandom = true;
  throw new Error("no crypto");
}
