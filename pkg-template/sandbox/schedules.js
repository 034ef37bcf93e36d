/** After how many seconds each gateway comes again when a notification was not acknowledged. */
const MINUTE = 60;

/** UBAO: after 5, 15 and 30 minutes, as documented. */
export const UBAO = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/** Vpay, as documented. */
export const VPAY = [15, 15, 30, 180, 600, 1200, 1800];

/** Where the gateway does not say: the sandbox's own choice, in the spirit of the two that do. */
export const UNDOCUMENTED = [15, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
