/** Checks the arguments of JavaScript callers at once, so that a wrong name or type is not found only at the first payment. */

export const isFunction = (value) => typeof value === "function";
export const isText = (value) => typeof value === "string";
export const isBoolean = (value) => typeof value === "boolean";
export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** A rule for whole numbers. */
export function whole(least, most) {
  const fits = (value) => Number.isInteger(value) && value >= least && value <= most;
  return [fits, `a whole number from ${least} to ${most}`];
}

/**
 * Returns the options of the function `who`, or throws a TypeError. `rules` has for each name a test, and the wanted value in
 * words. Undefined counts as left out. Null is refused, because it is often the result of a failed look-up.
 */
export function checkedOptions(who, options, rules) {
  if (options === undefined) return {};
  const names = Object.keys(rules);
  if (!isObject(options)) {
    throw new TypeError(`${who}: its options must be an object, not ${described(options)}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) {
      const near = nearest(name, names);
      const meant = near === undefined ? "" : ` did you mean \`${near}\`?`;
      throw new TypeError(
        `${who} has no option \`${shown(name)}\`:${meant} its options are ${names.join(", ")}.`,
      );
    }
    const [fits, wanted] = rules[name];
    if (value !== undefined && !fits(value)) {
      const came = isText(value) ? `"${shown(value)}"` : described(value);
      throw new TypeError(`${who}: options.${name} must be ${wanted}, not ${came}.`);
    }
  }
  return options;
}

/** One argument. */
export function check(who, name, value, [fits, wanted]) {
  if (!fits(value)) throw new TypeError(`${who}: ${name} must be ${wanted}, not ${described(value)}.`);
}

/** The type of a value, in words. Its content may be a secret. */
export function described(value) {
  if (value === null || value === undefined) return `${value}`;
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return /^class\b/.test(`${value}`) ? "a class" : "a function";
  if (typeof value === "string") return "a string";
  if (typeof value !== "object") return typeof value === "symbol" ? "a symbol" : `${value}`;
  if (typeof value.then === "function") return "a Promise: await it first";
  return "an object";
}

/** A similar name: in another case, or longer or shorter at its end. */
function nearest(name, names) {
  const given = name.toLowerCase();
  return names.find((known) => {
    const lower = known.toLowerCase();
    return given.length > 2 && (given.startsWith(lower) || lower.startsWith(given));
  });
}

function shown(name) {
  return name.replace(/[^\x20-\x7e]/g, "?").slice(0, 40);
}
