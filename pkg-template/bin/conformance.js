/** The sandbox's conformance record as a table: correct operations, errors and missing operations. */
import { findingsOf } from "../shared/findings.js";

const MARKS = { right: "✓ right", wrong: "✗ wrong", untried: "· not tried" };

export function conformanceTable(rows) {
  const names = rows.map(({ gateway, operation }) => `${gateway} ${operation ?? "(no known operation)"}`);
  const width = Math.max(...names.map(({ length }) => length));
  const lines = rows.flatMap((row, i) => [
    `  ${names[i].padEnd(width)}  ${MARKS[row.status]}${counts(row)}`,
    ...reasons(row).map((reason) => `  ${" ".repeat(width)}    ${reason}`),
  ]);
  const known = rows.filter(({ operation }) => operation !== null);
  const right = known.filter(({ status }) => status === "right").length;
  return `${right} of ${known.length} operations were sent correctly.\n\n${lines.join("\n")}\n`;
}

function counts({ right, wrong }) {
  return right + wrong === 0 ? "" : `  (${right} right, ${wrong} wrong)`;
}

/** Why the last request was refused. */
function reasons({ problem }) {
  if (problem === null) return [];
  return findingsOf(problem).flatMap((finding) => [
    `${finding.code}: ${finding.message}`,
    ...(finding.fix ? [`→ ${finding.fix}`] : []),
  ]);
}
