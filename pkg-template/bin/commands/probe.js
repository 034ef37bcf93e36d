import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { contextOf } from "../../probe/context.js";
import { html } from "../../probe/html.js";
import { junit } from "../../probe/junit.js";
import { ledgerAt, Untestable } from "../../probe/ledger.js";
import { messageOf, payoutKindOf } from "../../probe/messages.js";
import { countsOf } from "../../probe/report.js";
import { choose, namesOf, probe as run } from "../../probe/run.js";
import { send, slowly } from "../../probe/send.js";
import { detailOf, lineOf, summaryOf } from "../../probe/terminal.js";
import { isLoopback } from "../../shared/hosts.js";
import { closest } from "../closest.js";
import { credentialsOf } from "../gateway.js";
import { gatewayNamed } from "../named.js";
import { columns, print, toJson } from "../print.js";
import { EXIT, JSON_OUTPUT } from "../usage.js";
import { UsageError } from "../usage-error.js";
import { version } from "../version.js";

const LANGUAGES = { php: "php", java: "java", go: "go", python: "python", js: "js", javascript: "js" };

export const probe = {
  summary: "tests a notification endpoint in any language",
  usage: "paychop probe URL --gateway NAME --credentials FILE [OPTIONS]",
  positionals: [1, 1],
  about: `Acts as the gateway: sends genuine notifications in every form that the gateway
sends, then forged, repeated and malformed ones, and reads the answers as the
gateway would. Use it with a test system and TEST credentials, because it credits
orders. --list prints the orders, for systems that must know an order before it is
paid.

Each case is right, wrong or unknown. Only the merchant's ledger shows what was
credited. The probe reads it from the page of --ledger (GET URL?order=P1 returns
{"credited":["18.37"]}), or asks you with --ask (y, n, or an empty line if you do
not know). Without both, an acknowledged genuine message is a right answer whose
credit is not known (~), and a case that only the ledger decides is unknown (?).

If the endpoint refuses the first genuine messages alike, the probe stops: the
URL or the credentials are probably wrong.

For Bibao, use the URL that is in the console: the probe adds /otc, /otcVerify,
/otcQuery and /getBankCard.

Exit codes: 0 no case is wrong; 1 at least one case is wrong; 2 wrong usage, or
the endpoint does not answer or refuses everything; 3 with --strict: no case is
wrong, but at least one is unknown, or a credit is.`,
  options: {
    gateway: { type: "string", value: "NAME", doc: "the gateway to simulate" },
    credentials: {
      type: "string",
      value: "FILE",
      doc: "JSON file with test credentials; default: PAYCHOP_CREDENTIALS",
    },
    kind: {
      type: "string",
      value: "KIND",
      doc: "agentpay (Basicex) or payout (Lianhe), for a URL for payouts; default: payments",
    },
    ledger: { type: "string", value: "URL", doc: "page of the test system that shows the credits" },
    ask: { type: "boolean", doc: "asks you for results that only the ledger shows" },
    only: {
      type: "string",
      value: "NAME",
      multiple: true,
      doc: "a case or a group: genuine, forged, once, robust",
    },
    skip: { type: "string", value: "NAME", multiple: true, doc: "leaves out a case or a group" },
    seed: { type: "string", value: "TEXT", doc: "the same seed gives the same orders; default: random" },
    list: { type: "boolean", doc: "prints the cases and their orders, and sends nothing" },
    language: {
      type: "string",
      value: "NAME",
      doc: "shows code for the fix in php, java, go, python or js",
    },
    junit: { type: "string", value: "FILE", doc: "writes JUnit XML" },
    html: { type: "string", value: "FILE", doc: "writes one HTML page" },
    timeout: { type: "string", value: "SECONDS", doc: "time limit for an answer; default: 10" },
    strict: { type: "boolean", doc: "exits with 3 if a case is unknown, or a credit" },
    "i-own-this-host": {
      type: "string",
      value: "NAME",
      doc: "also allows this host, slowly; default: only this machine",
    },
    json: JSON_OUTPUT,
  },
  examples: `  paychop probe http://127.0.0.1:8000/notify/ubao --gateway ubao --credentials test.json
  paychop probe http://127.0.0.1:8000/notify --gateway vpay --credentials test.json \\
    --ledger http://127.0.0.1:8000/ledger --junit probe.xml --html probe.html`,

  async run({ values, positionals: [address] }) {
    const settings = settingsOf(values, address);
    if (values.list) return list(settings, values);
    const report = await runCases(settings, values);
    return finish(
      { ...report, at: new Date().toISOString(), version },
      { values, language: settings.language },
    );
  },
};

/** What the options mean together, or a UsageError. */
function settingsOf(values, address) {
  if (values.gateway === undefined) throw new UsageError("Which gateway? Name it with --gateway.");
  const { id: gateway } = gatewayNamed(values.gateway);
  const remote = checkHost(address, values["i-own-this-host"]);
  if (values.ledger !== undefined) checkHost(values.ledger, values["i-own-this-host"]);
  const credentials = checked(gateway, credentialsOf(gateway, values.credentials));
  const language = languageOf(values.language);
  const kind = kindOf(values.kind, gateway);
  checkNames([...(values.only ?? []), ...(values.skip ?? [])], gateway, kind);
  const chosen = choose(gateway, { ...values, kind });
  if (chosen.length === 0) throw new UsageError("--skip leaves out every case that --only names.");
  return {
    gateway,
    address,
    remote,
    credentials,
    seed: values.seed ?? randomBytes(6).toString("hex"),
    language,
    kind,
    chosen,
    timeout: secondsOf(values.timeout) * 1000,
  };
}

/** Runs the chosen cases, and prints a line for each. Returns the report. */
async function runCases({ gateway, address, remote, credentials, seed, kind, timeout }, values) {
  const transport = remote ? slowly(PAUSE) : send;
  const credited = values.ledger && ledgerAt(values.ledger, transport);
  const person = values.ask ? personAt(process.stdin) : undefined;
  try {
    // Without a readable ledger, all results would be unknown.
    await credited?.(`none-${seed}`);
    return await run(gateway, {
      credentials,
      kind,
      url: address,
      seed,
      only: values.only,
      skip: values.skip,
      timeout,
      transport: (request, how) => transport(address, request, how),
      credited,
      stops: true,
      ask: person?.ask,
      onResult: values.json ? undefined : (result, place) => print(lineOf(result, place)),
    });
  } catch (error) {
    if (error instanceof Untestable) throw new UsageError(error.message);
    throw error;
  } finally {
    person?.close();
  }
}

/** Milliseconds between two requests to another machine: only a few requests a second. */
const PAUSE = 400;

/** Asks on the terminal. Returns true, false, or undefined without an answer. */
function personAt(input) {
  const terminal = createInterface({ input });
  const lines = terminal[Symbol.asyncIterator]();
  return {
    close: () => terminal.close(),
    async ask(question) {
      process.stderr.write(`${question} Is that so? [y/n] `);
      const { value = "", done } = await lines.next();
      if (done || !/^\s*[yn]/i.test(value)) return undefined;
      return /^\s*y/i.test(value);
    },
  };
}

function finish(report, { values, language }) {
  const counts = countsOf(report);
  writeReport(values.junit, () => junit(report));
  writeReport(values.html, () => html(report));
  if (values.json) print(toJson({ ...report, counts }));
  else {
    const wrong = report.results.filter(({ verdict }) => verdict === "wrong");
    for (const result of wrong) print(`\n${detailOf(result, language)}`);
    print(`\n${summaryOf(report, values)}`);
  }
  if (counts.wrong > 0) return EXIT.refused;
  return values.strict && counts.unknown + counts.answered > 0 ? 3 : EXIT.ok;
}

function writeReport(file, write) {
  if (file === undefined) return;
  try {
    writeFileSync(file, write());
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${error.message}`);
  }
}

/** A mistyped name must not choose or leave out less than it should. */
function checkNames(names, gateway, kind) {
  const known = namesOf(gateway, kind);
  for (const name of names) {
    if (known.includes(name)) continue;
    const close = closest(name, known);
    const hint = close.length > 0 ? `Is it ${close.join(" or ")}?` : "--list prints the cases.";
    throw new UsageError(`There is no case or group "${name}" of this gateway. ${hint}`);
  }
}

function list({ chosen, gateway, credentials, seed, kind }, values) {
  const message = messageOf(gateway, kind);
  const rows = chosen.map(({ id, group, title, amount }) => ({
    id,
    group,
    title,
    order: contextOf(gateway, id, { credentials, seed, kind, now: 0 }).order,
    amount: message.amount ?? amount,
    currency: message.currency,
  }));
  if (values.json) print(toJson({ gateway, seed, cases: rows }));
  else
    print(
      columns(
        rows.map((row) => [
          `${row.group} ${row.id}`,
          `${row.order}  ${row.amount} ${row.currency}  ${row.title}`,
        ]),
      ),
    );
  if (!values.json) process.stderr.write(`Seed ${seed}.\n`);
  return EXIT.ok;
}

/** Whether the address is another machine that the user has named. */
function checkHost(address, owned) {
  let url;
  try {
    url = new URL(address);
  } catch {
    throw new UsageError("The endpoint must be a URL, such as http://127.0.0.1:8000/notify.");
  }
  if (!/^https?:$/.test(url.protocol))
    throw new UsageError("The endpoint's URL must begin with http:// or https://.");
  if (isLoopback(url.hostname)) return false;
  if (owned !== undefined && owned.toLowerCase() === url.hostname) return true;
  throw new UsageError(
    "This address is another machine. The probe sends forged messages only to your own hosts: name it with --i-own-this-host NAME.",
  );
}

function checked(gateway, credentials) {
  const { name, credentials: table } = gatewayNamed(gateway);
  // A credential with an object as its role is a length, which has a default.
  const missing = table.find(({ name, role }) => typeof role === "string" && credentials[name] === undefined);
  if (missing) throw new UsageError(`${name}'s credentials need ${missing.name}.`);
  return Object.fromEntries(Object.entries(credentials).map(([key, value]) => [key, String(value)]));
}

/** Undefined for payments, and if payouts use the same URL. */
function kindOf(name, gateway) {
  const payouts = payoutKindOf(gateway);
  if (name === undefined || (payouts && name === "payment")) return undefined;
  if (name === payouts) return name;
  throw new UsageError(
    payouts
      ? `The kinds with a URL of their own are payment and ${payouts}.`
      : "This gateway sends all kinds to the same URL: leave out --kind.",
  );
}

function languageOf(name) {
  if (name === undefined) return undefined;
  const language = LANGUAGES[name.toLowerCase()];
  if (language) return language;
  throw new UsageError(`Code examples exist for ${Object.keys(LANGUAGES).join(", ")}.`);
}

function secondsOf(text) {
  if (text === undefined) return 10;
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new UsageError("--timeout must be a number of seconds.");
}
