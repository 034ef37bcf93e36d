/** Deno: importing the compiled module needs no permission, as reading its file would. */

import { start } from "../lib/start.js";
import source module from "../paychop.wasm";

export const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = start(module);
