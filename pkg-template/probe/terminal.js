/** The report on the terminal: a line for each case as it ends, then what to do about each failure. */
import { cameText, countsOf, GROUPS, MARKS } from "./report.js";

/** A result's line; `at` and `of` say how far the run is. */
export function lineOf({ verdict, group, id, title, reason }, { at, of }) {
  const place = at === undefined ? " ".repeat(2) : `${String(at).padStart(String(of).length)}/${of}`;
  return `${place} ${MARKS[verdict]} ${group} ${id}: ${title}${reason && verdict !== "answered" ? `\n        ${reason}` : ""}`;
}

/** The details of a failure, after all cases. */
export function detailOf({ group, id, title, reason, risk, curl, answer, fix }, language) {
  const rows = [
    ["wrong", reason],
    ["at risk", risk],
    ["sent", curl],
    ["came", cameText(answer)],
    ["mend", fix.text],
    ...(language ? [["", fix[language]]] : []),
  ];
  return [`${MARKS.wrong} ${id}: ${title} (${GROUPS[group]})`, ...rows.map(rowOf)].join("\n");
}

const INDENT = 11;

function rowOf([name, text]) {
  const [first, ...more] = text.split("\n");
  const label = name ? `${name}:` : "";
  return [`  ${label.padEnd(INDENT - 2)}${first}`, ...more.map((line) => " ".repeat(INDENT) + line)].join(
    "\n",
  );
}

/** The last lines: the counts, and the next steps. */
export function summaryOf(report, { ledger, ask, language, html }) {
  const { right, answered, wrong, unknown } = countsOf(report);
  const lines = [`${right} right, ${wrong} wrong, ${unknown} unknown. Seed ${report.seed}.`];
  if (answered > 0)
    lines.push(`${answered} more with a right answer (${MARKS.answered}): what was credited is not known.`);
  if (answered + unknown > 0 && !ledger && !ask)
    lines.push("With --ledger or --ask, what was credited is looked up in your books.");
  if (wrong > 0 && !language)
    lines.push("With --language php|java|go|python|js, the lines to mend are shown, too.");
  if (html) lines.push(`The page with all of this: ${html}`);
  return lines.join("\n");
}
