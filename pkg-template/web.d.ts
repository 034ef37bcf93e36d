export * from "./index.js";

type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the core; await it before making a gateway. Without a source it fetches `paychop.wasm` from beside the package's
 * own files, which vite and webpack copy by themselves.
 */
export function init(source?: Source | Promise<Source>): Promise<void>;
