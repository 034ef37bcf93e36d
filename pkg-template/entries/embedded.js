/** Anywhere that may compile wasm: the module travels inside the JavaScript, no file beside it is needed. */
import { start } from "../lib/start.js";
import wasm from "../lib/wasm-base64.js";

const bytes = Uint8Array.from(atob(wasm), (char) => char.charCodeAt(0));

export const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = start(new WebAssembly.Module(bytes));
