/** For Cloudflare Workers: they cannot compile wasm from bytes. The import gives the compiled module. */
import { start } from "../lib/core.js";
import module from "../paychop.wasm";

start(() => module);

export * from "../lib/gateways.js";
