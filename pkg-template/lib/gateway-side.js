/**
 * Keys of the two methods that `paychop/testing` calls for the gateway's side of a gateway object.
 *
 * They are registered symbols, so every build of the package (ESM, CommonJS, a bundle) uses the same two, and
 * `paychop/testing` does not need its own core.
 */
export const SAMPLE = Symbol.for("paychop.sample");
export const CHECK_REQUEST = Symbol.for("paychop.checkRequest");
