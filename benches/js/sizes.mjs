/** What the package weighs: the module, the JavaScript around the main entry, and the core by itself. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { against, table, title } from "./report.mjs";

const FOLDER = dirname(createRequire(import.meta.url).resolve("paychop/package.json"));
const LEAN = "core without diagnosis and testing";
/** KiB, brotli for modules and gzip for the text. */
const LIMITS = { "paychop.wasm": ["brotli", 96], "lib/core.js": ["gzip", 8], [LEAN]: ["brotli", 80] };

/** `lean`: the module of the crate without its features `diagnose` and `testing`; may be missing. */
export function sizes(lean) {
  title("Size, KiB");
  const rows = Object.entries(LIMITS).flatMap(([name, [measure, limit]]) => {
    const path = name === LEAN ? lean : join(FOLDER, name);
    if (path === undefined) return [];
    const bytes = readFileSync(path);
    const kib = {
      raw: bytes.length / 1024,
      gzip: gzipSync(bytes, { level: 9 }).length / 1024,
      brotli: brotliCompressSync(bytes).length / 1024,
    };
    const cells = Object.entries(kib).map(([own, size]) =>
      own === measure ? against(size, limit, 1) : size.toFixed(1),
    );
    return [[name, ...cells]];
  });
  table(["file", "raw", "gzip", "brotli"], rows);
}
