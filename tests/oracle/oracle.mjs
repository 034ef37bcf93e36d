/**
 * Signs as the gateways' files here have it, with Node's own functions. Reads one job a line, writes one answer a line,
 * both JSON; see oracles.mjs for what is in them.
 */
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  const file = `./gateways/${job.gateway.toLowerCase()}.mjs`;
  const { rules } = (await import(file)).default;
  if (rules?.[job.job] === undefined) throw new Error(`${file} has no rule for a ${job.job}`);
  process.stdout.write(`${JSON.stringify(rules[job.job](job))}\n`);
}
