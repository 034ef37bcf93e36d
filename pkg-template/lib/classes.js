/** A class for each gateway of the tables. In JavaScript, they differ only in their random strings. */
import { Gateway } from "./gateway.js";
import { operations } from "./operations.js";
import { textFrom } from "./options.js";

/** Default lengths of the random prefix and suffix of Bibao's key. */
const BIBAO_KEY_A_LENGTH = 6;
const BIBAO_KEY_C_LENGTH = 4;

/** One nonce for each request, from the caller's function if there is one. */
function nonceOf({ nonce }) {
  return nonce && (() => textFrom("nonce", nonce));
}

/** The prefix A and the suffix C of the key, created in this order and passed as one string. */
function endsOfKey({ nonce, randomText }, { keyALength, keyCLength }) {
  if (randomText === undefined) return nonceOf({ nonce });
  const lengths = [Number(keyALength ?? BIBAO_KEY_A_LENGTH), Number(keyCLength ?? BIBAO_KEY_C_LENGTH)];
  return () => lengths.map((length) => textFrom("randomText", randomText, length)).join("");
}

/** Static members of a gateway whose random string is not a nonce. */
const OWN = {
  Bibao: { randomText: endsOfKey, functionOptions: [...Gateway.functionOptions, "randomText"] },
};

export function makeClasses() {
  return Object.fromEntries(Object.entries(operations).map(([name, rows]) => [name, makeClass(name, rows)]));
}

function makeClass(name, rows) {
  // A class gets the name of its property.
  const { [name]: Class } = { [name]: class extends Gateway {} };
  Object.assign(Class, { gateway: name, randomText: nonceOf }, OWN[name]);
  Gateway.defineOperations(Class, rows);
  return Class;
}
