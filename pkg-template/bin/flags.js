/** One flag for each option of the gateways' objects, from the core's tables. */
import { catalog } from "../shared/catalog.js";
import { UsageError } from "./usage-error.js";

/** Options of all gateways. `previous` contains secrets, so it has no flag: it is read from the file of --options. */
const COMMON = {
  baseUrl: { value: "URL", doc: "base URL of the gateway; Basicex has a default" },
  maxBytes: { value: "N", doc: "the largest accepted notification, in bytes" },
  strict: { value: "true|false", doc: "false accepts unknown fields and values" },
  now: { value: "TIME", doc: "the time for signing and verifying: milliseconds, or ISO 8601 with a zone" },
  nonce: { value: "TEXT", doc: "the nonce for signing" },
};

/** Options of the object that have the flag of a call. */
const SAME_AS = { notificationKind: "kind" };

/** Options of single gateways, with their gateways. */
const names = new Set(catalog.flatMap(({ options }) => options));
const OWN = [...names]
  .filter((name) => !Object.hasOwn(SAME_AS, name) && !Object.hasOwn(COMMON, name))
  .map((name) => {
    const having = catalog.filter(({ options }) => options.includes(name)).map(({ id }) => id);
    return [name, { value: "VALUE", doc: `option ${name} of ${having.join(", ")}` }];
  });

const OPTIONS = Object.fromEntries([...Object.entries(COMMON), ...OWN]);

/** `baseUrl` as `base-url`. */
export function flagOf(name) {
  return SAME_AS[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Rows for a command's table of options. */
export const OPTION_FLAGS = Object.fromEntries(
  Object.entries(OPTIONS).map(([name, row]) => [flagOf(name), { type: "string", ...row }]),
);

/** The options from the flags, with the names of the objects' options. */
export function optionsOf(values) {
  const given = Object.keys(OPTIONS).filter((name) => values[flagOf(name)] !== undefined);
  return Object.fromEntries(given.map((name) => [name, read(name, values[flagOf(name)])]));
}

/** A value stays a string, except for a number, a boolean or an object. */
function read(name, text) {
  if (name === "now") return clock(text);
  if (name === "nonce") return () => text;
  if (/(Seconds|Bytes)$/.test(name) && /^\d+$/.test(text)) return Number(text);
  if (/^(true|false)$|^\{/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      throw new UsageError(`--${flagOf(name)} is not JSON.`);
    }
  }
  return text;
}

function clock(text) {
  const time = /^\d+$/.test(text) ? Number(text) : zoned(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(time)) return () => time;
  throw new UsageError(
    "--now must be a time: milliseconds since 1970, or ISO 8601 with a zone, such as 2026-03-31T22:03:53+08:00.",
  );
}

function zoned(text) {
  return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text);
}

const KIND = ["kind", "notificationKind"];
const ALL = [...Object.keys(OPTIONS), ...KIND, "contentType"];

/** The options that a message or finding of this code can name; other names in it are fields of the message. */
const NAMED_BY = {
  invalid_options: ALL,
  too_large: ["maxBytes"],
  kind_mismatch: KIND,
  kind_doubtful: KIND,
  kind_not_named: KIND,
  other_kind: KIND,
  timestamp_out_of_tolerance: ["toleranceSeconds"],
};

/** Replaces the names of options with flags in a message of an error or finding with this code and field. */
export function inFlags(message, { code, field }) {
  const names = field === "kind" ? KIND : field === "path" ? ["path"] : (NAMED_BY[code] ?? []);
  return message
    .replace(/its options are (.+)$/, (_, list) => `its options are ${flagsOf(list)}`)
    .replace(/\boption `(\w+)`|`(\w+)`|\boptions\.(\w+)/g, (found, option, quoted, dotted) => {
      const known = option === undefined ? names : ALL;
      const name = option ?? quoted ?? dotted;
      return known.includes(name) ? `${option ? "option " : ""}--${flagOf(name)}` : found;
    })
    .replace(/(--[\w-]+), or the option \1/g, "$1")
    .replace(/`previous`/g, "`previous` in the file of --options");
}

/** The list of a gateway's options, which ends a message. */
function flagsOf(list) {
  const names = list.replace(/\.$/, "").split(", ");
  return names.map((name) => (ALL.includes(name) ? `--${flagOf(name)}` : name)).join(", ");
}
