/** Cloudflare Workers: wasm may not be compiled from bytes there, only imported; the import is the compiled module. */
import { start } from "../lib/core.js";
import module from "../paychop.wasm";

start(() => module);

export * from "../lib/gateways.js";
