/**
 * Keys of the two methods through which `paychop/testing` reaches the gateway's side of a gateway object.
 *
 * They are registered symbols, so that every build of the package (ESM, CommonJS, a bundle) means the same
 * two and `paychop/testing` needs no core of its own.
 */
export const SAMPLE = Symbol.for("paychop.sample");
export const CHECK_REQUEST = Symbol.for("paychop.checkRequest");
