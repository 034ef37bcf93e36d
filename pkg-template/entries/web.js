/** Browsers that load the core when they need it: nothing works before `init` has. */
import { api, compile, decode, platformError } from "../lib/core.js";

export * from "../lib/gateways.js";

let loading;

/** Loads the core, once. One that failed may be tried again. */
export function init(source) {
  loading ??= compile(source ?? embedded())
    .then((module) => api.load(() => module))
    .catch((error) => {
      loading = undefined;
      throw platformError(error) ?? error;
    });
  return loading;
}

/** The script that `paychop` carries with it, so that an app that has both has the module once. */
async function embedded() {
  const { default: wasm } = await import("../lib/wasm-base64.js");
  return decode(wasm);
}
