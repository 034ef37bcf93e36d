/** The jobs through the package, by hand with three libraries, and in the native crate. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { inputs } from "./inputs.mjs";
import { hand } from "./jobs.mjs";
import { sideBySide } from "./measure.mjs";
import { packaged } from "./package-jobs.mjs";
import { against, table, title, whole } from "./report.mjs";
import { cryptoJsToolkit } from "./toolkits/crypto-js.mjs";
import { nobleToolkit } from "./toolkits/noble.mjs";
import { createHashToolkit, oneShotToolkit } from "./toolkits/node.mjs";

const ROUNDS = 60;
/** At most this much of what the same job takes elsewhere. */
const LIMITS = { node: 0.8, "crypto-js": 0.2, native: 2.5 };

const TOOLKITS = {
  createHash: createHashToolkit,
  ...(oneShotToolkit && { "one-shot hash": oneShotToolkit }),
  "crypto-js": cryptoJsToolkit,
  noble: nobleToolkit,
};

/** `native`: nanoseconds by job, from the native benchmark of the same run; may be missing. */
export function speed(native) {
  title("Jobs, median ns per call");
  const rows = inputs.map((entry) => {
    checkSame(entry);
    return row(entry, sideBySide(bound(entry, variants(entry)), ROUNDS), native?.[entry.name]);
  });
  const libraries = Object.keys(TOOLKITS);
  const limits = ["/ faster node:crypto", "/ crypto-js", "/ native"];
  table(["job", "paychop", ...libraries, "native crate", ...limits], rows);
}

function row({ name }, ns, native) {
  const node = Math.min(ns.createHash, ns["one-shot hash"] ?? Number.POSITIVE_INFINITY);
  return [
    name,
    whole(ns.paychop),
    ...Object.keys(TOOLKITS).map((library) => whole(ns[library])),
    native === undefined ? "–" : whole(native),
    against(ns.paychop / node, LIMITS.node),
    against(ns.paychop / ns["crypto-js"], LIMITS["crypto-js"]),
    native === undefined ? "–" : against(ns.paychop / native, LIMITS.native),
  ];
}

function variants(entry, fixed) {
  const byHand = Object.entries(TOOLKITS).map(([library, kit]) => [
    library,
    hand(kit, entry.credentials, fixed)[entry.name],
  ]);
  return { paychop: packaged(entry, fixed), ...Object.fromEntries(byHand) };
}

function bound({ input }, functions) {
  return Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, () => run(input)]));
}

/** With time and random text given, every variant must say the same. */
function checkSame(entry) {
  const nonce = { Bibao: "a1b2c3d4e5", Ubao: "834280123" }[entry.gateway] ?? "UhUw73zMvLMIk483";
  const fixed = { now: () => 1_658_483_264_000, ...(entry.operation && { nonce: () => nonce }) };
  if (entry.gateway === "Vpay") delete fixed.nonce;
  const [expected, ...others] = Object.values(variants(entry, fixed)).map((run) =>
    comparable(run(entry.input)),
  );
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
