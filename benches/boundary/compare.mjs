/**
 * Weighs and times the ways over the boundary.
 *
 *     node compare.mjs <folder with one folder for each way, as built, and one named "empty">
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { inputs } from "../js/inputs.mjs";
import { sideBySide } from "../js/measure.mjs";
import { table, title, whole } from "../js/report.mjs";

const ROUNDS = 60;
const folder = resolve(process.argv[2]);
const order = inputs.find(({ name }) => name === "basicexCashier").input;
const encoder = new TextEncoder();

/** What is called of each module, and how the order gets there. */
const WAYS = {
  "own-reader": ["JSON text, own reader", asText("own_reader")],
  "serde-json": ["JSON text, serde_json", asText("serde_json")],
  "serde-wasm-bindgen": ["object, serde-wasm-bindgen", (glue) => () => glue.serde_wasm_bindgen(order)],
};

const empty = (await open("empty")).bytes;
const rows = [];
for (const [way, [label, bind]] of Object.entries(WAYS)) {
  const { glue, memory, bytes } = await open(way);
  const run = bind(glue, memory);
  if (!(run() > 0)) throw new Error(`${label}: the order did not come over`);
  rows.push({ label, bytes, run });
}
const ns = sideBySide(Object.fromEntries(rows.map(({ label, run }) => [label, run])), ROUNDS);
title("A Basicex order over the boundary");
table(
  ["way", "wasm, bytes brotli", "over an empty module", "ns per order"],
  rows.map(({ label, bytes }) => [label, whole(bytes), whole(bytes - empty), whole(ns[label])]),
);

/** An instance, the module's glue, and its weight. */
async function open(way) {
  const glue = await import(pathToFileURL(join(folder, way, "boundary.js")));
  const bytes = readFileSync(join(folder, way, "boundary.wasm"));
  const { memory } = glue.initSync({ module: new WebAssembly.Module(bytes) });
  return { glue, memory, bytes: brotliCompressSync(bytes).length };
}

/** As the package does it: printed, and encoded straight into wasm memory. */
function asText(name) {
  return (glue, memory) => () => {
    const text = JSON.stringify(order);
    const room = text.length * 3;
    // Making room may grow the memory, which detaches its old buffer.
    const start = glue.input(room);
    const { written } = encoder.encodeInto(text, new Uint8Array(memory.buffer, start, room));
    glue.input(written);
    return glue[name]();
  };
}
