/** `require`, bundled into paychop.cjs. `lib/embedded.js` is an ES module, which a bundler takes in either way. */
import { beside, start, unpack } from "./lib/core.js";

start(() => {
  // Written in this way, tools that trace files see it.
  const bytes = beside((files) => files.readFileSync(`${__dirname}/paychop.wasm`));
  return new WebAssembly.Module(bytes ?? unpack(require("./lib/embedded.js")));
});

export * from "./lib/gateways.js";
