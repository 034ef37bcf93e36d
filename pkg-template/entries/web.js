/** For browsers that load the core later: nothing works before `init` has finished. */
import { api, compile, platformError, unpack } from "../lib/core.js";

export * from "../lib/gateways.js";

let loading;

/** Loads the core once. After a failure, it can be called again. */
export function init(source) {
  loading ??= load(source).catch((error) => {
    loading = undefined;
    throw platformError(error) ?? error;
  });
  return loading;
}

async function load(source) {
  // `paychop` in the same app has already started the core.
  if (source === undefined && api.lives()) return;
  const module = await compile(source ?? embedded());
  api.load(() => module);
}

/** The script that `paychop` also contains, so an app with both contains the module once. */
async function embedded() {
  return unpack(await import("../lib/embedded.js"));
}
