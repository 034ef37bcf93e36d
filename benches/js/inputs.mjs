/** What the jobs are given: `inputs.json`, which the native benchmark reads too, with bodies as the bytes that come. */
import { readFileSync } from "node:fs";

const entries = Object.entries(JSON.parse(readFileSync(new URL("inputs.json", import.meta.url), "utf8")));

/** `[{ name, gateway, credentials, options, operation?, input }, …]`; without an operation it is a verification. */
export const inputs = entries.map(([name, { raw, ...entry }]) =>
  raw === undefined ? { name, ...entry } : { name, ...entry, input: Buffer.from(raw) },
);
