/** Random jobs for the oracles, and the gateway objects that have to agree with them. */

import { classOf, tables } from "../js/merchants.mjs";
import { Random } from "./random.mjs";
import { fields, inputOf, wireOf } from "./values.mjs";

/** What is known of each gateway, by its name. `oracles` names those that know it, where that is not all of them. */
export const SPECS = Object.fromEntries(
  await Promise.all(
    tables.map(async ({ id, name }) => [name, (await import(`./gateways/${id}.mjs`)).default]),
  ),
);

/** Years in which Beijing's date differs from UTC's by no more than its eight hours. */
const FIRST = Date.UTC(2001, 8, 10);
const LAST = Date.UTC(2099, 11, 31);

/** What every case has: a merchant, a time, random text. */
function start(name, random) {
  const spec = SPECS[name];
  const credentials = spec.credentials(random);
  const now = random.whole(FIRST, LAST);
  const nonce = spec.nonce?.(random, credentials) ?? "";
  const options = spec.options?.(random) ?? {};
  return { gateway: name, baseUrl: spec.baseUrl, credentials, now, nonce, options };
}

/** paychop's object for a job, at the job's time and with its random text. */
export function gatewayOf(job, changed = {}) {
  const options = { ...job.options, baseUrl: job.baseUrl, now: () => job.now };
  if (job.gateway === "Bibao") {
    const drawn = [
      job.nonce.slice(0, job.credentials.keyALength),
      job.nonce.slice(job.credentials.keyALength),
    ];
    options.randomText = () => drawn.shift();
  } else if (job.nonce !== "") {
    options.nonce = () => job.nonce;
  }
  return new (classOf(job.gateway))({ ...job.credentials, ...changed }, options);
}

export function requests(name, operationName, seed, count) {
  const { fields: table, ...operation } = SPECS[name].operations[operationName];
  return Array.from({ length: count }, (_, index) => {
    const random = new Random(seed + index);
    const made = fields(table, random);
    const job = { job: "request", ...start(name, random), operation, fields: wireOf(made) };
    // The order in which the merchant names the fields must not matter.
    return { job, input: inputOf(random.shuffled(made)) };
  });
}

export function notifications(name, kind, seed, count) {
  const { fields: table, formats, signs } = SPECS[name].kinds[kind];
  return Array.from({ length: count }, (_, index) => {
    const random = new Random(seed + index);
    const made = random.shuffled(fields(table, random));
    const format = random.pick(formats);
    const standing = { ...start(name, random), format, signs, method: "basicexpay.trade.notify" };
    return { job: { job: "notification", ...standing, kind, fields: wireOf(made) } };
  });
}

/** Basicex signs its answers as it signs its notifications; only the method is another one. */
export function signedAnswers(seed, count) {
  return notifications("Basicex", "payment", seed, count).map(({ job }) => ({
    job: { ...job, method: SPECS.Basicex.operations.query.method },
  }));
}

/** The answers to notifications that ask for one. */
export function replies(kind, seed, asked) {
  return asked.map(({ question, body }, index) => {
    const made = fields(SPECS.Bibao.kinds[kind].reply, new Random(seed + index));
    return { job: { ...question, job: "reply", fields: wireOf(made) }, input: inputOf(made), body };
  });
}
