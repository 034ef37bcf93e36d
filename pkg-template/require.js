/** `require`, bundled into paychop.cjs. `lib/embedded.js` is an ES module, which a bundler can always include. */
import { beside, start, unpack } from "./lib/core.js";

start(() => {
  // In this form, tools that trace files can see it.
  const bytes = beside((files) => files.readFileSync(`${__dirname}/paychop.wasm`));
  return new WebAssembly.Module(bytes ?? unpack(require("./lib/embedded.js")));
});

export * from "./lib/gateways.js";
