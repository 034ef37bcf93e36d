/** Node; bundled into node.cjs, which lies beside the wasm file. */
import { readFileSync } from "node:fs";
import { start } from "../lib/start.js";

const module = new WebAssembly.Module(readFileSync(`${__dirname}/paychop.wasm`));

export const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = start(module);
