/** What the database servers of the tests have in common: a user of their own, a folder, and a first answer to wait for. */
import { execFileSync } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const SECONDS = 60;

/** For spawn: as this user where the tests are run by root, whom the servers refuse. */
export function asUser(name) {
  if (process.getuid() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((which) =>
    Number(execFileSync("id", [which, name], { encoding: "utf8" })),
  );
  return { uid, gid };
}

/** An empty folder that belongs to the user. */
export async function folderOf({ uid, gid }) {
  const path = await mkdtemp(join(tmpdir(), "paychop-sql-"));
  if (uid !== undefined) await chown(path, uid, gid);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** What a step gives as soon as it succeeds. */
export async function whenReady(step, server) {
  for (const end = Date.now() + SECONDS * 1000; ; await pause(100)) {
    try {
      return await step();
    } catch (error) {
      if (Date.now() > end) throw new Error(`no answer (${error.message}):\n${server.output().slice(-4000)}`);
    }
  }
}
