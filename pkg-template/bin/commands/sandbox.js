import { createSandbox } from "../../sandbox.js";
import { conformanceTable } from "../conformance.js";
import { print } from "../print.js";
import { EXIT, JSON_OUTPUT } from "../usage.js";
import { UsageError } from "../usage-error.js";

export const sandbox = {
  summary: "runs a local stand-in for all five gateways",
  usage: "paychop sandbox [OPTIONS]",
  positionals: [0, 0],
  about: `Checks requests as the gateways would, by their clocks too, shows pages with Pay,
Fail and Expire, and sends signed notifications by each gateway's own retry
schedule: UBAO after 5, 15 and 30 minutes, Vpay after 15 s, 15 s, 30 s and 3, 10,
20 and 30 minutes; for the others nothing is documented, here it is 15 s and 1,
5, 15 and 30 minutes.

Prints its addresses and test credentials, then a line for every request with
its masked sign string, what is wrong with those that it refuses, and a line for
every notification with the merchant's answer. With --json these are JSON, one a
line, each with its "event": listening, request, attempt or conformance.

With --conformance it keeps book of which operations of each gateway your client,
in whatever language, has sent rightly, and prints at the end what is left to do
and what was wrong. What is sent from the demo page does not count.

A page shows it all at the address that is printed first. It listens on
127.0.0.1, refuses web pages from elsewhere, and notifies this machine only. Stop it with Ctrl-C.`,
  options: {
    port: { type: "string", value: "N", doc: "the port; 4870 when left out, 0 for any" },
    host: { type: "string", value: "HOST", doc: "the address to listen on; 127.0.0.1 when left out" },
    store: {
      type: "string",
      value: "FILE",
      doc: "keeps orders in a SQLite file (npm install better-sqlite3)",
    },
    fast: { type: "boolean", doc: "waits 300 times shorter between the attempts of a notification" },
    www: { type: "string", value: "DIR", doc: "the demo page's folder; the package's own when left out" },
    "bibao-notify": {
      type: "string",
      value: "URL",
      doc: "where Bibao sends and asks; else a merchant of its own",
    },
    "notify-host": {
      type: "string",
      value: "NAME",
      multiple: true,
      doc: "lets notifications go to this host, too; else to this machine only",
    },
    conformance: {
      type: "string",
      value: "FILE",
      doc: "keeps book of the operations that your client sends rightly",
    },
    json: JSON_OUTPUT,
  },
  examples: `  paychop sandbox --fast
  paychop sandbox --port 8080 --store orders.sqlite
  paychop sandbox --conformance client.json`,

  async run({ values }) {
    const { host, store, fast, www, json, conformance } = values;
    const running = createSandbox({
      port: portOf(values.port),
      host,
      store,
      fast,
      www,
      conformance,
      notifyHosts: values["notify-host"],
      notifyUrls: { bibao: values["bibao-notify"] },
      onRequest: (request) => print(json ? line("request", request) : requestText(request)),
      onAttempt: (attempt) => print(json ? line("attempt", attempt) : attemptText(attempt)),
    });
    const stopped = new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, resolve);
    });
    const url = await start(running);
    const { gateways } = running.state();
    print(json ? line("listening", { url, gateways }) : welcome(url, gateways));
    await stopped;
    const { rows } = running.state().conformance;
    await running.close();
    if (conformance !== undefined) print(json ? line("conformance", { rows }) : conformanceTable(rows));
    return EXIT.ok;
  },
};

const GREATEST_PORT = 65535;

function portOf(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= GREATEST_PORT) return port;
  throw new UsageError("The port is a number from 0 to 65535.");
}

async function start(running) {
  try {
    return await running.listen();
  } catch (error) {
    throw new UsageError(`The sandbox cannot start: ${error.message}`);
  }
}

function welcome(url, gateways) {
  const lines = Object.entries(gateways).map(
    ([id, { baseUrl, credentials }]) =>
      `  ${id.padEnd(8)} ${baseUrl}\n           ${JSON.stringify(credentials)}`,
  );
  return `The sandbox listens on ${url}/\n\nBase URLs and test credentials:\n${lines.join("\n")}\n`;
}

function line(event, data) {
  return JSON.stringify({ event, ...data });
}

function attemptText({ gateway, kind, attempt, url, status, answer, acked, next }) {
  const said = status === null ? answer : `${status} ${JSON.stringify(answer)}`;
  const then = acked
    ? "acknowledged"
    : next === null
      ? "not acknowledged"
      : `not acknowledged, again at ${next}`;
  return `${gateway} ${kind}, attempt ${attempt}, to ${url}: ${said}, ${then}`;
}

function requestText({ gateway, path, operation, ok, code, message, signString, findings = [] }) {
  const lines = [`${gateway} ${operation ?? path}: ${ok ? "taken" : `refused, ${code}: ${message}`}`];
  if (signString !== undefined) lines.push(`  signs ${signString}`);
  for (const finding of findings) {
    if (finding.message !== message) lines.push(`  ${finding.code}: ${finding.message}`);
    if (finding.fix) lines.push(`  → ${finding.fix}`);
  }
  return lines.join("\n");
}
