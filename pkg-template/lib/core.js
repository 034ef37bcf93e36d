/** The part that the entries share. In the package it is one file with all its imports. */
export { api } from "./api.js";
export { beside } from "./beside.js";
export { compile } from "./compile.js";
export { platformError } from "./not-initialised.js";
export { start } from "./start.js";
export { unpack } from "./unpack.js";
