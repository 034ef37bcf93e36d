/** Runs the cases against an endpoint and judges the answers. */
import { casesOf } from "./cases/index.js";
import { contextOf } from "./context.js";
import { scriptOf } from "./curl.js";
import { fixOf } from "./fixes.js";
import { faultOf } from "./judge.js";
import { lateCredits, ledgerOrPerson, Untestable } from "./ledger.js";
import { send } from "./send.js";

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
