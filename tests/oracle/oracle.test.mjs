/** paychop against other implementations in other languages, on random messages of every gateway. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { tables } from "../js/merchants.mjs";
import { gatewayOf, notifications, replies, requests, SPECS, signedAnswers } from "./cases.mjs";
import { ask, ORACLES } from "./oracles.mjs";
import { handedOut } from "./values.mjs";

/** Forms and queries as sorted pairs: their order is nobody's business. */
const sortedPairs = (pairs) => [...pairs].map(([name, value]) => `${name}=${value}`).sort();

/** What leaves paychop, in a form in which the order of members that are not signed in their order does not count. */
function content({ url, body, fields, form, query }, signed) {
  if (fields) return { url, form: sortedPairs(signed ? Object.entries(fields) : fields).map(reread) };
  if (form) return { url, form: sortedPairs(form) };
  if (query) return { url, query: sortedPairs(query) };
  if (body === undefined) {
    const { origin, pathname, searchParams } = new URL(url);
    return { url: origin + pathname, query: sortedPairs(searchParams) };
  }
  if (!body.startsWith("{")) return { url, form: sortedPairs(new URLSearchParams(body)) };
  return { url, json: JSON.parse(body) };
}

/** Basicex's form has one field, with the JSON of the envelope in it. */
function reread(pair) {
  return pair.startsWith("data={") ? JSON.parse(pair.slice(5)) : pair;
}

function sign({ job, input }, operation) {
  const gateway = gatewayOf(job);
  return job.operation.open ? gateway[operation](job.operation.path, input) : gateway[operation](input);
}

function checkNotification({ job }, { body }) {
  const { gateway, kind, format } = job;
  const spec = SPECS[gateway];
  const contentType = format === "form" ? "application/x-www-form-urlencoded" : "application/json";
  const notification = gatewayOf(job).verify(body, { contentType, kind });
  const envelope = spec.envelope?.(job.credentials) ?? [];
  const wires = Object.fromEntries([...job.fields, ...envelope]);
  const all = Object.fromEntries(Object.entries(wires).map(([name, wire]) => [name, handedOut(wire)]));
  const unsigned = spec.kinds[kind].unsigned ?? [];
  const isUnsigned = ([name, value]) =>
    unsigned.includes(name) || (spec.isSkipped?.(value, job.options) ?? false);
  const part = (wanted) =>
    Object.fromEntries(Object.entries(all).filter((one) => isUnsigned(one) === wanted));
  const data = part(false);
  assert.deepEqual({ ...notification.data }, spec.data ? spec.data(data) : data);
  assert.deepEqual({ ...notification.unsigned }, part(true));
  for (const [name, value] of Object.entries(spec.expected(kind, all, wires))) {
    assert.equal(notification[name], value, name);
  }
  const other = gatewayOf(job, { [spec.secret]: `${job.credentials[spec.secret]}x` });
  assert.throws(() => other.verify(body, { contentType, kind }), { code: "signature_mismatch" });
  return notification;
}

/** Names the case that fails, so that it can be tried alone. */
function each(cases, answers, check) {
  cases.forEach((one, index) => {
    try {
      check(one, answers[index]);
    } catch (error) {
      const { job } = one;
      throw new Error(
        `${error.message}\njob: ${JSON.stringify(job)}\noracle: ${JSON.stringify(answers[index])}`,
        {
          cause: error,
        },
      );
    }
  });
}

test("every gateway, operation and kind of the package is compared", () => {
  const namesOf = (rows) => rows.map(({ name }) => name).sort();
  for (const { name, operations, kinds } of tables) {
    assert.deepEqual(Object.keys(SPECS[name].operations).sort(), namesOf(operations), name);
    assert.deepEqual(Object.keys(SPECS[name].kinds).sort(), namesOf(kinds), name);
    assert.ok(Object.keys(ORACLES).some(knows(SPECS[name])), `no oracle knows ${name}`);
  }
});

/** Whether an oracle knows a gateway. */
const knows =
  ({ oracles }) =>
  (oracle) =>
    oracles?.includes(oracle) ?? true;

/** The tests of one oracle: `{name, cases, check}` each. */
function plan(oracle, firstSeed) {
  const planned = [];
  let seed = firstSeed;
  const next = () => {
    seed += 1000;
    return seed;
  };
  for (const [gateway, spec] of Object.entries(SPECS)) {
    if (!knows(spec)(oracle)) continue;
    const { operations, kinds, counts } = spec;
    for (const operation of Object.keys(operations)) {
      const cases = requests(gateway, operation, next(), counts.requests);
      const check = (one, answer) =>
        assert.deepEqual(content(sign(one, operation), true), content(answer, false));
      planned.push({ name: `${gateway}.${operation}: ${cases.length} requests`, cases, check });
    }
    for (const [kind, { reply }] of Object.entries(kinds)) {
      const cases = notifications(gateway, kind, next(), counts.notifications);
      const name = `${gateway} ${kind}: ${cases.length}`;
      planned.push({ name: `${name} notifications`, cases, check: checkNotification });
      if (reply) {
        planned.push({
          name: `${name} replies`,
          cases: replies(kind, next(), asked(oracle, cases)),
          check: checkReply,
        });
      }
    }
  }
  const answers = signedAnswers(next(), 200);
  planned.push({ name: "200 signed answers of Basicex", cases: answers, check: checkAnswer });
  planned.push({
    name: "300 texts that paychop encrypted",
    cases: encrypted(next(), 300),
    check: checkOpened,
  });
  return planned;
}

/** The questions of the oracle, as it sends them. */
function asked(oracle, cases) {
  const jobs = cases.map(({ job }) => job);
  return ask(oracle, jobs).map(({ body }, index) => ({ question: jobs[index], body }));
}

function checkReply({ job, input, body }, answer) {
  const merchant = gatewayOf(job);
  const reply = merchant.reply(merchant.verify(body, { kind: job.kind }), input);
  const { Success, Code, Message, ...rest } = JSON.parse(reply.body);
  assert.deepEqual(rest, JSON.parse(answer.body));
  assert.deepEqual([Success, Code, typeof Message], [true, 1, "string"]);
}

function checkAnswer({ job }, { body }) {
  const { ok, verified, data } = gatewayOf(job).parseResponse("query", body);
  const fields = Object.fromEntries(job.fields.map(([name, wire]) => [name, handedOut(wire)]));
  assert.deepEqual({ ok, verified, data }, { ok: true, verified: true, data: fields });
}

function encrypted(seed, count) {
  return requests("Bibao", "withdrawMoneyUser", seed, count).map((one) => {
    const { param } = JSON.parse(sign(one, "withdrawMoneyUser").body);
    return { job: { ...one.job, job: "open", param } };
  });
}

function checkOpened({ job }, { plain }) {
  const head = `MerCode=${job.credentials.merCode}&Timestamp=${Math.floor(job.now / 1000)}`;
  assert.equal(plain, [head, ...job.fields.map(([name, value]) => `${name}=${handedOut(value)}`)].join("&"));
}

for (const [index, oracle] of Object.keys(ORACLES).entries()) {
  describe(oracle, () => {
    const planned = plan(oracle, 100_000 * (1 + index));
    const jobs = planned.flatMap(({ cases }) => cases.map(({ job }) => job));
    const answers = ask(oracle, jobs);
    for (const { name, cases, check } of planned) {
      const own = answers.splice(0, cases.length);
      test(name, () => each(cases, own, check));
    }
  });
}
