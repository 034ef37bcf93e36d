/** Bun, which also puts a file imported like this into what `bun build` makes. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { start } from "../lib/start.js";
import wasm from "../paychop.wasm" with { type: "file" };

// As it comes, the path is relative in a bundle, and to the bundle rather than to the working directory.
const file = resolve(import.meta.dirname, wasm);

export const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = start(
  new WebAssembly.Module(readFileSync(file)),
);
