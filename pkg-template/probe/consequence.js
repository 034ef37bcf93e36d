/** What a failed case leads to, and its fix: by what went wrong, which may be another thing than what the case looks for. */
import { fixOf } from "./fixes.js";
import { sameAmount } from "./ledger.js";

const UNDELIVERED = "A genuine message counts as undelivered: the gateway sends it again, and then gives up.";
const UNPAID = "A payer has paid and gets nothing.";
const TWICE = "One payment is credited several times.";
const OTHER_AMOUNT = "A payer gets another amount than he has paid.";
const NOT_ONCE = "A payer gets nothing, another amount, or his money several times.";
const STOPPED = "Anybody can stop the endpoint.";
const TWO_VALUES =
  "The genuine value was credited, but one of the two is not signed: a part of the program that reads the other one credits a forged amount.";
const ONLY_ACKED = "Nothing was credited; but a message that no gateway has sent counts as handled.";

/** Fixes of faults that credit one payment several times, each in its own way. */
const SEVERAL_TIMES = new Set(["notice", "spelling", "slide"]);
const DUPLICATES = new Set(["duplicate", "duplicateName"]);
/** Failures after which an endpoint does not serve anybody. */
const STOPS = new Set(["time-out", "ECONNREFUSED", "endless answer"]);

/**
 * `{ risk, fix }` of a wrong result; empty where they are the case's own. `fault` says that the answer was wrong; `found` is
 * what the ledger says, undefined where it does not.
 */
export function consequenceOf(one, { fault, sent, answer, found, denied }, { gateway, kind }) {
  const leadsTo = (risk, fix = one.fix) => ({ risk, fix: fixOf(fix, gateway, kind) });
  if (fault) return ofAnswer(one, { step: sent.at(-1), first: sent.length === 1, answer, found }, leadsTo);
  if (denied) return one.credits === 1 ? leadsTo(NOT_ONCE, bookFix(one)) : {};
  if (found === undefined) return {};
  return one.credits === 1 ? ofCredits(one, found, leadsTo) : ofUnwanted(one, found, leadsTo);
}

function ofAnswer({ group, amount, fix }, { step: { expect, secretive }, first, answer, found }, leadsTo) {
  if (answer.failure === "ECONNREFUSED" || (expect === "refuse" && STOPS.has(answer.failure)))
    return leadsTo(STOPPED, "limit");
  if (expect === "ack")
    return group === "once" || group === "forged" ? leadsTo(UNDELIVERED, first ? "genuine" : fix) : {};
  if (expect !== "refuse" || secretive || found === undefined) return {};
  if (found.length === 0) return leadsTo(ONLY_ACKED);
  return DUPLICATES.has(fix) && isAll(found, amount) ? leadsTo(TWO_VALUES) : {};
}

function ofCredits(one, found, leadsTo) {
  if (found.length === 0) return leadsTo(UNPAID, bookFix(one));
  if (found.length > 1) return SEVERAL_TIMES.has(one.fix) ? {} : leadsTo(TWICE, "once");
  return sameAmount(found[0], one.amount) ? {} : leadsTo(OTHER_AMOUNT, "text");
}

function ofUnwanted({ amount, fix, credited }, found, leadsTo) {
  if (credited) return leadsTo(credited, "payout");
  return DUPLICATES.has(fix) && isAll(found, amount) ? leadsTo(TWO_VALUES) : {};
}

/** A message that was acknowledged and is not in the books as it should be: crediting and acknowledging do not belong together. */
const bookFix = ({ group, fix }) => (group === "genuine" || group === "robust" ? "once" : fix);

const isAll = (found, amount) => found.every((one) => sameAmount(one, amount));
