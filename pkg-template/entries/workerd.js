/** Cloudflare Workers: wasm may not be compiled from bytes there, only imported; the import is the compiled module. */

import { start } from "../lib/start.js";
import module from "../paychop.wasm";

export const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = start(module);
