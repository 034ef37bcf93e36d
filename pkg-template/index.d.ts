export type * from "./types/all.js";
export * from "./types/basicex.js";
export * from "./types/errors.js";
export type { Gateway } from "./types/gateway.js";
export type * from "./types/generated.js";
export type * from "./types/shared.js";
export * from "./types/ubao.js";
