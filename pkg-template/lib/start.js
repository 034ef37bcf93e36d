/** The only function that an entry calls. The entry passes how to get the compiled module. */
import { api } from "./api.js";

/** An import does not throw: if the core cannot start, creating the first gateway object reports why. */
export function start(getModule) {
  try {
    api.load(getModule);
  } catch {
    // `load` has saved the error.
  }
}
