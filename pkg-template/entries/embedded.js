/**
 * Everywhere but where nothing may be compiled from bytes: the module travels inside the JavaScript. So whoever has the
 * JavaScript has everything; where Node finds the module's file too, it is spared the unpacking.
 */
import { beside, start, unpack } from "../lib/core.js";
import * as embedded from "../lib/embedded.js";

start(() => {
  const bytes = beside((files) => files.readFileSync(`${import.meta.dirname}/../paychop.wasm`));
  return new WebAssembly.Module(bytes ?? unpack(embedded));
});

export * from "../lib/gateways.js";
