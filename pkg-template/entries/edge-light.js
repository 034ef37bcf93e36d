/** Vercel's edge runtime and edge routes of Next.js: `?module` asks their bundlers for the compiled module. */
import { start } from "../lib/core.js";
import module from "../paychop.wasm?module";

// It was compiled in another realm, whose classes are not ours; `instanceof` has to know it all the same.
start(() => Object.setPrototypeOf(module, WebAssembly.Module.prototype));

export * from "../lib/gateways.js";
