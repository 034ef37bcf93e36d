/** The pages for a payer: an order, a user's orders, and the reason for a refusal. */
import { escaped } from "../shared/escaped.js";
import { badge, facts, page, refresh, table } from "./layout.js";
import { WAITING } from "./orders.js";
import { texts } from "./texts.js";

/** Seconds until the browser returns to the merchant. */
const RETURN_AFTER = 2;
/** How long the page reloads while a notification is being delivered. */
const WATCH_EVERY = 1;
const WATCH_MS = 10_000;
const TONES = { waiting: "wait", paid: "good", failed: "bad", expired: "bad" };

/**
 * A cashier page or trade page. `actions` are the allowed ones. `rows` are the gateway's own, `[name of the text, value]`.
 * `questions` are its requests for data to the merchant, `{ kind, ok, values }`. `attempts` are the deliveries of this order's
 * notifications.
 */
export function orderPage({ order, gateway, actions, rows, questions, returnUrl, attempts, lang }) {
  const words = texts[lang];
  const { id, amount, currency, merchantOrderId, status } = order;
  const shown = [...rows, ["merchantOrderId", merchantOrderId], ["id", id]].filter(
    ([, value]) => value != null,
  );
  const title = words.titles[order.operation];
  const isOpen = status === WAITING;
  const body = [
    `<div class="head"><h1>${escaped(gateway)} · ${title}</h1>${badge(words.statuses[status], TONES[status])}</div>`,
    `<p class="amount">${escaped(amount)} <span>${escaped(currency)}</span></p>`,
    facts(shown.map(([name, value]) => [words[name], value])),
    isOpen ? choices(order, actions, words, lang) : ending(status, returnUrl, words),
    answers(questions, words),
    deliveries(
      attempts.filter(({ kind }) => !questions.some((question) => question.kind === kind)),
      words,
    ),
  ];
  const head = isOpen ? "" : leaving(order, returnUrl, attempts);
  return page({ title, lang, body: body.join(""), head, path: `/pay/${id}` });
}

/** The page for a refused request of a browser. Its language is unknown. */
export function refusalPage({ code, message, violations = [] }, back) {
  const items = violations.map(
    ({ field, message }) => `<li><code>${escaped(field)}</code> ${escaped(message)}</li>`,
  );
  const title = `${texts.en.refused} · ${texts.zh.refused}`;
  const details = items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
  const link = back
    ? `<p><a class="button" href="${escaped(back)}">${texts.en.goBack} · ${texts.zh.goBack}</a></p>`
    : "";
  const said = `<p class="note" data-tone="bad" role="alert"><code>${escaped(code)}</code> ${escaped(message)}</p>`;
  const body = `<h1>${title}</h1>${said}${details}${link}`;
  return page({ title, lang: "en", body, status: back ? 409 : 400 });
}

export function listPage({ title, orders, lang }) {
  const words = texts[lang];
  const rows = orders.map((order) => [
    order.merchantOrderId ?? order.id,
    `${order.amount} ${order.currency}`,
    { html: badge(words.statuses[order.status], TONES[order.status]) },
  ]);
  const headings = [words.merchantOrderId, words.amount, words.status];
  const list = rows.length > 0 ? table(headings, rows) : `<p class="quiet">${words.none}</p>`;
  return page({ title: words.orders, lang, body: `<h1>${escaped(title)} · ${words.orders}</h1>${list}` });
}

/** One main button for the usual action. The other actions are less visible. */
function choices(order, actions, words, lang) {
  if (actions.length === 0) return `<p class="note" data-tone="wait">${words.review}</p>`;
  const button = (action, kind) => {
    const field =
      order.amountOpen && action === "pay"
        ? `<label>${words.amount} (${escaped(order.currency)}) <input name="amount" inputmode="decimal" required value="${escaped(order.amount)}"></label>`
        : "";
    return `<form method="post" action="/_sandbox/orders/${order.id}/${action}?lang=${lang}">
      ${field}<button class="button ${kind}" id="${action}">${words.actions[action]}</button></form>`;
  };
  return `<div class="choices">${button("pay", "button-main")}
    <p class="quiet">${words.otherwise}</p>
    <div class="buttons">${button("fail", "")}${button("expire", "")}</div></div>`;
}

function ending(status, returnUrl, words) {
  const back = returnUrl ? `<p>${words.returning} <a href="${escaped(returnUrl)}">${words.back}</a></p>` : "";
  return `<div class="note" data-tone="${TONES[status]}" role="status"><p><strong>${words.endings[status]}</strong></p>${back}</div>`;
}

/** Returns to the merchant; or the page stays and shows the delivery of its notification. */
function leaving({ settledAt, notes = [] }, returnUrl, attempts) {
  if (returnUrl) return refresh(RETURN_AFTER, returnUrl);
  const told = attempts.filter(({ acked }) => acked).length >= notes.length;
  return told || Date.now() - Date.parse(settledAt) > WATCH_MS ? "" : refresh(WATCH_EVERY);
}

/** The deliveries to the merchant. */
function deliveries(attempts, words) {
  if (attempts.length === 0) return "";
  const rows = attempts.map(({ kind, attempt, status, acked }) => [
    kind,
    attempt,
    status ?? "–",
    { html: acked ? badge(words.acked, "good") : badge(words.notAcked, "bad") },
  ]);
  const headings = [words.notification, words.attempt, "HTTP", words.answer];
  return `<h2>${words.told}</h2>${table(headings, rows)}`;
}

/** The merchant's answers to the requests for data. */
function answers(questions, words) {
  if (questions.length === 0) return "";
  const rows = questions.map(({ kind, ok, values }) => [
    kind,
    { html: ok ? badge(words.yes, "good") : badge(words.no, "bad") },
    values.join(" · "),
  ]);
  return `<h2>${words.questions}</h2>${table([words.asked, words.answered, words.answer], rows)}`;
}
