/** What happened, in one file to which all processes append: its order is the order in which it happened. */
import { appendFileSync, readFileSync } from "node:fs";

export function openLedger(path) {
  return {
    write: (...words) => appendFileSync(path, `${words.join(" ")}\n`),
    lines: () =>
      readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split(" ")),
  };
}

/**
 * What became of the orders. `handed ID BY`, `returned ID BY`, `threw ID BY`, `unfinished ID BY` are a merchant's lines, BY a
 * number for each call of `onEvent`; `acknowledged ID` and `lost` (the store its data) are the other side's.
 */
export function judge(lines) {
  const returned = new Map();
  const unfinished = new Set(lines.filter(([what]) => what === "unfinished").map(([, , by]) => by));
  const counts = {};
  const again = { unfinished: [], lost: [], unexplained: [] };
  const unhandled = [];
  let losses = 0;
  for (const [what, id, by] of lines) {
    counts[what] = (counts[what] ?? 0) + 1;
    if (what === "lost") losses += 1;
    if (what === "returned") returned.set(id, { by, losses });
    if (what === "acknowledged" && !returned.has(id)) unhandled.push(id);
    const before = returned.get(id);
    if (what !== "handed" || before === undefined) continue;
    if (unfinished.has(before.by)) again.unfinished.push(id);
    else if (before.losses < losses) again.lost.push(id);
    else again.unexplained.push(id);
  }
  return { counts, returned, again, unhandled };
}
