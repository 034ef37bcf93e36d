export * from "./index.js";

type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the core. Await it before you create a gateway object. Without a source, it imports the script that `paychop` also
 * contains. If `paychop` in the same app has already loaded the core, it does nothing. `paychop/paychop.wasm` is the same
 * module as a file: copy it to your static files and pass its address.
 */
export function init(source?: Source | Promise<Source>): Promise<void>;
