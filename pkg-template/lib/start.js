/** The one thing that an entry calls, with how it gets hold of the compiled module. */
import { api } from "./api.js";

/** An import does not throw: where the core cannot be started, the first gateway that is made says why. */
export function start(getModule) {
  try {
    api.load(getModule);
  } catch {
    // `load` has kept it.
  }
}
