/** The few assertions that the suite needs, for runtimes that have none of their own. */

export function equal(actual, expected, what = "value") {
  if (canonical(actual) === canonical(expected)) return;
  throw new Error(`${what} is ${canonical(actual)} instead of ${canonical(expected)}`);
}

export function ok(condition, what) {
  if (!condition) throw new Error(what);
}

/** `codes`: the code, or several of which one must be that of the error or of one of its violations. */
export function throws(PaychopError, codes, act) {
  let error;
  try {
    act();
  } catch (thrown) {
    error = thrown;
  }
  ok(error !== undefined, `nothing was thrown instead of ${codes}`);
  if (!(error instanceof PaychopError)) throw error;
  const found = [error.code, ...(error.violations ?? []).map(({ code }) => code)];
  ok(
    [codes].flat().some((code) => found.includes(code)),
    `${found} was thrown instead of ${codes}`,
  );
}

/** JSON text that does not depend on the order of an object's fields. */
function canonical(value) {
  return JSON.stringify(value, (_, one) => {
    if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
