/** A class for each gateway of the tables. In JavaScript, they differ only in their random strings. */
import { Gateway } from "./gateway.js";
import { operations, randomLengths } from "./operations.js";
import { textFrom } from "./options.js";

/** One nonce for each request, from the caller's function if there is one. */
function nonceOf({ nonce }) {
  return nonce && (() => textFrom("nonce", nonce));
}

/** Several random strings of fixed lengths, created in this order and passed as one string. */
function inParts({ nonce, randomText }, credentials, usual) {
  if (randomText === undefined) return nonceOf({ nonce });
  const lengths = Object.entries(usual).map(([name, length]) => Number(credentials[name] ?? length));
  return () => lengths.map((length) => textFrom("randomText", randomText, length)).join("");
}

/** Static members of a gateway whose random strings have such lengths. */
function membersFor(usual) {
  return {
    randomText: (functions, credentials) => inParts(functions, credentials, usual),
    functionOptions: [...Gateway.functionOptions, "randomText"],
  };
}

export function makeClasses() {
  return Object.fromEntries(Object.entries(operations).map(([name, rows]) => [name, makeClass(name, rows)]));
}

function makeClass(name, rows) {
  // A class gets the name of its property.
  const { [name]: Class } = { [name]: class extends Gateway {} };
  const usual = randomLengths[name];
  // `randomText` returns the function that creates a request's random string. undefined: the core creates it.
  Object.assign(Class, { gateway: name, randomText: nonceOf }, usual && membersFor(usual));
  Gateway.defineOperations(Class, rows);
  return Class;
}
