/** What the entries share. In the package it is one file, with everything that it imports. */
export { api } from "./api.js";
export { builtin } from "./builtin.js";
export { compile } from "./compile.js";
export { decode } from "./decode.js";
export { platformError } from "./not-initialised.js";
export { start } from "./start.js";
export { wasmBytes } from "./version.js";
