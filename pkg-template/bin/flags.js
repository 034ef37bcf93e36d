/** The options of the gateways' objects as flags: one for each, by the core's tables. */
import { catalog } from "./catalog.js";
import { UsageError } from "./usage-error.js";

/** What every gateway takes. `previous` holds secrets, so it has no flag: it is read from the file of --options. */
const COMMON = {
  baseUrl: { value: "URL", doc: "where the gateway is; Basicex has an address of its own" },
  maxBytes: { value: "N", doc: "the largest notification that is read, in bytes" },
  strict: { value: "true|false", doc: "false lets unknown fields and values through" },
  now: { value: "TIME", doc: "the time to sign and check with: milliseconds, or ISO 8601 with a zone" },
  nonce: { value: "TEXT", doc: "the nonce to sign with" },
};

/** An option of the object for which a flag of the call stands. */
const SAME_AS = { notificationKind: "kind" };

/** The options that not all gateways have, with those that do. */
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

/** The options that were given as flags, under the names that the objects take. */
export function optionsOf(values) {
  const given = Object.keys(OPTIONS).filter((name) => values[flagOf(name)] !== undefined);
  return Object.fromEntries(given.map((name) => [name, read(name, values[flagOf(name)])]));
}

/** Text stays text, but where an option is a count, a boolean or an object. */
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
    "--now is a time: milliseconds since 1970, or ISO 8601 with a zone, such as 2026-03-31T22:03:53+08:00.",
  );
}

function zoned(text) {
  return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text);
}

const NAMES = [...Object.keys(OPTIONS), ...Object.keys(SAME_AS), "kind", "contentType", "path"];
const NAMED = new RegExp(`\`(${NAMES.join("|")})\`|\\boptions\\.(${NAMES.join("|")})\\b`, "g");

/** The package's messages name its options as programs write them; here they are called by flags. */
export function inFlags(message) {
  return message
    .replace(NAMED, (_, quoted, dotted) => `--${flagOf(quoted ?? dotted)}`)
    .replace(/(--[\w-]+), or the option \1/g, "$1")
    .replace(/`previous`/g, "`previous` in the file of --options");
}
