/** A folder where nothing else lies: what runs there has no package above it to fall back on. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function apart(run) {
  const folder = await mkdtemp(join(tmpdir(), "paychop-apart-"));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
