/** A local stand-in for the five gateways, on Node. */
export { createSandbox } from "./sandbox/create.js";
