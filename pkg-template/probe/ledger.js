/** The merchant's books: a ledger, or a person who looks. */
import { setTimeout as wait } from "node:timers/promises";
import { send } from "./send.js";

/** How long a credit can follow its acknowledgement, in milliseconds, and how often the ledger is read. */
const PATIENCE = 1000;
const INTERVAL = 50;

/** The endpoint cannot be tested at all. */
export class Untestable extends Error {}

/** The verdict of the merchant's ledger, if it decides: `{ verdict, reason?, wanted?, question? }`. */
export async function ledgerOrPerson(one, { order, message }, { credited, ask }) {
  const { credits, books, amount, early } = one;
  if (credits === undefined) return { verdict: "right" };
  const wanted = credits === 0 ? [] : [amount];
  const question =
    credits === 0
      ? `${order} must not be credited.`
      : `${order} must now stand at ${amount} ${message.currency}, once.`;
  if (credited)
    return { wanted, question, ...(await fromLedger(order, { wanted, question, early }, credited)) };
  if (!books) return { verdict: "right" };
  const said = early ? undefined : await ask?.(question);
  if (said === undefined) return { verdict: "unknown", reason: early ? EARLY_UNKNOWN : question };
  return said ? { verdict: "right" } : { verdict: "wrong", reason: `Not so: ${question}` };
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
    if (!same(found, wanted))
      return { verdict: "wrong", reason: unlike(found, question), nothing: found.length === 0 };
  } catch (error) {
    return { verdict: "unknown", reason: `${error.message} ${question}` };
  }
  if (!late || !early) return { verdict: "right", late };
  const reason = `credited ${late} ms after the acknowledgement: right only where a durable queue holds it`;
  return { verdict: "unknown", reason, late };
}

/** Reads the ledger again, for credits after the verdict of their case. Returns the changed results. */
export async function lateCredits(judged, credited) {
  await wait(INTERVAL + 2 * Math.max(...judged.map(({ books }) => books.late ?? 0)));
  const changed = [];
  for (const { result, books } of judged) {
    if (!books.wanted || result.verdict !== "right") continue;
    const found = await credited(result.order).catch(() => books.wanted);
    if (same(found, books.wanted)) continue;
    Object.assign(result, { verdict: "wrong", reason: `later: ${unlike(found, books.question)}` });
    changed.push(result);
  }
  return changed;
}

const unlike = (found, question) => `credited: ${found.join(", ") || "nothing"}. ${question}`;
const same = (a, b) => a.length === b.length && a.every((amount, at) => normal(amount) === normal(b[at]));
const normal = (amount) => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount);

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
