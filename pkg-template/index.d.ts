export * from "./types/all.js";
export * from "./types/errors.js";
export type { Gateway } from "./types/gateway.js";
export type * from "./types/generated.js";
export type * from "./types/shared.js";
