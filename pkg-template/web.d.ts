export * from "./index.js";

type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the core; await it before making a gateway. Without a source it imports the script that `paychop` carries with it,
 * and does nothing where `paychop` in the same app has loaded the core already. `paychop/paychop.wasm` is the same as a file:
 * copy it to where your files are served from, and give its address.
 */
export function init(source?: Source | Promise<Source>): Promise<void>;
