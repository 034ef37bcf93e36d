/**
 * The oracles: programs in other languages that know the protocols by their pages alone. Node's has the rules from the
 * gateways' files here; the others have their own.
 *
 * A job is one JSON line: `job` (request, open, notification or reply), `gateway`, `credentials`, and what that job
 * needs of `operation`, `kind`, `fields` (`[[name, value], …]` in wire order, see values.mjs), `now` and `nonce`. The
 * answer is one JSON line: a request's `url` with its `body`, `form`, `query` or form `fields`, a message's `body`,
 * or the `plain` text of what was encrypted.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The Python that has pycryptodome, since the system's may refuse to be given packages. */
const python = process.env.PAYCHOP_PYTHON ?? "python3";

export const ORACLES = {
  Java: ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", path("Oracle.java")],
  Python: [python, path("oracle.py")],
  PHP: ["php", path("oracle.php")],
  Node: [process.execPath, path("oracle.mjs")],
};

/** Has an oracle do jobs; gives their answers in the same order. */
export function ask(oracle, jobs) {
  const [program, ...args] = ORACLES[oracle];
  const input = `${jobs.map((job) => JSON.stringify(job)).join("\n")}\n`;
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  // A program that ends early breaks the pipe, and says itself why it ended.
  if (error && error.code !== "EPIPE") throw error;
  const answers = stdout.split("\n").slice(0, -1);
  if (status !== 0 || answers.length !== jobs.length) {
    throw new Error(
      `${oracle} answered ${answers.length} of ${jobs.length} jobs (exit ${status})\n${stderr}`,
    );
  }
  return answers.map((answer) => JSON.parse(answer));
}
