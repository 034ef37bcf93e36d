/** Runs the cases against an endpoint and judges the answers. */
import { setTimeout as wait } from "node:timers/promises";
import { casesOf } from "./cases/index.js";
import { contextOf } from "./context.js";
import { scriptOf } from "./curl.js";
import { fixOf } from "./fixes.js";
import { replyFault } from "./replies.js";
import { send } from "./send.js";
import { WIRES } from "./wire.js";

/** How long a credit can follow its acknowledgement, in milliseconds, and how often the ledger is read. */
const PATIENCE = 1000;
const INTERVAL = 50;

/** The endpoint cannot be tested at all. */
export class Untestable extends Error {}

/** The selected cases. A name is the id of a case or of a group. */
export function choose(gateway, { kind, only = [], skip = [] }) {
  const named = (names, { id, group }) => names.includes(id) || names.includes(group);
  return casesOf(gateway, kind).filter((one) => (only.length === 0 || named(only, one)) && !named(skip, one));
}

/**
 * `{ gateway, kind?, url, seed, results }`. `kind` is that of payouts, for the URL where they are called back. `transport` sends a request, `ask` puts a question about the books to a person (true,
 * false, or undefined where he does not know), `credited` gives an order's credits from the ledger. `onResult` is told
 * each result, and again where a later look at the ledger changes it.
 */
export async function probe(gateway, options) {
  const {
    credentials,
    kind,
    url = "http://127.0.0.1/",
    seed,
    now = Date.now(),
    onResult = () => {},
  } = options;
  const transport = options.transport ?? ((request, how) => send(url, request, how));
  const chosen = choose(gateway, options);
  const judged = [];
  for (const [at, one] of chosen.entries()) {
    const c = contextOf(gateway, one.id, { credentials, seed, now, kind });
    const { result, books } = await runCase(one, c, { ...options, url, transport });
    if (at === 0 && UNREACHABLE.has(result.answer.failure))
      throw new Untestable(`Nothing answers at ${url}: ${result.answer.failure}.`);
    judged.push({ result, books });
    onResult(result, { at: at + 1, of: chosen.length });
  }
  if (options.credited) {
    for (const result of await lateCredits(judged, options.credited)) onResult(result, {});
  }
  return { gateway, ...(kind && { kind }), url, seed, results: judged.map(({ result }) => result) };
}

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

async function runCase(one, c, { url, transport, timeout = 10_000, credited, ask }) {
  const { group, id, title, risk, fix, note } = one;
  const base = {
    id,
    group,
    title,
    order: c.order,
    risk,
    fix: fixOf(fix, c.gateway, c.kind),
    ...(note && { note }),
  };
  const started = Date.now();
  const sent = [];
  let last;
  let fault;
  const open = [];
  for (const step of one.send(c)) {
    sent.push(step);
    const answers = await deliver(step, transport, timeout);
    open.push(...answers);
    last = answers.find((answer) => faultOf(step, answer, c)) ?? answers.at(-1);
    fault = faultOf(step, last, c);
    if (fault) break;
  }
  for (const answer of open) answer.close?.();
  const books = fault ? {} : await ledgerOrPerson(one, c, { credited, ask });
  const { verdict, reason } = fault ?? books;
  const result = {
    ...base,
    ...(verdict === "wrong" && consequenceOf(one, { fault, sent, books }, c)),
    verdict,
    ...(reason && { reason }),
    curl: scriptOf(url, sent),
    answer: shown(last),
    ms: Date.now() - started,
  };
  return { result, books };
}

/** The risk and the fix for a case that fails for another reason than the tested one. */
function consequenceOf({ group, credits, credited }, { fault, sent, books }, { gateway, kind }) {
  const { expect } = sent.at(-1);
  // A genuine message that is not acknowledged.
  if (fault && expect === "ack" && (group === "once" || group === "forged"))
    return { risk: UNDELIVERED, ...(sent.length === 1 && { fix: fixOf("genuine", gateway, kind) }) };
  if (!fault && credited) return { risk: credited, fix: fixOf("payout", gateway, kind) };
  if (books.nothing && credits === 1 && group === "once") return { risk: UNPAID };
  return {};
}

const UNDELIVERED = "A genuine message counts as undelivered: the gateway sends it again, and then gives up.";
const UNPAID = "A payer has paid and gets nothing.";

function deliver({ request, parallel = 1, abandon, slow }, transport, timeout) {
  return Promise.all(Array.from({ length: parallel }, () => transport(request, { timeout, abandon, slow })));
}

const shown = ({ failure, status, body, headers }) =>
  failure === undefined
    ? { status, ...(headers.location && { location: headers.location }), body: body.slice(0, 500) }
    : { failure };

/** The problem with an answer: `{ verdict, reason }`, or null. */
function faultOf({ expect, kind, secretive }, answer, { gateway, credentials }) {
  const wrong = (reason) => ({ verdict: "wrong", reason });
  if (expect === "nothing") return null;
  if (answer.failure !== undefined) {
    // Closing the connection is also a refusal, but not for a genuine message.
    const cut = expect === "refuse" && (answer.failure === "ECONNRESET" || answer.failure === "EPIPE");
    return cut ? null : wrong(FAILURES[answer.failure] ?? `no answer: ${answer.failure}`);
  }
  const acked = answer.status === 200 && WIRES[gateway].ack(answer.body);
  if (expect === "ack" && !acked) return wrong(whyNoAck(answer));
  if (expect === "refuse" && acked && !secretive) return wrong("it was acknowledged");
  if (secretive && /"Sign"\s*:\s*"[0-9a-f]{32}"/i.test(answer.body))
    return wrong("it was answered with signed data");
  if (expect === "reply") {
    if (answer.status !== 200) return wrong(`status ${answer.status} in place of 200`);
    const fault = replyFault(kind, answer.body, credentials);
    if (fault) return wrong(fault);
    if (/"Success"\s*:\s*false/.test(answer.body))
      return { verdict: "unknown", reason: "it answered Success false: does it know this order?" };
  }
  return null;
}

const FAILURES = {
  "time-out": "no answer in time",
  ECONNREFUSED: "nothing listens there any more: has it crashed?",
  "endless answer": "the answer is longer than 64 KiB",
};

function whyNoAck({ status, headers, body }) {
  if (status >= 300 && status < 400) return `it redirects to ${headers.location}: no gateway follows`;
  if (status !== 200)
    return `status ${status} in place of 200: the gateway sends it again, and then gives up`;
  const said = JSON.stringify(body.slice(0, 60));
  return `the body ${said} is not the gateway's acknowledgement, to the byte`;
}

/** The verdict of the merchant's ledger, if it decides: `{ verdict, reason?, wanted?, question? }`. */
async function ledgerOrPerson(one, { order, message }, { credited, ask }) {
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
async function lateCredits(judged, credited) {
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
