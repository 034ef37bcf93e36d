/** From a compiled module to the package's exports: the one thing that an entry calls. */
import { load } from "./boundary.js";
import { PaychopError } from "./error.js";
import { Basicex, Bibao, Lianhe, Ubao, Vpay } from "./gateways.js";

/**
 * Entries export what this returns, rather than re-export the classes, so that a bundler which trusts
 * `sideEffects: false` cannot leave out the call.
 */
export function start(module) {
  load(module);
  return { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay };
}
