/** The jobs through the package, by hand with three libraries, with node:crypto and our guarantees, and in the crate. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { careful } from "./careful/jobs.mjs";
import { checkGuarantees } from "./guarantees.mjs";
import { inputs } from "./inputs.mjs";
import { hand } from "./jobs.mjs";
import { sideBySide } from "./measure.mjs";
import { packaged } from "./package-jobs.mjs";
import { against, ratio, table, title, whole } from "./report.mjs";
import { cryptoJsToolkit } from "./toolkits/crypto-js.mjs";
import { nobleToolkit } from "./toolkits/noble.mjs";
import { createHashToolkit, oneShotToolkit } from "./toolkits/node.mjs";

const ROUNDS = 60;
/** At most this much of what the same job takes elsewhere. */
const LIMITS = { "crypto-js": 0.2, native: 2.5 };
/** The same for node:crypto, which checks the sign alone; and with the same guarantees, where there is a target. */
const NODE = {
  ubaoRequest: { bare: 1 },
  ubaoVerify: { bare: 1.4, guarantees: 0.3 },
  basicexCashier: { bare: 0.8 },
  basicexCashierChinese: { bare: 0.8 },
  basicexVerify: { bare: 0.8 },
  bibaoLogin: { bare: 0.8 },
  vpayVerify: { bare: 1, guarantees: 0.45 },
};

const TOOLKITS = {
  createHash: createHashToolkit,
  ...(oneShotToolkit && { "one-shot hash": oneShotToolkit }),
  "crypto-js": cryptoJsToolkit,
  noble: nobleToolkit,
};
const GUARANTEES = "same guarantees";
const fastest = oneShotToolkit ?? createHashToolkit;

/** `native`: nanoseconds by job, from the native benchmark of the same run; may be missing. */
export function speed(native) {
  const refused = checkGuarantees();
  const measured = inputs.map((entry) => {
    checkSame(entry);
    const ns = sideBySide(bound(entry, variants(entry)), ROUNDS);
    return { name: entry.name, ns, native: native?.[entry.name] };
  });
  title("Jobs, median ns per call");
  const columns = ["paychop", ...Object.keys(TOOLKITS), GUARANTEES];
  table(
    ["job", ...columns, "native crate"],
    measured.map(({ name, ns, native: crate }) => [
      name,
      ...columns.map((column) => whole(ns[column])),
      crate === undefined ? "–" : whole(crate),
    ]),
  );
  console.log(`\n"${GUARANTEES}" is node:crypto, and refuses as the package does in ${refused} cases.`);
  title("Jobs, paychop against the others");
  table(
    ["job", "/ same guarantees", "/ faster node:crypto", "/ crypto-js", "/ native"],
    measured.map(ratios),
  );
}

function ratios({ name, ns, native }) {
  const { bare, guarantees } = NODE[name];
  const node = Math.min(ns.createHash, ns["one-shot hash"] ?? Number.POSITIVE_INFINITY);
  return [
    name,
    guarantees ? against(ns.paychop / ns[GUARANTEES], guarantees) : ratio(ns.paychop / ns[GUARANTEES]),
    against(ns.paychop / node, bare),
    against(ns.paychop / ns["crypto-js"], LIMITS["crypto-js"]),
    native === undefined ? "–" : against(ns.paychop / native, LIMITS.native),
  ];
}

function variants(entry, fixed) {
  const { name, credentials } = entry;
  const byHand = Object.entries(TOOLKITS).map(([library, kit]) => [
    library,
    hand(kit, credentials, fixed)[name],
  ]);
  return {
    paychop: packaged(entry, fixed),
    [GUARANTEES]: careful(name, fastest, credentials, fixed),
    ...Object.fromEntries(byHand),
  };
}

function bound({ input }, functions) {
  return Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, () => run(input)]));
}

/** With time and random text given, every variant must say the same; with the same guarantees, all of it. */
function checkSame(entry) {
  const nonce = { Bibao: "a1b2c3d4e5", Ubao: "834280123" }[entry.gateway] ?? "UhUw73zMvLMIk483";
  const fixed = { now: () => 1_658_483_264_000, ...(entry.operation && { nonce: () => nonce }) };
  if (entry.gateway === "Vpay") delete fixed.nonce;
  const results = Object.values(variants(entry, fixed)).map((run) => run(entry.input));
  if (!entry.operation) deepStrictEqual(plainly(results[1]), plainly(results[0]));
  const [expected, ...others] = results.map(comparable);
  for (const other of others) deepStrictEqual(other, expected);
}

/** What can be compared: the page's wording is one's own, as is its charset, and numbers that came are texts with us. */
function comparable({ method, url, headers, body, fields, html, data }) {
  if (html !== undefined) {
    const written = html.match(/name="data" value="([^"]*)"/)?.[1];
    const escaped = written?.replace(/&#(\d{3,});/g, (_, code) => String.fromCodePoint(Number(code)));
    ok(escaped?.includes("&quot;"));
    return { method, url, fields, escaped };
  }
  if (data !== undefined) return JSON.parse(JSON.stringify(data), textual);
  return { method, url, headers, body };
}

function textual(_name, value) {
  return typeof value === "number" ? String(value) : value;
}

/** Without the classes and the order of what is written out. */
function plainly(value) {
  return JSON.parse(JSON.stringify(value));
}
