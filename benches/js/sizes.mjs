/** What the package weighs: the module, and the JavaScript around the main entry. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { against, table, title } from "./report.mjs";

const FOLDER = dirname(createRequire(import.meta.url).resolve("paychop/package.json"));
/** KiB, brotli for the module and gzip for the text. */
const LIMITS = { "paychop.wasm": ["brotli", 80], "lib/core.js": ["gzip", 8] };

export function sizes() {
  title("Size, KiB");
  const rows = Object.entries(LIMITS).map(([name, [measure, limit]]) => {
    const bytes = readFileSync(join(FOLDER, name));
    const kib = {
      raw: bytes.length / 1024,
      gzip: gzipSync(bytes, { level: 9 }).length / 1024,
      brotli: brotliCompressSync(bytes).length / 1024,
    };
    const cells = Object.entries(kib).map(([own, size]) =>
      own === measure ? against(size, limit, 1) : size.toFixed(1),
    );
    return [name, ...cells];
  });
  table(["file", "raw", "gzip", "brotli"], rows);
}
