/** The table of cases: what is sent, what a right endpoint answers, what its books must then say, what could be stolen. */
import { FORGED } from "./forged.js";
import { GENUINE } from "./genuine.js";
import { ONCE } from "./once.js";
import { ROBUST } from "./robust.js";

const CASES = [...GENUINE, ...FORGED, ...ONCE, ...ROBUST];

export const casesOf = (gateway) => CASES.filter(({ only }) => only === undefined || only.includes(gateway));
