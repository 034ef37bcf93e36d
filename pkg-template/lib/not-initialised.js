/** Error messages for a core that cannot start. They name the setting that must change. */
import { PaychopError } from "./error.js";

export const notLoaded = () =>
  notInitialised('The core is not loaded yet: await init() of "paychop/web" first.');

export const noRandom = () =>
  notInitialised(
    "This runtime has no globalThis.crypto, and requests need random bytes: turn it on (Node: remove " +
      "--no-experimental-global-webcrypto; browsers: serve the page over https), or give the option `nonce`.",
  );

/** Converts an error of the module's compilation or start. */
export function notStarted(error) {
  return (
    platformError(error) ??
    notInitialised(`The core cannot be started here: ${error?.message ?? error}`, error)
  );
}

/** The same, if the platform is the cause. */
export function platformError(error) {
  if (typeof WebAssembly === "undefined") {
    return notInitialised(
      "This runtime has no WebAssembly: start Node without --jitless; in a browser, turn off the mode that " +
        "disables WebAssembly (Lockdown Mode, enhanced security).",
      error,
    );
  }
  const reason = String(error?.message ?? error);
  if (/content security policy|unsafe-eval|csp/i.test(reason)) {
    return notInitialised(
      "The page's Content-Security-Policy does not let it compile WebAssembly: add 'wasm-unsafe-eval' to script-src.",
      error,
    );
  }
  if (/disallowed by embedder|code generation/i.test(reason)) {
    return notInitialised(
      "This runtime does not compile WebAssembly from bytes: bundle with the condition `workerd` (Cloudflare) " +
        "or `edge-light` (Vercel), under which the compiled module is imported.",
      error,
    );
  }
  if (error instanceof RangeError && /sync|main thread|larger than/i.test(reason)) {
    return notInitialised(
      'This browser does not compile a module of this size synchronously: use "paychop/web" and await init().',
      error,
    );
  }
  return undefined;
}

function notInitialised(message, cause) {
  return new PaychopError({ code: "not_initialised", message, cause });
}
