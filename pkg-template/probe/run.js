/** Runs the cases against an endpoint. */
import { casesOf } from "./cases/index.js";
import { consequenceOf } from "./consequence.js";
import { contextOf } from "./context.js";
import { scriptOf } from "./curl.js";
import { fixOf } from "./fixes.js";
import { faultOf, isRefusal } from "./judge.js";
import { lateCredits, ledgerOrPerson, Untestable } from "./ledger.js";
import { send } from "./send.js";

const isNamed = (name, { id, group }) => name === id || name === group;

/** The selected cases. A name is the id of a case or of a group. */
export function choose(gateway, { kind, only = [], skip = [] }) {
  const named = (names, one) => names.some((name) => isNamed(name, one));
  return casesOf(gateway, kind).filter((one) => (only.length === 0 || named(only, one)) && !named(skip, one));
}

/** Every name that `choose` knows for a gateway. */
export const namesOf = (gateway, kind) => [
  ...new Set(casesOf(gateway, kind).flatMap(({ id, group }) => [group, id])),
];

/**
 * `{ gateway, kind?, url, seed, results }`. `kind` is that of payouts, for the URL where they are called back. `transport`
 * sends a request, `ask` puts a question about the books to a person (true, false, or undefined where he does not know),
 * `credited` gives an order's credits from the ledger. `onResult` is told each result, and again where a later look at the
 * ledger changes it. `stops` ends a run in which the first genuine messages are all refused.
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
    const entry = { one, c, ...(await runCase(one, c, { ...options, url, transport })) };
    if (at === 0 && UNREACHABLE.has(entry.result.answer.failure))
      throw new Untestable(`Nothing answers at ${url}: ${entry.result.answer.failure}.`);
    judged.push(entry);
    onResult(entry.result, { at: at + 1, of: chosen.length });
    if (options.stops && judged.length === ALIKE) await stopIfAllIsRefused(judged, options);
  }
  if (options.credited) {
    for (const { one, c, result, found, reason } of await lateCredits(judged, options.credited)) {
      Object.assign(result, { verdict: "wrong", reason }, consequenceOf(one, { found }, c));
      onResult(result, {});
    }
  }
  return { gateway, ...(kind && { kind }), url, seed, results: judged.map(({ result }) => result) };
}

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * How many genuine messages, the first of all, must be refused alike before the probe stops. An endpoint with a fault in
 * one form, or with empty fields, takes one of them.
 */
const ALIKE = 6;

/** A wrong URL and wrong credentials would make a long report about everything but that. */
async function stopIfAllIsRefused(judged, { credited }) {
  const [first] = judged;
  const alike = judged.every(
    ({ one, result, refused }) =>
      one.group === "genuine" &&
      refused &&
      result.answer.status === first.result.answer.status &&
      result.answer.body === first.result.answer.body,
  );
  if (!alike || first.one.id !== "plain") return;
  // What is credited was not refused: its acknowledgement is wrong.
  const found = await credited?.(first.result.order).catch(() => []);
  if (found?.length > 0) return;
  const { status, body } = first.result.answer;
  const answer = status === 200 ? `status 200 and ${JSON.stringify(body.slice(0, 60))}` : `status ${status}`;
  throw new Untestable(
    `The endpoint refused the first ${ALIKE} genuine messages alike, with ${answer}. Is the URL right? Has the endpoint ` +
      "the same credentials? If so, its own sign string differs: --only plain shows the message, and `paychop explain` its sign string.",
  );
}

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
  const found = fault ? await credited?.(c.order).catch(() => undefined) : books.found;
  const { verdict } = fault ?? books;
  const reason =
    fault && found?.length > 0 ? `${fault.reason}; credited: ${found.join(", ")}` : (fault ?? books).reason;
  const result = {
    ...base,
    ...(verdict === "wrong" &&
      consequenceOf(one, { fault, sent, answer: last, found, denied: books.denied }, c)),
    verdict,
    ...(reason && { reason }),
    curl: scriptOf(url, sent),
    answer: shown(last),
    ms: Date.now() - started,
  };
  return { result, books, refused: fault !== null && sent.at(-1).expect === "ack" && isRefusal(last) };
}

function deliver({ request, parallel = 1, abandon, slow }, transport, timeout) {
  return Promise.all(Array.from({ length: parallel }, () => transport(request, { timeout, abandon, slow })));
}

const shown = ({ failure, status, body, headers }) =>
  failure === undefined
    ? { status, ...(headers.location && { location: headers.location }), body: body.slice(0, 500) }
    : { failure };
