/** Inspects a request: its masked sign string, and its errors. */

import { SENDER_FIXES } from "./sender-fixes.js";

/**
 * `signed` says how to get the request's sign string. `{ raw, contentType }`: it is built like a notification's. Otherwise it is
 * built again from the accepted fields or from `{ input }`. `mistake()` finds a sender's mistake that `diagnose` does not know.
 */
export function inspect(gateway, signed, verdict, budget) {
  const signString = attempt(() => signStringOf(gateway, signed, verdict));
  return verdict.ok ? { signString } : { signString, findings: findingsOf(gateway, signed, verdict, budget) };
}

/** At most a tenth of this machine's time: any web page can send requests that take long to diagnose. */
const WINDOW_MS = 10_000;
const SHARE_MS = 1000;

/** Runs a step if there is time for it; otherwise returns undefined. */
export function createBudget(clock = () => performance.now()) {
  let begun = clock();
  let spent = 0;
  return (step) => {
    const start = clock();
    if (start - begun > WINDOW_MS) {
      begun = start;
      spent = 0;
    }
    if (spent > SHARE_MS) return undefined;
    try {
      return step();
    } finally {
      spent += clock() - start;
    }
  };
}

function signStringOf(gateway, signed, verdict) {
  const { raw, contentType } = signed;
  if (raw !== undefined) return gateway.explainNotification(raw, { contentType }).signString;
  const input = verdict.data ?? signed.input;
  return verdict.operation && input && gateway.explain(verdict.operation, input).signString;
}

/** Errors of the signature: for these, `diagnose` looks for the cause. */
const SIGNATURE_CODES = new Set(["signature_mismatch", "missing_signature"]);

function findingsOf(gateway, { raw, contentType, mistake }, { code, message, violations }, budget) {
  if (violations?.length > 0) {
    return violations.map(({ field, code, message }) => ({
      code,
      message,
      fix: `Fix ${field || "the request"}.`,
    }));
  }
  const diagnosed = SIGNATURE_CODES.has(code) && raw !== undefined;
  const own = diagnosed ? mistake?.() : undefined;
  const findings = own
    ? [own]
    : diagnosed && attempt(() => budget(() => gateway.diagnose(raw, { contentType }).findings));
  const found = findings?.length > 0 ? findings : [{ code, message, fix: "" }];
  return found.map((one) => ({ ...one, fix: SENDER_FIXES[one.code] ?? one.fix }));
}

/** A message that cannot be explained has nothing to show. */
function attempt(step) {
  try {
    return step();
  } catch (error) {
    if (error.name !== "PaychopError") throw error;
    return undefined;
  }
}
