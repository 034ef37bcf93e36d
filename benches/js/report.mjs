/** Plain text that a terminal and a document can show. */

export function title(text) {
  console.log(`\n## ${text}\n`);
}

/** A Markdown table; the first column to the left, the rest to the right. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  console.log([line(cells[0]), rule, ...cells.slice(1).map(line)].join("\n"));
}

export const whole = (number) => Math.round(number).toLocaleString("en");

export const ratio = (value, digits = 2) => value.toFixed(digits);

/** `0.62 (≤ 0.8: met)` */
export function against(value, limit, digits = 2) {
  return `${ratio(value, digits)} (≤ ${limit}: ${value <= limit ? "met" : "not met"})`;
}
