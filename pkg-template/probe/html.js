/** The report as one HTML page without scripts. */
import { escaped } from "../shared/escaped.js";
import { cameText, countsOf, GROUPS, MARKS } from "./report.js";

const SUMS = {
  right: "right",
  answered: "right answer, credit not known",
  wrong: "wrong",
  unknown: "unknown",
};
const LANGUAGES = { php: "PHP", java: "Java", go: "Go", python: "Python", js: "JavaScript" };

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#ddd,#3a3a3a);--soft:light-dark(#f5f5f3,#202020);--quiet:light-dark(#5c5c5c,#a8a8a8);--right:light-dark(#14663f,#5fd39a);--wrong:light-dark(#b3261e,#ff8a80);--unknown:light-dark(#7a4f00,#f0b94a);--answered:light-dark(#0b57a8,#8ab4f8)}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;background:light-dark(#fff,#161616);color:light-dark(#222,#e8e8e8)}
h1{font-size:1.5rem;line-height:1.25;margin:0;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2rem 0 .5rem}code,pre{font-family:ui-monospace,monospace}
a{color:light-dark(#0b57d0,#8ab4f8)}.failures{grid-template-columns:minmax(0,1fr);gap:.15rem}.failures ul{margin:0 0 .5rem;padding-left:1.2rem}.case:target{background:light-dark(#fff7d6,#2b2610)}
.quiet{color:var(--quiet)}.sums{display:flex;gap:.75rem;margin:1rem 0;padding:0;flex-wrap:wrap;list-style:none}.sums b{font-size:1.7rem;line-height:1.2;display:block}
.sums li{border:1px solid var(--line);border-radius:.5rem;padding:.5rem 1.1rem;background:var(--soft);min-width:6rem}
.right{color:var(--right)}.wrong{color:var(--wrong)}.unknown{color:var(--unknown)}.answered{color:var(--answered)}
.case{border-top:1px solid var(--line);padding:.4rem 0}.case>summary{cursor:pointer;overflow-wrap:anywhere}.mark{font-weight:600;white-space:nowrap;margin-right:.4rem}summary code{color:var(--quiet);margin-left:.4rem;font-size:.85rem}
dl{margin:.5rem 0 1rem;display:grid;grid-template-columns:7rem minmax(0,1fr);gap:.4rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
pre{background:var(--soft);border:1px solid var(--line);border-radius:.4rem;padding:.6rem .75rem;margin:0;max-height:18rem;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
.lines summary{cursor:pointer;color:var(--quiet)}.lines pre{margin:.3rem 0 .6rem}
@media(max-width:40rem){dl{grid-template-columns:minmax(0,1fr);gap:.15rem}dd{margin-bottom:.5rem}}
@media print{pre{max-height:none}}`;

export function html(report) {
  const { gateway, kind, url, seed, at, version, results } = report;
  const made = at ? `${at.slice(0, 16).replace("T", " ")} UTC, paychop ${version}. ` : "";
  const title = `paychop probe: ${kind ? `${gateway} ${kind}` : gateway} at ${url}`;
  const sums = Object.entries(countsOf(report)).map(
    ([name, count]) => `<li class="${name}"><b>${count}</b>${MARKS[name]} ${SUMS[name]}</li>`,
  );
  const groups = Object.entries(GROUPS).map(([group, heading]) => {
    const rows = results.filter((result) => result.group === group);
    return rows.length === 0
      ? ""
      : `<section><h2>${heading} ${tally(rows)}</h2>${rows.map(caseOf).join("")}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>
<h1>${escaped(title)}</h1><p class="quiet">${made}Seed <code>${escaped(seed)}</code>: the same seed names the same orders. Open a case to see what was sent.</p><ul class="sums">${sums.join("")}</ul>
${failures(results)}
${groups.join("\n")}
</main></body></html>
`;
}

/** The risks of the failures, with links to the cases. */
function failures(results) {
  const byRisk = new Map();
  for (const { verdict, id, title, risk } of results) {
    if (verdict !== "wrong") continue;
    byRisk.set(risk, [...(byRisk.get(risk) ?? []), `<li><a href="#${id}">${escaped(title)}</a></li>`]);
  }
  if (byRisk.size === 0) return "";
  const rows = [...byRisk].map(
    ([risk, links]) => `<dt>${escaped(risk)}</dt><dd><ul>${links.join("")}</ul></dd>`,
  );
  return `<section><h2>What could go wrong</h2><dl class="failures">${rows.join("")}</dl></section>`;
}

const tally = (rows) => {
  const wrong = rows.filter(({ verdict }) => verdict === "wrong").length;
  return `<small class="${wrong ? "wrong" : "quiet"}">${wrong ? `${wrong} of ${rows.length} wrong` : rows.length}</small>`;
};

function caseOf({ verdict, id, title, reason, risk, curl, answer, fix, order, note }) {
  const wrong = verdict === "wrong";
  const rows = [
    ["Sent", code(curl, `what was sent in ${id}`)],
    ["Came back", code(cameText(answer), `what came back in ${id}`)],
    ["Order", `<code>${escaped(order)}</code>`],
  ];
  if (note) rows.unshift(["Note", escaped(note)]);
  if (verdict === "wrong" || verdict === "unknown") rows.unshift(["At risk", escaped(risk)]);
  if (reason) rows.unshift(["Why", escaped(reason)]);
  if (wrong) rows.push(["To mend", `${escaped(fix.text)}${linesOf(fix, id)}`]);
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("");
  const mark = `<span class="mark ${verdict}">${MARKS[verdict]} ${verdict}</span>`;
  return `<details class="case" id="${id}"${wrong ? " open" : ""}><summary>${mark}${escaped(title)}<code>${escaped(id)}</code></summary><dl>${list}</dl></details>`;
}

const linesOf = (fix, id) =>
  Object.entries(LANGUAGES)
    .map(
      ([key, name]) =>
        `<details class="lines"><summary>${name}</summary>${code(fix[key], `${name} for ${id}`)}</details>`,
    )
    .join("");

/** The keyboard can reach it, because it may scroll. */
const code = (text, label) =>
  `<pre tabindex="0" role="region" aria-label="${escaped(label)}">${escaped(text)}</pre>`;
