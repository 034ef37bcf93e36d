/** Which process is the first to try something: the one that makes the file. */
import { writeFile } from "node:fs/promises";

export async function firstTry(path) {
  try {
    await writeFile(path, "", { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
