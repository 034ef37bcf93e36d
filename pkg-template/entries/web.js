/** Browsers that load the wasm as a file of its own: nothing works before `init` has. */
import { load } from "../lib/boundary.js";
import { compile } from "../lib/compile.js";

export { PaychopError } from "../lib/error.js";
export { Basicex, Bibao, Lianhe, Ubao, Vpay } from "../lib/gateways.js";

let loading;

/** Loads the core, once. One that failed may be tried again. */
export function init(source = new URL("../paychop.wasm", import.meta.url)) {
  loading ??= compile(source)
    .then(load)
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
