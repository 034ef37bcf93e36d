/** @noble/hashes; it has no DES, which des.js has. Base64 as browsers have it. */
import { hmac } from "@noble/hashes/hmac.js";
import { md5 } from "@noble/hashes/legacy.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import des from "des.js";
import { isSame, randomBytes, randomNumber } from "./portable.mjs";

const DesCbc = des.CBC.instantiate(des.DES);

export const nobleToolkit = {
  md5: (text) => bytesToHex(md5(utf8ToBytes(text))),
  hmacSha512: (key, text) => bytesToHex(hmac(sha512, utf8ToBytes(key), utf8ToBytes(text))),
  desCbc(key, text) {
    const secret = utf8ToBytes(key);
    const cipher = new DesCbc({ type: "encrypt", key: secret, iv: secret });
    return bytesToHex(Uint8Array.from([...cipher.update(utf8ToBytes(text)), ...cipher.final()]));
  },
  toBase64: (text) => btoa(String.fromCharCode(...utf8ToBytes(text))),
  fromBase64: (text) => new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))),
  isSame,
  randomBytes,
  randomNumber,
};
