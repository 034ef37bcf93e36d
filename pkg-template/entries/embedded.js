/** Everywhere but where nothing may be compiled from bytes: the module travels inside the JavaScript. */
import { decode, start } from "../lib/core.js";
import wasm from "../lib/wasm-base64.js";

start(() => new WebAssembly.Module(decode(wasm)));

export * from "../lib/gateways.js";
