/** The check as one writes it by hand: JSON, MD5 of node:crypto, base64, JSON. It checks the sign and nothing else. */
import { createHash, timingSafeEqual } from "node:crypto";

/** `(raw) => event`; it throws where the sign is wrong. */
export function checkWith(apiKey) {
  return (raw) => {
    const { nonce, timestamp, body, sign } = JSON.parse(raw);
    const own = createHash("md5")
      .update(body + apiKey + nonce + timestamp)
      .digest();
    const given = Buffer.from(sign, "hex");
    if (given.length !== own.length || !timingSafeEqual(own, given)) throw new Error("not signed");
    return JSON.parse(Buffer.from(body, "base64"));
  };
}

/** What names the event. */
export const keyOf = ({ chainType, hash, address, coinID, amount }) =>
  `${chainType}:${hash}:${address}:${coinID}:${amount}`;
