/**
 * Signs as the gateways' files here have it, with Node's own functions. Reads one job a line, writes one answer a line,
 * both JSON; see oracles.mjs for what is in them.
 */
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  const { default: spec } = await import(`./gateways/${job.gateway.toLowerCase()}.mjs`);
  process.stdout.write(`${JSON.stringify(spec.rules[job.job](job))}\n`);
}
