/** crypto-js, for texts and digests alike. */
import CryptoJS from "crypto-js";
import { isSame, randomBytes, randomNumber } from "./portable.mjs";

const { Utf8, Base64, Hex } = CryptoJS.enc;

export const cryptoJsToolkit = {
  md5: (text) => CryptoJS.MD5(text).toString(),
  hmacSha512: (key, text) => CryptoJS.HmacSHA512(text, key).toString(),
  desCbc: (key, text) =>
    CryptoJS.DES.encrypt(text, Utf8.parse(key), { iv: Utf8.parse(key) }).ciphertext.toString(Hex),
  toBase64: (text) => Base64.stringify(Utf8.parse(text)),
  fromBase64: (text) => Utf8.stringify(Base64.parse(text)),
  isSame,
  randomBytes,
  randomNumber,
};
