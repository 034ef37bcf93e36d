/**
 * `require`, bundled into paychop.cjs. The file beside it is read where there is one; in a bundle there is none, and the
 * module comes out of the JavaScript. `lib/wasm-base64.js` is an ES module, which a bundler takes in either way.
 */
import { builtin, decode, start, wasmBytes } from "./lib/core.js";

start(() => new WebAssembly.Module(beside() ?? decode(require("./lib/wasm-base64.js").default)));

export * from "./lib/gateways.js";

function beside() {
  const files = builtin("fs");
  if (files === undefined) return undefined;
  try {
    // Written in this way, tools that trace files see it. A bundle may lie beside another version's file.
    const bytes = files.readFileSync(`${__dirname}/paychop.wasm`);
    return bytes.length === wasmBytes ? bytes : undefined;
  } catch {
    return undefined;
  }
}
