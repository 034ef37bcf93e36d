/** Debian's wrk, which takes so little of a core that most of the machine is left to the server. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "../../../tests/js/matrix/lib/process.mjs";
import { resultOf } from "../../../tests/js/matrix/lib/result.mjs";
import { CONTENT_TYPE } from "./events.mjs";

const CONNECTIONS = 16;

/** Microseconds in a tick of the kernel's clock for processes. */
const TICK = 10_000;

/**
 * `{rate, p50, p99, cpu}` of a server: answers a second, milliseconds, and the processor's microseconds for each, which other work on
 * the machine hardly changes. One answer that is not 200 makes it fail.
 */
export async function load({ url, pid }, bodies, seconds) {
  const script = join(import.meta.dirname, "load.lua");
  const options = ["--threads=1", `--connections=${CONNECTIONS}`, `--duration=${seconds}s`, "--latency"];
  const env = { ...process.env, BODIES: bodies, TYPE: CONTENT_TYPE };
  const before = await ticksOf(pid);
  const output = await execute("wrk", [...options, `--script=${script}`, url], { env });
  const { requests, seconds: took, failed, p50, p99 } = resultOf(output);
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed:\n${output}`);
  const cpu = (((await ticksOf(pid)) - before) * TICK) / requests;
  return { rate: requests / took, p50, p99, cpu };
}

/** Of all the threads of a process, in user and system. */
async function ticksOf(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  return Number(user) + Number(system);
}
