/** The known names that a mistyped one is close to, the closest first; empty if there are none. */
export function closest(name, known) {
  const wanted = name.toLowerCase();
  return known
    .map((one) => ({ one, distance: distance(wanted, one.toLowerCase()) }))
    .filter(({ one, distance }) => distance <= Math.max(1, one.length / 3) || one.startsWith(wanted))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one }) => one)
    .slice(0, 3);
}

/** How many letters must be added, left out or replaced. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1);
}
