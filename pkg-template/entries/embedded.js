/**
 * For all runtimes that can compile wasm from bytes: the JavaScript contains the module, so no other file is needed. If Node
 * also finds the module's file, it does not need to unpack the module.
 */
import { beside, start, unpack } from "../lib/core.js";
import * as embedded from "../lib/embedded.js";

start(() => {
  const bytes = beside((files) => files.readFileSync(`${import.meta.dirname}/../paychop.wasm`));
  return new WebAssembly.Module(bytes ?? unpack(embedded));
});

export * from "../lib/gateways.js";
