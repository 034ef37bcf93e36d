/**
 * Linear memory over many mixed calls, and after the worst single inputs, in a process of its own whose instance is
 * watched. Argument: how many calls.
 */
import { against, table, title, whole } from "./report.mjs";

const MIB = 2 ** 20;
const LOOKS = 5;
/** MiB that may be left behind. */
const LIMITS = { calls: 0, inputs: 4 };

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
const { attempt, hostileBodies } = await import("./hostile.mjs");
const { gatewayOf, mainKind, names } = await import("../../tests/js/merchants.mjs");
const calls = Number(process.argv[2]);
const jobs = inputs.map((entry) => [packaged(entry), entry.input]);

const mib = () => memory.buffer.byteLength / MIB;

function look(label) {
  const { heapUsed, rss } = process.memoryUsage();
  return [label, mib().toFixed(2), ...[heapUsed, rss].map((bytes) => (bytes / MIB).toFixed(1))];
}

function call(count) {
  for (let i = 0; i < count; i++) {
    const [run, input] = jobs[i % jobs.length];
    run(input);
  }
}

const rows = [look("before")];
// What the first calls keep, such as the input buffer, is kept once.
call(calls / LOOKS);
rows.push(look(whole(calls / LOOKS)));
const first = mib();
for (let part = 2; part <= LOOKS; part++) {
  call(calls / LOOKS);
  rows.push(look(whole((calls / LOOKS) * part)));
}
const last = mib();

const bodies = hostileBodies();
for (const name of names) {
  const gateway = gatewayOf(name);
  for (const [, text] of bodies) {
    for (const method of ["verify", "diagnose"])
      attempt(gateway, method, Buffer.from(text), { kind: mainKind(name) });
  }
}
rows.push(look(`and every hostile body at every gateway, verified and diagnosed (${bodies.length})`));

title("Memory, MiB");
table(["calls", "wasm", "heap", "rss"], rows);
console.log(`
Growth over the calls: ${against(last - first, LIMITS.calls)}. All hostile bodies together leave ${against(mib() - last, LIMITS.inputs)}.`);
