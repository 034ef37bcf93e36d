/** Retry delays of each gateway in seconds, for a notification that is not acknowledged. */
const MINUTE = 60;

/** UBAO: after 5, 15 and 30 minutes, as documented. */
export const UBAO = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/** Vpay, as documented. */
export const VPAY = [15, 15, 30, 180, 600, 1200, 1800];

/** For gateways without a documented schedule: the sandbox's own, similar to the two documented ones. */
export const UNDOCUMENTED = [15, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/** As people read it: `15 s, 1 min, 5 min`. */
export const inWords = (seconds) =>
  seconds.map((one) => (one < MINUTE ? `${one} s` : `${one / MINUTE} min`)).join(", ");
