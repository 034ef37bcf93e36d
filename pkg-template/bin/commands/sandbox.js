import { inWords, UBAO, UNDOCUMENTED, VPAY } from "../../sandbox/schedules.js";
import { createSandbox } from "../../sandbox.js";
import { conformanceTable } from "../conformance.js";
import { print } from "../print.js";
import { EXIT, JSON_OUTPUT } from "../usage.js";
import { UsageError } from "../usage-error.js";

export const sandbox = {
  summary: "simulates all five gateways on this machine",
  usage: "paychop sandbox [OPTIONS]",
  positionals: [0, 0],
  about: `Checks requests as the gateways would, including the time. Shows pages with Pay,
Fail and Expire. Sends signed notifications with each gateway's own retry
schedule. The delays are:

  ${inWords(UBAO)} (UBAO)
  ${inWords(VPAY)} (Vpay)
  ${inWords(UNDOCUMENTED)} (the others, which document no schedule)

Prints its addresses and test credentials. Then it prints a line for every request
with its masked sign string and the errors of refused requests, and a line for
every notification with the merchant's answer. With --json, each line is JSON with
its "event": listening, request, attempt or conformance.

With --conformance, it records which operations of each gateway your client has
sent correctly, in any language. At the end it prints the missing operations and
the errors. Requests from the demo page do not count.

The page at the first printed address shows all activity. The sandbox listens on
127.0.0.1, refuses other web pages, and notifies only this machine. Stop it with Ctrl-C.`,
  options: {
    port: { type: "string", value: "N", doc: "the port; default: 4870; 0 for any free port" },
    host: { type: "string", value: "HOST", doc: "the address to listen on; default: 127.0.0.1" },
    store: {
      type: "string",
      value: "FILE",
      doc: "keeps orders in a SQLite file (npm install better-sqlite3)",
    },
    fast: { type: "boolean", doc: "makes the delays between retries 300 times shorter" },
    www: { type: "string", value: "DIR", doc: "the demo page's folder; default: the package's own" },
    "bibao-notify": {
      type: "string",
      value: "URL",
      doc: "URL for Bibao's notifications; default: the demo merchant",
    },
    "notify-host": {
      type: "string",
      value: "NAME",
      multiple: true,
      doc: "also allows notifications to this host; default: only this machine",
    },
    conformance: {
      type: "string",
      value: "FILE",
      doc: "records the operations that your client sends correctly",
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

const REASONS = {
  EADDRINUSE: ({ port }) => `port ${port} is in use. Use another one with --port, or --port 0 for any.`,
  EACCES: ({ port }) => `this user may not use port ${port}. Use another one with --port.`,
  EADDRNOTAVAIL: ({ address }) => `${address} is not an address of this machine. Change --host.`,
  ENOTFOUND: ({ hostname }) => `there is no host ${hostname}. Change --host.`,
};

async function start(running) {
  try {
    return await running.listen();
  } catch (error) {
    throw new UsageError(`The sandbox cannot start: ${REASONS[error.code]?.(error) ?? error.message}`);
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
  const lines = [`${gateway} ${operation ?? path}: ${ok ? "accepted" : `refused, ${code}: ${message}`}`];
  if (signString !== undefined) lines.push(`  signs ${signString}`);
  for (const finding of findings) {
    if (finding.message !== message) lines.push(`  ${finding.code}: ${finding.message}`);
    if (finding.fix) lines.push(`  → ${finding.fix}`);
  }
  return lines.join("\n");
}
