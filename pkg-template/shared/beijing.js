/** Beijing time, which has no summer time. The demo page uses this file, too. */

const AHEAD_MS = 8 * 3_600_000;

/** A moment in milliseconds, as `yyyy-MM-dd HH:mm:ss`. */
export function beijingTime(ms) {
  return new Date(ms + AHEAD_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** The same as `yyyyMMddHHmmss`. */
export function beijingDigits(ms) {
  return beijingTime(ms).replace(/\D/g, "");
}
