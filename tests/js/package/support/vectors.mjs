/** The golden vectors, and gateway objects made as each of them asks. */
import { readFileSync } from "node:fs";
import { classOf, names, secretNames } from "../../merchants.mjs";

const FOLDER = new URL("../../../vectors/", import.meta.url);

/** `[{ gateway: "Basicex", cases: […] }, …]`; a gateway without vectors fails here by the name of its file. */
export const vectors = names.map((gateway) => ({
  gateway,
  cases: JSON.parse(readFileSync(new URL(`${gateway.toLowerCase()}.json`, FOLDER), "utf8")),
}));

/** Base URL for the cases that send nothing and so name none. */
const SOMEWHERE = { baseUrl: "https://gateway.example" };

/** The gateway object of a case: its credentials, its clock, its random text. */
export function gatewayOf(name, { credentials, options, now, nonce, keyA, keyC }) {
  const given = { ...SOMEWHERE, ...(name === "Basicex" && { baseUrl: undefined }), ...options };
  if (now !== undefined) given.now = () => now;
  if (nonce !== undefined) given.nonce = () => nonce;
  if (keyA !== undefined) {
    const drawn = [keyA, keyC];
    given.randomText = () => drawn.push(drawn[0]) && drawn.shift();
  }
  return new (classOf(name))(credentials, given);
}

/** The first case of a kind: a good one, for tests that need any. */
export function firstCase(gateway, wanted) {
  const { cases } = vectors.find((file) => file.gateway === gateway);
  return cases.find((one) =>
    Object.entries(wanted).every(([key, value]) => JSON.stringify(one[key]) === JSON.stringify(value)),
  );
}

/** The texts that nothing but a sign may depend on visibly. */
export function secretsOf(credentials) {
  return secretNames.map((name) => credentials[name]).filter((secret) => secret !== undefined);
}

/** What a sign string looks like with something else in the place of each secret. */
export function masked(signString, credentials) {
  const MASK = "\u0000";
  const open = secretsOf(credentials).reduce((text, secret) => text.replaceAll(secret, MASK), signString);
  const pattern = open.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll(MASK, ".+");
  return new RegExp(`^${pattern}$`, "su");
}
