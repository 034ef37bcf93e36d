/** Vercel's edge runtime and edge routes of Next.js: `?module` asks their bundlers for the compiled module. */
import { start } from "../lib/core.js";
import module from "../paychop.wasm?module";

// The module was compiled in another realm with other classes; `instanceof` must still accept it.
start(() => Object.setPrototypeOf(module, WebAssembly.Module.prototype));

export * from "../lib/gateways.js";
