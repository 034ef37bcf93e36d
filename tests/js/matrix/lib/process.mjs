/** Programs, run with a time limit; none outlives the run. */
import { spawn } from "node:child_process";

const KEPT = 4000;

/** The output of a program that ends by itself. Throws, with what it said, unless it succeeds in time. */
export async function execute(command, args, { seconds = 120, ...options } = {}) {
  const program = start(command, args, options);
  const overdue = setTimeout(() => program.stop(), seconds * 1000);
  try {
    const code = await program.ended;
    if (code === 0) return program.output();
    throw new Error(`${command} ended with ${code}:\n${program.output().slice(-KEPT)}`);
  } finally {
    clearTimeout(overdue);
  }
}

/** A program that runs until it is stopped, with all that it started. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  return {
    ended,
    output: () => output,
    async stop() {
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended before.
      }
      await ended;
    },
  };
}
