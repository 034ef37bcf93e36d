/** A class for each gateway of the tables. What differs between them on this side is how they draw random text. */
import { Gateway } from "./gateway.js";
import { operations } from "./operations.js";
import { textFrom } from "./options.js";

/** Lengths of the random ends of Bibao's key where the credentials do not say them. */
const BIBAO_KEY_A_LENGTH = 6;
const BIBAO_KEY_C_LENGTH = 4;

/** One nonce for each request, from the caller's function where there is one. */
function nonceOf({ nonce }) {
  return nonce && (() => textFrom("nonce", nonce));
}

/** The ends A and C of the key, drawn in this order and handed over as one text. */
function endsOfKey({ nonce, randomText }, { keyALength, keyCLength }) {
  if (randomText === undefined) return nonceOf({ nonce });
  const lengths = [Number(keyALength ?? BIBAO_KEY_A_LENGTH), Number(keyCLength ?? BIBAO_KEY_C_LENGTH)];
  return () => lengths.map((length) => textFrom("randomText", randomText, length)).join("");
}

/** Static members of a gateway whose random text is no nonce. */
const OWN = {
  Bibao: { randomText: endsOfKey, functionOptions: [...Gateway.functionOptions, "randomText"] },
};

export function makeClasses() {
  return Object.fromEntries(Object.entries(operations).map(([name, rows]) => [name, makeClass(name, rows)]));
}

function makeClass(name, rows) {
  // A class takes the name of the property that it is the value of.
  const { [name]: Class } = { [name]: class extends Gateway {} };
  Object.assign(Class, { gateway: name, randomText: nonceOf }, OWN[name]);
  Gateway.defineOperations(Class, rows);
  return Class;
}
