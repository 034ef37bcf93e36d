/** Programs, run with a time limit; none outlives the run. */
import { spawn } from "node:child_process";

/** Of each end of the output of a program that failed: the cause can stand at either. */
const SHOWN = 4000;

/** For a program to tidy up after itself before it is killed. */
const GRACE = 3000;

const running = new Set();

process.on("exit", () => {
  for (const child of running) send(child, "SIGKILL");
});
for (const name of ["SIGHUP", "SIGINT", "SIGTERM"]) process.once(name, () => process.exit(1));

/** The output of a program that ends by itself. Throws, with what it said, unless it succeeds in time. */
export async function execute(command, args, { seconds = 120, ...options } = {}) {
  const program = start(command, args, options);
  const overdue = setTimeout(() => program.stop(), seconds * 1000);
  try {
    const code = await program.ended;
    if (code === 0) return program.output();
    throw new Error(`${command} ended with ${code}:\n${ends(program.output())}`);
  } finally {
    clearTimeout(overdue);
  }
}

function ends(output) {
  if (output.length <= 2 * SHOWN) return output;
  return `${output.slice(0, SHOWN)}\n…\n${output.slice(-SHOWN)}`;
}

/** A program that runs until it is stopped, with all that it started. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code ?? signal));
  }).finally(() => running.delete(child));
  return {
    ended,
    pid: child.pid,
    output: () => output,
    async stop() {
      send(child, "SIGTERM");
      const kill = setTimeout(() => send(child, "SIGKILL"), GRACE);
      await ended;
      clearTimeout(kill);
    },
  };
}

/** To the program and all that it started, which are one group. */
function send(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // It has ended before.
  }
}
