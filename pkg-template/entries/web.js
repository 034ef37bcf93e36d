/** Browsers that load the core when they need it: nothing works before `init` has. */
import { api, compile, platformError, unpack } from "../lib/core.js";

export * from "../lib/gateways.js";

let loading;

/** Loads the core, once. One that failed may be tried again. */
export function init(source) {
  loading ??= load(source).catch((error) => {
    loading = undefined;
    throw platformError(error) ?? error;
  });
  return loading;
}

async function load(source) {
  // `paychop` in the same app has brought it to life.
  if (source === undefined && api.lives()) return;
  const module = await compile(source ?? embedded());
  api.load(() => module);
}

/** The script that `paychop` carries with it, so that an app that has both has the module once. */
async function embedded() {
  return unpack(await import("../lib/embedded.js"));
}
