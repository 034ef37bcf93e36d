/** Deposits as UBAO tells of them, each of another event: the notification of `inputs.json` under other hashes. */
import { createHash } from "node:crypto";
import { inputs } from "../inputs.mjs";

const { credentials, options, input } = inputs.find(({ name }) => name === "ubaoVerify");
const { body, ...envelope } = JSON.parse(input);
const deposit = JSON.parse(Buffer.from(body, "base64"));

export const CREDENTIALS = credentials;
export const OPTIONS = options;
export const CONTENT_TYPE = "application/json";
export const ACK = "SUCCESS";

/** So many raw bodies. */
export function makeEvents(count) {
  return Array.from({ length: count }, (_, index) => signed(`0x${index.toString(16).padStart(64, "0")}`));
}

function signed(hash) {
  const { nonce, timestamp } = envelope;
  const body = Buffer.from(JSON.stringify({ ...deposit, hash })).toString("base64");
  const sign = createHash("md5")
    .update(body + credentials.apiKey + nonce + timestamp)
    .digest("hex");
  return JSON.stringify({ nonce, timestamp, body, sign });
}
