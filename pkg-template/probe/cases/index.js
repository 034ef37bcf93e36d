/** The table of cases: what is sent, what a right endpoint answers, what its books must then say, what could be stolen. */
import { FORGED } from "./forged.js";
import { GENUINE } from "./genuine.js";
import { ONCE } from "./once.js";
import { atPayouts } from "./payouts.js";
import { ROBUST } from "./robust.js";

const CASES = [...GENUINE, ...FORGED, ...ONCE, ...ROBUST];

/** A gateway's cases; `kind` is that of payouts with a URL of their own. */
export function casesOf(gateway, kind) {
  const cases = CASES.filter(({ only }) => only === undefined || only.includes(gateway));
  return kind === undefined ? cases : atPayouts(cases);
}
