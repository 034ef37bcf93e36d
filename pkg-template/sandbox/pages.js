/** The sandbox's own pages: plain HTML in two languages, without scripts. */
import { WAITING } from "./orders.js";
import { html } from "./respond.js";
import { texts } from "./texts.js";

/** After this many seconds a payer is back at the merchant. */
const RETURN_AFTER = 2;

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text) {
  return String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** A cashier's or trade page. `rows` are the gateway's own, `[name of the text, value]`. */
export function orderPage({ order, rows, returnUrl, lang }) {
  const words = texts[lang];
  const { id, amount, currency, merchantOrderId, status, data } = order;
  const shown = [
    ["description", data.description],
    ["user", data.UserName],
    ["channel", data.channelId],
    ...rows,
    ["merchantOrderId", merchantOrderId],
    ["id", id],
  ].filter(([, value]) => value != null);
  const title = words.titles[order.operation];
  const body = [
    `<h1>${title}</h1>`,
    amount === null ? "" : `<p class="amount">${escaped(amount)} <span>${escaped(currency)}</span></p>`,
    table(shown.map(([name, value]) => [words[name], value])),
    status === WAITING ? choices(order, words, lang) : ending(status, returnUrl, words),
    questions(data.questions, words),
  ];
  const refresh = status === WAITING || !returnUrl ? "" : refreshTo(returnUrl);
  return page({ title, lang, body: body.join(""), head: refresh, path: `/pay/${id}` });
}

/** Where a payer's browser ends up with a request that is refused. Nobody knows its language. */
export function refusalPage({ code, message, violations = [] }) {
  const items = violations.map(
    ({ field, message }) => `<li><code>${escaped(field)}</code> ${escaped(message)}</li>`,
  );
  const title = `${texts.en.refused} · ${texts.zh.refused}`;
  const details = items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
  const body = `<h1>${title}</h1><p><code>${escaped(code)}</code> ${escaped(message)}</p>${details}`;
  return html(layout({ title, lang: "en", body, head: "" }), 400);
}

export function listPage({ title, orders, lang }) {
  const words = texts[lang];
  const rows = orders.map((order) => [
    order.merchantOrderId,
    `${order.amount ?? ""} ${order.currency} · ${words.statuses[order.status]}`,
  ]);
  const list = rows.length > 0 ? table(rows) : `<p>${words.none}</p>`;
  return page({ title: words.orders, lang, body: `<h1>${escaped(title)}</h1>${list}`, head: "" });
}

/** Coins that come from outside: nobody's request makes them. */
export function depositPage({ wallets, coins, chains, lang }) {
  const words = texts[lang];
  const title = words.titles.deposit;
  const forms = wallets.map((wallet) => {
    const own = coins.filter(({ chainType }) => chainType === wallet.chainType);
    const choices = own.map(({ coinID, coinName }) => `<option value="${coinID}">${coinName}</option>`);
    return `
      <form method="post" action="/_sandbox/deposits" class="deposit">
        <p><code>${escaped(wallet.address)}</code> ${escaped(chains[wallet.chainType])}</p>
        <input type="hidden" name="address" value="${escaped(wallet.address)}">
        <label>${words.coin} <select name="coinID">${choices.join("")}</select></label>
        <label>${words.amount} <input name="amount" inputmode="decimal" required value="10"></label>
        <button>${words.send}</button>
      </form>`;
  });
  const body = `<h1>${title}</h1>${forms.join("") || `<p>${words.noWallets}</p>`}`;
  return page({ title, lang, body, head: "", path: "/ubao/deposit" });
}

function choices(order, words, lang) {
  if (order.data.stage === "review") return `<p class="note">${words.review}</p>`;
  const asksAmount = order.amountOpen;
  const forms = Object.entries(words.actions).map(([action, label]) => {
    const amount =
      asksAmount && action === "pay"
        ? `<label>${words.amount} (${escaped(order.currency)}) <input name="amount" inputmode="decimal" required value="${escaped(order.amount)}"></label>`
        : "";
    return `<form method="post" action="/_sandbox/orders/${order.id}/${action}?lang=${lang}">
      ${amount}<button class="${action}">${label}</button></form>`;
  });
  return `<div class="choices">${forms.join("")}</div>`;
}

function ending(status, returnUrl, words) {
  const back = returnUrl
    ? `<p class="note">${words.returning} <a href="${escaped(returnUrl)}">${words.back}</a></p>`
    : "";
  return `<p class="status ${status}" role="status">${words.statuses[status]}</p>${back}`;
}

/** What Bibao has asked the merchant's server before the trade. */
function questions(list, words) {
  if (!list) return "";
  const rows = list.map(({ kind, ok, answer }) => [
    kind,
    [ok ? words.yes : words.no, ...told(answer)].join(" · "),
  ]);
  return `<h2>${words.questions}</h2>${table(rows, [words.asked, words.answered])}`;
}

const ENVELOPE = new Set(["Success", "Code", "Message", "Sign"]);

/** The answer's own fields, as a person reads them. */
function told(answer) {
  const fields = Object.entries(answer ?? {}).filter(([name]) => !ENVELOPE.has(name));
  return fields.map(([, value]) => decoded(String(value)));
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function table(rows, headings) {
  const head = headings
    ? `<thead><tr>${headings.map((one) => `<th scope="col">${one}</th>`).join("")}</tr></thead>`
    : "";
  const body = rows.map(
    ([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<table>${head}<tbody>${body.join("")}</tbody></table>`;
}

function refreshTo(url) {
  return `<meta http-equiv="refresh" content="${RETURN_AFTER};url=${escaped(url)}">`;
}

function page({ title, lang, body, head, path }) {
  const other = lang === "en" ? "zh" : "en";
  const words = texts[lang];
  const toggle = path
    ? `<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${words.other}</a>`
    : "";
  return html(layout({ title, lang, head, toggle, body, banner: words.sandbox }));
}

function layout({ title, lang, head, body, banner = texts.en.sandbox, toggle = "" }) {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · paychop</title>
<link rel="icon" href="/seal.svg" type="image/svg+xml">
${head}<link rel="stylesheet" href="/_sandbox/style.css">
</head>
<body>
<header><p>${banner}</p>${toggle}</header>
<main>${body}</main>
</body>
</html>`;
}
