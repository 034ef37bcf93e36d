// Prints what a file weighs: as it is, and as servers send it.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const sizes = { raw: bytes, gzip: gzipSync(bytes, { level: 9 }), brotli: brotliCompressSync(bytes) };
  const words = Object.entries(sizes).map(
    ([name, { length }]) => `${(length / 1024).toFixed(1)} KiB ${name}`,
  );
  console.log(`${basename(file)}: ${words.join(", ")}`);
}
