/** The five gateways. What differs between them on this side of the boundary is how they draw random text. */
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

export class Basicex extends Gateway {
  static gateway = "Basicex";
  static randomText = nonceOf;
}

export class Bibao extends Gateway {
  static gateway = "Bibao";
  static functionOptions = [...Gateway.functionOptions, "randomText"];

  /** The ends A and C of the key, drawn in this order and handed over as one text. */
  static randomText({ nonce, randomText }, { keyALength, keyCLength }) {
    if (randomText === undefined) return nonceOf({ nonce });
    const lengths = [Number(keyALength ?? BIBAO_KEY_A_LENGTH), Number(keyCLength ?? BIBAO_KEY_C_LENGTH)];
    return () => lengths.map((length) => textFrom("randomText", randomText, length)).join("");
  }
}

export class Ubao extends Gateway {
  static gateway = "Ubao";
  static randomText = nonceOf;
}

export class Vpay extends Gateway {
  static gateway = "Vpay";
}

export class Lianhe extends Gateway {
  static gateway = "Lianhe";
}

const CLASSES = { Basicex, Bibao, Ubao, Vpay, Lianhe };

for (const [name, rows] of Object.entries(operations)) Gateway.defineOperations(CLASSES[name], rows);
