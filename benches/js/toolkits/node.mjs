/** node:crypto and Buffer. OpenSSL 3 has put single DES away; three equal keys of triple DES are the same. */
import {
  createCipheriv,
  createHash,
  createHmac,
  hash,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto";

const shared = {
  hmacSha512: (key, text) => createHmac("sha512", key).update(text).digest("hex"),
  desCbc(key, text) {
    const cipher = createCipheriv("des-ede3-cbc", key + key + key, key);
    return cipher.update(text, "utf8", "hex") + cipher.final("hex");
  },
  toBase64: (text) => Buffer.from(text).toString("base64"),
  fromBase64: (text) => Buffer.from(text, "base64").toString(),
  isSame: (one, other) =>
    one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other)),
  randomBytes,
  randomNumber: () => randomInt(1, 2 ** 31 - 1),
};

export const createHashToolkit = { ...shared, md5: (text) => createHash("md5").update(text).digest("hex") };

/** `crypto.hash` came with Node 20.12 and 21.7. */
export const oneShotToolkit = hash && { ...shared, md5: (text) => hash("md5", text) };
