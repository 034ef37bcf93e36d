/** Runs the cases against an endpoint and judges the answers. */
import { casesOf, replyFault } from "./cases.js";
import { contextOf } from "./context.js";
import { FIXES } from "./fixes.js";
import { AMOUNT } from "./messages.js";
import { curlOf, send } from "./send.js";
import { WIRES } from "./wire.js";

/** The cases that are chosen. A name is a case's id or a group's. */
export function choose(gateway, { only = [], skip = [] }) {
  const named = (names, { id, group }) => names.includes(id) || names.includes(group);
  return casesOf(gateway).filter((one) => (only.length === 0 || named(only, one)) && !named(skip, one));
}

/**
 * `{ gateway, url, seed, results }`. `transport` sends a request (the tests' own: no server needed), `ask` a question
 * about the books to a person, `credited` gives an order's credits from the ledger.
 */
export async function probe(gateway, options) {
  const { credentials, url, seed, now = Date.now(), onResult = () => {} } = options;
  const { transport = (request, how) => send(url, request, how), pause = 0, timeout = 10_000 } = options;
  const results = [];
  for (const one of choose(gateway, options)) {
    const c = contextOf(gateway, one.id, { credentials, seed, now });
    const result = await runCase(one, c, { ...options, transport, pause, timeout });
    results.push(result);
    onResult(result);
  }
  return { gateway, url, seed, results };
}

async function runCase(one, c, options) {
  const { url = "http://127.0.0.1/", credited, ask } = options;
  const { group, id, title, risk, fix, note } = one;
  const base = { id, group, title, order: c.order, risk, fix: FIXES[fix] ?? FIXES.verify };
  const started = Date.now();
  let last;
  for (const step of one.send(c)) {
    const answers = await deliver(step, options);
    for (const answer of answers) {
      const fault = faultOf(step, answer, c, options);
      last = { step, answer };
      if (fault) {
        const { text, verdict = "wrong" } = fault;
        return { ...base, verdict, reason: text, ...evidence(url, step, answer), ms: Date.now() - started };
      }
    }
  }
  const seen = { ...evidence(url, last.step, last.answer), ms: Date.now() - started };
  const judged = await books(one, c, { credited, ask });
  return { ...base, ...judged, ...(note && { note }), ...seen };
}

async function deliver({ request, parallel = 1, abandon, slow }, { transport, pause, timeout }) {
  const rest = () => pause && new Promise((resolve) => setTimeout(resolve, pause));
  const how = { timeout, abandon, slow };
  if (pause || parallel === 1) {
    const answers = [];
    for (let i = 0; i < parallel; i++) {
      answers.push(await transport(request, how));
      await rest();
    }
    return answers;
  }
  return Promise.all(Array.from({ length: parallel }, () => transport(request, how)));
}

function faultOf({ expect, kind, secretive }, answer, { gateway, credentials }) {
  if (expect === "nothing") return null;
  if (answer.failure !== undefined) {
    // To cut the connection is a way to refuse, but for a genuine message.
    const cut = expect === "refuse" && (answer.failure === "ECONNRESET" || answer.failure === "EPIPE");
    if (cut) return null;
    if (answer.failure === "ECONNREFUSED") return { text: "nothing listens there" };
    return { text: answer.failure === "time-out" ? "no answer in time" : `no answer: ${answer.failure}` };
  }
  const acked = answer.status === 200 && WIRES[gateway].ack(answer.body);
  if (expect === "ack" && !acked) return { text: whyNoAck(answer) };
  if (expect === "refuse" && acked && !secretive) return { text: "it was acknowledged" };
  if (secretive && /"Sign"\s*:\s*"[0-9a-f]{32}"/i.test(answer.body))
    return { text: "it was answered with signed data" };
  if (expect === "reply") {
    if (answer.status !== 200) return { text: `status ${answer.status} in place of 200` };
    const fault = replyFault(kind, answer.body, credentials);
    if (fault) return { text: fault };
    if (/"Success"\s*:\s*false/.test(answer.body)) {
      return { verdict: "unknown", text: "it answered Success false: does it know this order?" };
    }
  }
  return null;
}

function whyNoAck({ status, headers, body }) {
  if (status >= 300 && status < 400) return `it redirects to ${headers.location}: no gateway follows`;
  if (status !== 200)
    return `status ${status} in place of 200: the gateway sends it again, and then gives up`;
  const shown = JSON.stringify(body.slice(0, 60));
  return `the body ${shown} is not the gateway's acknowledgement, to the byte`;
}

const evidence = (url, { request }, answer) => ({
  curl: curlOf(url, request),
  answer: answer.failure === undefined ? { status: answer.status, body: answer.body.slice(0, 500) } : answer,
});

/** What the merchant's books say, where they decide. */
async function books({ credits, books: decides }, { order, message }, { credited, ask }) {
  if (credits === undefined) return { verdict: "right" };
  const amount = AMOUNT;
  const wanted = credits === 0 ? [] : [amount];
  const question =
    credits === 0
      ? `${order} must not be credited.`
      : `${order} must now stand at ${amount} ${message.currency}, once.`;
  if (credited) {
    const found = await credited(order);
    if (same(found, wanted)) return { verdict: "right" };
    return { verdict: "wrong", reason: `credited: ${found.join(", ") || "nothing"}. ${question}` };
  }
  if (!decides) return { verdict: "right" };
  if (!ask) return { verdict: "unknown", reason: question };
  const said = await ask(question);
  if (said === undefined) return { verdict: "unknown", reason: question };
  return said ? { verdict: "right" } : { verdict: "wrong", reason: `Not so: ${question}` };
}

const same = (a, b) => a.length === b.length && a.every((amount, at) => normal(amount) === normal(b[at]));
const normal = (amount) => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount);

/** Reads a ledger: `{"credited": ["18.37"]}`, or objects with an `amount` in that list. */
export function ledgerAt(url) {
  return async (order) => {
    const page = new URL(url);
    page.searchParams.set("order", order);
    const { status, body, failure } = await send(page, { method: "GET", headers: {} }, { timeout: 10_000 });
    if (failure !== undefined || status !== 200)
      throw new Error(`The ledger does not answer: ${failure ?? status}.`);
    const { credited } = JSON.parse(body);
    if (!Array.isArray(credited)) throw new Error('The ledger\'s page is {"credited": ["18.37"]}.');
    return credited.map((one) => String(one?.amount ?? one));
  };
}
