/** The report: for the terminal, as JUnit XML, as one HTML page. */
const MARKS = { right: "✓", wrong: "✗", unknown: "?" };
const LANGUAGES = { php: "PHP", java: "Java", go: "Go", python: "Python", js: "JavaScript" };

export function countsOf({ results }) {
  const counts = { right: 0, wrong: 0, unknown: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

export const lineOf = ({ verdict, group, id, title, reason }) =>
  `${MARKS[verdict]} ${group} ${id}: ${title}${reason ? `\n    ${reason}` : ""}`;

/** What one acts upon, once all is run. */
export function detailOf({ id, title, reason, risk, curl, answer, fix }, language) {
  const lines = [
    `${id}: ${title}`,
    `  ${reason}`,
    `  at risk: ${risk}`,
    `  sent:    ${curl}`,
    `  came:    ${cameText(answer)}`,
  ];
  lines.push(`  mend:    ${fix.text}`);
  for (const key of language ? [language] : [])
    lines.push(...fix[key].split("\n").map((line) => `           ${line}`));
  return lines.join("\n");
}

const cameText = ({ failure, status, body }) => failure ?? `${status} ${JSON.stringify(body)}`;

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** For XML, too, which has no control characters. */
const escapeText = (text) =>
  String(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (one) => ENTITIES[one]);

export function junit(report) {
  const { wrong, unknown } = countsOf(report);
  const cases = report.results.map(({ id, group, title, verdict, reason, risk, curl, answer, fix, ms }) => {
    const open = `  <testcase classname="paychop.probe.${report.gateway}.${group}" name="${escapeText(`${id}: ${title}`)}" time="${(ms / 1000).toFixed(3)}"`;
    if (verdict === "right") return `${open}/>`;
    const inside =
      verdict === "unknown"
        ? `<skipped message="${escapeText(reason)}"/>`
        : `<failure message="${escapeText(reason)}">${escapeText(`${risk}\n${curl}\n${cameText(answer)}\n${fix.text}`)}</failure>`;
    return `${open}>${inside}</testcase>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="paychop probe ${report.gateway}" tests="${report.results.length}" failures="${wrong}" skipped="${unknown}">\n${cases.join("\n")}\n</testsuite>\n`;
}

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#ddd,#383838);--soft:light-dark(#f6f6f4,#1f1f1f);--right:light-dark(#18794e,#4cc38a);--wrong:light-dark(#c62a2f,#ff6369);--unknown:light-dark(#8a5a00,#f0b94a)}
body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;background:light-dark(#fff,#161616);color:light-dark(#222,#e8e8e8)}
h1{font-size:1.5rem;margin:0}.sums{display:flex;gap:1rem;margin:1rem 0;flex-wrap:wrap}.sums b{font-size:1.8rem;display:block}
.sums div{border:1px solid var(--line);border-radius:.5rem;padding:.5rem 1.2rem;background:var(--soft)}
.right{color:var(--right)}.wrong{color:var(--wrong)}.unknown{color:var(--unknown)}
details{border-bottom:1px solid var(--line);padding:.4rem 0}summary{cursor:pointer}summary code{opacity:.7;margin-left:.5rem}
pre{background:var(--soft);border-radius:.4rem;padding:.7rem;overflow-x:auto;white-space:pre-wrap;word-break:break-all;font-size:.85rem}dt{font-weight:600;margin-top:.5rem}dd{margin:0}`;

const GROUPS = {
  genuine: "Genuine messages",
  forged: "What must not be believed",
  once: "What must be handled once",
  robust: "What must not stop it",
};

export function html(report) {
  const counts = countsOf(report);
  const sums = Object.entries(counts).map(
    ([name, count]) => `<div class="${name}"><b>${count}</b>${name}</div>`,
  );
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const rows = report.results.filter((result) => result.group === group);
    return rows.length === 0 ? "" : `<h2>${title}</h2>${rows.map(htmlCase).join("")}`;
  });
  const title = `paychop probe: ${report.gateway} at ${report.url}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(title)}</title><style>${STYLE}</style>
<h1>${escapeText(title)}</h1><p>Seed <code>${escapeText(report.seed)}</code>: the same seed sends the same orders.</p><div class="sums">${sums.join("")}</div>${groups.join("")}</html>\n`;
}

function htmlCase({ verdict, id, title, reason, risk, curl, answer, fix, order }) {
  const wrong = verdict === "wrong";
  const code = (text) => `<pre>${escapeText(text)}</pre>`;
  const rows = [
    ["Order", `<code>${escapeText(order)}</code>`],
    ["Sent last", code(curl)],
    ["Came back", code(cameText(answer))],
  ];
  if (reason) rows.unshift(["Why", escapeText(reason)]);
  if (verdict !== "right") rows.push(["At risk", escapeText(risk)], ["Mend", escapeText(fix.text)]);
  if (wrong) for (const [key, name] of Object.entries(LANGUAGES)) rows.push([name, code(fix[key])]);
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("");
  return `<details${wrong ? " open" : ""}><summary><span class="${verdict}">${MARKS[verdict]} ${verdict}</span> ${escapeText(title)}<code>${escapeText(id)}</code></summary><dl>${list}</dl></details>`;
}
