/** The common part of the sandbox's own pages: plain HTML in two languages, without scripts. */
import { escaped } from "../shared/escaped.js";
import { html } from "./respond.js";
import { texts } from "./texts.js";

/** Names and values, as a list of descriptions. */
export function facts(rows) {
  const items = rows.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`);
  return `<dl class="facts">${items.join("")}</dl>`;
}

export function table(headings, rows) {
  const head = headings.map((one) => `<th scope="col">${escaped(one)}</th>`);
  const body = rows.map((cells) => {
    const [first, ...rest] = cells.map((cell) => (cell.html === undefined ? escaped(cell) : cell.html));
    return `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  return `<table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** `tone` is good, wait or bad. */
export function badge(text, tone) {
  return `<span class="badge" data-tone="${tone}">${escaped(text)}</span>`;
}

/** The browser reloads after this time in seconds, or opens another page. */
export function refresh(seconds, url) {
  return `<meta http-equiv="refresh" content="${seconds}${url === undefined ? "" : `;url=${escaped(url)}`}">`;
}

/** `path` is the page's own, for the link to the other language. */
export function page({ title, lang, body, head = "", path, status }) {
  const other = lang === "en" ? "zh" : "en";
  const words = texts[lang];
  const toggle = path
    ? `<a class="tool" href="${escaped(path)}?lang=${other}" lang="${other}" hreflang="${other}">${words.other}</a>`
    : "";
  const text = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · paychop</title>
<link rel="icon" href="/seal.svg" type="image/svg+xml">
${head}<link rel="stylesheet" href="/_sandbox/style.css">
</head>
<body>
<header>
<a class="brand" href="/"><img src="/seal.svg" alt="" width="28" height="28">paychop</a>
<p>${words.sandbox}</p>
${toggle}
</header>
<main>${body}</main>
</body>
</html>`;
  return html(text, status);
}
