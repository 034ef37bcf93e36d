/** The table of cases: what is sent, what a right endpoint answers, what its books must then say, what could be stolen. */
import { tableOf } from "../../shared/catalog.js";
import { merchantFieldOf, messageOf } from "../messages.js";
import { FORGED } from "./forged.js";
import { GENUINE } from "./genuine.js";
import { ONCE } from "./once.js";
import { atPayouts } from "./payouts.js";
import { ROBUST } from "./robust.js";

const CASES = [...GENUINE, ...FORGED, ...ONCE, ...ROBUST];

/** A gateway's cases; `kind` is that of payouts with a URL of their own. */
export function casesOf(gateway, kind) {
  const about = gatewayFor(gateway, kind);
  const cases = CASES.filter(({ when = () => true }) => when(about));
  return kind === undefined ? cases : atPayouts(cases);
}

/** What decides which cases there are: the row of its messages, and what its tables say. */
function gatewayFor(gateway, kind) {
  const { bodies, unescapedPairs } = tableOf(gateway);
  const merchantField = merchantFieldOf(gateway, kind);
  return { message: messageOf(gateway, kind), bodies, unescapedPairs, merchantField };
}
