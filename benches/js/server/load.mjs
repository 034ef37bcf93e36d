/** Debian's wrk, which takes so little of a core that most of the machine is left to the server. */
import { join } from "node:path";
import { execute } from "../../../tests/js/matrix/lib/process.mjs";
import { resultOf } from "../../../tests/js/matrix/lib/result.mjs";
import { CONTENT_TYPE } from "./events.mjs";

const CONNECTIONS = 16;

/** `{rate, p50, p99}`: answers a second, milliseconds. One answer that is not 200 makes it fail. */
export async function load(url, bodies, seconds) {
  const script = join(import.meta.dirname, "load.lua");
  const options = ["--threads=1", `--connections=${CONNECTIONS}`, `--duration=${seconds}s`, "--latency"];
  const env = { ...process.env, BODIES: bodies, TYPE: CONTENT_TYPE };
  const output = await execute("wrk", [...options, `--script=${script}`, url], { env });
  const { requests, seconds: took, failed, p50, p99 } = resultOf(output);
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed:\n${output}`);
  return { rate: requests / took, p50, p99 };
}
