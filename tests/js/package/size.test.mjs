/** What is shipped: its size, and that the module is in it in two forms of the same bytes. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

const folder = dirname(createRequire(import.meta.url).resolve("paychop/package.json"));

/** Bytes. */
const MAX_UNPACKED = 1_350_000;
const MAX_PACKED = 545_000;
const MAX_MAIN_ENTRY = 8 * 1024;

const read = (name) => readFileSync(join(folder, name));

describe("the package", () => {
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: folder }));

  it(`has at most ${MAX_UNPACKED} bytes unpacked`, () => {
    assert.ok(packed.unpackedSize <= MAX_UNPACKED, `${packed.unpackedSize} bytes`);
  });

  it(`has at most ${MAX_PACKED} bytes packed`, () => {
    assert.ok(packed.size <= MAX_PACKED, `${packed.size} bytes`);
  });

  it(`has at most ${MAX_MAIN_ENTRY} bytes of JavaScript around the main entry, compressed`, () => {
    const files = ["entries/embedded.js", "lib/core.js"].map(read);
    const { length } = gzipSync(Buffer.concat(files), { level: 9 });
    assert.ok(length <= MAX_MAIN_ENTRY, `${length} bytes`);
  });
});

describe("the module", () => {
  it("is in the JavaScript what it is as a file", async () => {
    const [core, embedded] = await Promise.all(
      ["lib/core.js", "lib/embedded.js"].map((name) => import(join(folder, name))),
    );
    assert.ok(read("paychop.wasm").equals(core.unpack(embedded)));
  });

  it("is read from its file only where that is of the same build", async () => {
    const { beside } = await import(join(folder, "lib/core.js"));
    const bytes = read("paychop.wasm");
    assert.equal(
      beside(() => bytes),
      bytes,
    );
    const other = Buffer.from(bytes);
    other[other.length - 1] ^= 1;
    const refused = [other, bytes.subarray(0, -1), Buffer.alloc(0)];
    for (const found of refused)
      assert.equal(
        beside(() => found),
        undefined,
      );
  });
});
