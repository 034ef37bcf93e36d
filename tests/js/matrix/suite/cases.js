/** The golden vectors, and gateway objects made as each of them asks. `data.js` is made from `tests/vectors`. */
import { secretNames, vectors } from "./data.js";

export { vectors };

/** Base URL for the cases that send nothing and so name none. */
const BASE_URL = "https://gateway.example";

/** The gateway object of a case: its credentials, its clock, its random text. */
export function gatewayOf(paychop, name, { credentials, options, now, nonce, keyA, keyC }, more) {
  const given = name === "Basicex" ? { ...options } : { baseUrl: BASE_URL, ...options };
  if (now !== undefined) given.now = () => now;
  if (nonce !== undefined) given.nonce = () => nonce;
  if (keyA !== undefined) given.randomText = alternating(keyA, keyC);
  return new paychop[name](credentials, { ...given, ...more });
}

/** The first good case of a gateway that has all of these values. */
export function firstCase(name, wanted) {
  const isWanted = (one) =>
    Object.entries({ ...wanted, error: undefined }).every(([key, value]) => one[key] === value);
  return vectors[name].find(isWanted);
}

/** What `verify` is told about a case. */
export function hintsOf({ contentType, notificationKind }) {
  return { contentType, kind: notificationKind };
}

export function secretsOf(credentials) {
  return secretNames.map((name) => credentials[name]).filter((secret) => secret !== undefined);
}

function alternating(...texts) {
  let calls = 0;
  return () => texts[calls++ % texts.length];
}
