/** The command line as a process: the file that npm links as `paychop`. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const manifest = createRequire(import.meta.url).resolve("paychop/package.json");
const program = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.paychop);

export const UBAO = { merchantId: 2000213, apiKey: "an-api-key-that-opens-nothing" };
export const BASICEX = { merNo: "811496833912834", apiKey: "an-api-key", secretKey: "a-secret-key" };

/** Starts it, with credentials in the environment where they are given. */
export function start(args, { credentials } = {}) {
  const { PAYCHOP_CREDENTIALS: _, ...env } = process.env;
  if (credentials !== undefined) {
    env.PAYCHOP_CREDENTIALS = typeof credentials === "string" ? credentials : JSON.stringify(credentials);
  }
  return spawn(process.execPath, [program, ...args], { env });
}

/** Runs it to its end: `{ code, out, err }`. */
export async function run(args, { input = "", ...options } = {}) {
  const child = start(args, options);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  // It may be done, for a wrong argument, before it has read its input.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const code = new Promise((resolve) => child.on("close", resolve));
  const [out, err] = await output;
  return { code: await code, out, err };
}

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return String(Buffer.concat(chunks));
}
