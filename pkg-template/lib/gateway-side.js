/**
 * Keys of the members that other entries use of a gateway object: `paychop/testing` calls the gateway's side,
 * `paychop/handler` reads the option `notificationKind`.
 *
 * They are registered symbols, so every build of the package (ESM, CommonJS, a bundle) uses the same ones, and no entry needs
 * its own core.
 */
export const SAMPLE = Symbol.for("paychop.sample");
export const CHECK_REQUEST = Symbol.for("paychop.checkRequest");
export const NOTIFICATION_KIND = Symbol.for("paychop.notificationKind");
