/** The five gateways. What differs between them on this side of the boundary is how they draw random text. */
import { Gateway } from "./gateway.js";
import { textFrom } from "./options.js";

/** Lengths of the random ends of Bibao's key where the credentials do not say them. */
const BIBAO_KEY_A_LENGTH = 6;
const BIBAO_KEY_C_LENGTH = 4;

/** One nonce for each request, from the caller's function where there is one. */
function nonceOf({ nonce }) {
  return nonce && (() => textFrom("nonce", nonce, this.gateway));
}

export class Basicex extends Gateway {
  static gateway = "Basicex";
  static randomText = nonceOf;

  static {
    this.defineOperations();
  }
}

export class Bibao extends Gateway {
  static gateway = "Bibao";
  static functionOptions = [...Gateway.functionOptions, "randomText"];

  /** The ends A and C of the key, drawn in this order and handed over as one text. */
  static randomText({ nonce, randomText }, credentials) {
    if (randomText === undefined) return nonceOf.call(this, { nonce });
    const lengths = [
      Number(credentials.keyALength ?? BIBAO_KEY_A_LENGTH),
      Number(credentials.keyCLength ?? BIBAO_KEY_C_LENGTH),
    ];
    return () => lengths.map((length) => textFrom("randomText", randomText, this.gateway, length)).join("");
  }

  static {
    this.defineOperations();
  }
}

export class Ubao extends Gateway {
  static gateway = "Ubao";
  static randomText = nonceOf;

  static {
    this.defineOperations();
  }
}

export class Vpay extends Gateway {
  static gateway = "Vpay";

  static {
    this.defineOperations();
  }
}

export class Lianhe extends Gateway {
  static gateway = "Lianhe";

  static {
    this.defineOperations();
  }
}
