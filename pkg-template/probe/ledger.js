/** What the merchant's books say: a ledger that is read, or a person who is asked. */
import { setTimeout as wait } from "node:timers/promises";
import { send } from "./send.js";

/** How long a credit may come after its acknowledgement, in milliseconds, and how often the ledger is asked. */
const PATIENCE = 1000;
const INTERVAL = 50;

/** The endpoint cannot be tested at all. */
export class Untestable extends Error {}

/**
 * What the merchant's books say, if they decide: `{ verdict, reason?, wanted?, question?, found?, denied? }`. Without
 * books the verdict is `unknown` where only they decide, and `answered` where the answer was a part of the case.
 */
export async function ledgerOrPerson(one, { order, message }, { credited, ask }) {
  const { credits, books, early } = one;
  if (credits === undefined) return { verdict: "right" };
  const amount = `${one.amount} ${message.currency}`;
  const wanted = credits === 0 ? [] : [one.amount];
  const question =
    credits === 0
      ? `${order} must not be credited.`
      : `${order} must now be credited with ${amount}, exactly once.`;
  if (credited)
    return { wanted, question, ...(await fromLedger(order, { wanted, question, early }, credited)) };
  // What was refused was not believed.
  if (credits === 0 && !books) return { verdict: "right" };
  const said = early ? undefined : await ask?.(question);
  if (said === true) return { verdict: "right" };
  if (said === false) return { verdict: "wrong", reason: `Not so: ${question}`, denied: true };
  if (books) return { verdict: "unknown", reason: early ? EARLY_UNKNOWN : question };
  return { verdict: "answered", reason: `acknowledged; whether ${amount} was credited is not known` };
}

const EARLY_UNKNOWN = "Only the ledger shows whether the credit comes before the acknowledgement.";

/** A missing credit may still come later, from a queue. */
async function fromLedger(order, { wanted, question, early }, credited) {
  const started = Date.now();
  let late = 0;
  try {
    let found = await credited(order);
    while (found.length < wanted.length && late < PATIENCE) {
      await wait(INTERVAL);
      found = await credited(order);
      late = Date.now() - started;
    }
    if (!same(found, wanted)) return { verdict: "wrong", reason: unlike(found, question), found };
  } catch (error) {
    return { verdict: "unknown", reason: `${error.message} ${question}` };
  }
  if (!late || !early) return { verdict: "right", late };
  return { verdict: "wrong", reason: `credited ${late} ms after the acknowledgement${DURABLE}`, late };
}

const DURABLE = ": right only if a durable queue holds it until then; if one does, --skip acked-early";

/** Reads the ledger again, for credits after the verdict of their case. Returns the changed entries, with what was found. */
export async function lateCredits(judged, credited) {
  await wait(INTERVAL + 2 * Math.max(...judged.map(({ books }) => books.late ?? 0)));
  const changed = [];
  for (const entry of judged) {
    const { result, books } = entry;
    if (!books.wanted || result.verdict !== "right") continue;
    const found = await credited(result.order).catch(() => books.wanted);
    if (same(found, books.wanted)) continue;
    changed.push({ ...entry, found, reason: `later: ${unlike(found, books.question)}` });
  }
  return changed;
}

const unlike = (found, question) => `credited: ${found.join(", ") || "nothing"}. ${question}`;
const same = (a, b) => a.length === b.length && a.every((amount, at) => sameAmount(amount, b[at]));
const normal = (amount) => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount);

export const sameAmount = (a, b) => normal(a) === normal(b);

/** Reads a ledger: `{"credited": ["18.37"]}`, or objects with an `amount` in that list. */
export function ledgerAt(url, transport = send) {
  return async (order) => {
    const page = new URL(url);
    page.searchParams.set("order", order);
    const { status, body, failure } = await transport(
      page,
      { method: "GET", headers: {} },
      { timeout: 10_000 },
    );
    if (failure !== undefined || status !== 200)
      throw new Untestable(`The ledger does not answer: ${failure ?? status}.`);
    const credited = listOf(body);
    if (!Array.isArray(credited))
      throw new Untestable('The ledger answers with JSON like {"credited": ["18.37"]}.');
    return credited.map((one) => String(one?.amount ?? one));
  };
}

function listOf(body) {
  try {
    return JSON.parse(body)?.credited;
  } catch {
    return undefined;
  }
}
