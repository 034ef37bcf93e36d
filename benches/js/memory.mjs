/** Linear memory over many mixed calls, in a process of its own whose instance is watched. Argument: how many calls. */
import { table, title, whole } from "./report.mjs";

const PAGE = 65536;
const LOOKS = 5;

/** The package keeps its memory to itself, so the instance is caught where it is made. */
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    memory = this.exports.memory;
  }
};

const { inputs } = await import("./inputs.mjs");
const { packaged } = await import("./package-jobs.mjs");
const calls = Number(process.argv[2]);
const jobs = inputs.map((entry) => [packaged(entry), entry.input]);
const big = packaged(inputs.find(({ name }) => name === "ubaoVerify"));
const bigBody = Buffer.alloc(PAGE, "a");

function look(label) {
  const { heapUsed, rss } = process.memoryUsage();
  return [
    label,
    memory.buffer.byteLength / PAGE,
    ...[heapUsed, rss].map((bytes) => (bytes / 2 ** 20).toFixed(1)),
  ];
}

const rows = [look("before")];
for (let part = 1; part <= LOOKS; part++) {
  for (let i = 0; i < calls / LOOKS; i++) {
    const [run, input] = jobs[i % jobs.length];
    run(input);
  }
  rows.push(look(whole((calls / LOOKS) * part)));
}
try {
  big(bigBody);
} catch (error) {
  // It is no JSON; that it was read is what matters here.
  if (error.code !== "malformed_body") throw error;
}
rows.push(look("and a body of 64 KiB"));
title("Memory over mixed calls");
table(["calls", "wasm pages", "heap, MiB", "rss, MiB"], rows);
