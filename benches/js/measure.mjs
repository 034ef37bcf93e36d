/** Times functions side by side: in turns, so that a slow moment of the machine falls on all of them alike. */

const WARM_UP_MS = 400;
const BATCH_MS = 2;

/** Median nanoseconds per call of each of `{ name: function }`. */
export function sideBySide(functions, rounds) {
  const rows = Object.entries(functions).map(([name, run]) => ({ name, run, batch: warmUp(run), times: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const { run, batch, times } of rows) times.push(time(run, batch) / batch);
  }
  return Object.fromEntries(rows.map(({ name, times }) => [name, median(times)]));
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Lets the compiler do its work; returns how many calls make a batch. */
function warmUp(run) {
  let calls = 0;
  const start = process.hrtime.bigint();
  let spent;
  do {
    run();
    calls++;
    spent = Number(process.hrtime.bigint() - start) / 1e6;
  } while (spent < WARM_UP_MS);
  return Math.max(1, Math.round((calls / spent) * BATCH_MS));
}

/** Nanoseconds that `count` calls take. */
function time(run, count) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) run();
  return Number(process.hrtime.bigint() - start);
}
