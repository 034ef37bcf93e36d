/** Anywhere that may compile wasm: the module travels inside the JavaScript, no file beside it is needed. */
import { start } from "../lib/start.js";
import wasm from "../lib/wasm-base64.js";

// A loop, for `Uint8Array.from` with a function takes ten times as long over as many characters.
const text = atob(wasm);
const bytes = new Uint8Array(text.length);
for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);

export const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = start(new WebAssembly.Module(bytes));
