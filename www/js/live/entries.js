/** The lines of the activity: each unfolds to everything that is known of it. */
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { prose } from "../prose.js";
import { hasExchange } from "../sandbox.js";
import { showExchange } from "./exchange.js";
import { attemptName, badge, gatewayName, money, time } from "./words.js";

/** What each topic's line says after the gateway's name, and what it unfolds to beside the raw message. */
const LINES = { request: requestLine, attempt: attemptLine, merchant: merchantLine };
const TONES = { succeeded: "good", pending: "wait", failed: "bad" };

/** `actions` is `{ verify(entry, exchange), only(order number) }`. */
export function entry(one, actions) {
  const { topic, data } = one;
  const { what, name, verdict, note, about } = LINES[topic](data);
  const number = numberOf(data);
  const detailId = `detail-${data.id}`;
  const detail = el("div", { class: "entry-detail", id: detailId, hidden: true });
  const row = el(
    "button",
    { type: "button", class: "entry-row", "aria-expanded": "false", "aria-controls": detailId },
    time(data.at),
    el(
      "span",
      { class: "entry-head" },
      el("strong", {}, gatewayName(data.gateway)),
      el("span", {}, what),
      name ? el("code", {}, name) : null,
      number ? el("span", { class: "entry-number mono" }, number) : null,
    ),
    el("span", { class: "entry-verdict" }, verdict),
    note ? el("span", { class: "entry-note" }, note) : null,
  );
  const line = el("li", { class: "entry", "data-topic": topic, "data-entry": data.id }, row, detail);
  const unfold = () => {
    detail.hidden = false;
    row.setAttribute("aria-expanded", "true");
    if (detail.firstChild === null) fill(detail, one, { about, number, actions });
  };
  const fold = () => {
    detail.hidden = true;
    row.setAttribute("aria-expanded", "false");
  };
  row.addEventListener("click", () => (detail.hidden ? unfold() : fold()));
  return Object.assign(line, { unfold });
}

function fill(detail, one, { about, number, actions }) {
  const only = number && {
    type: "button",
    class: "button button-quiet",
    "data-do": "only",
    on: { click: () => actions.only(number) },
  };
  const place = el("div", { class: "entry-exchange" });
  detail.append(
    ...about.filter((part) => part !== null),
    place,
    ...(only ? [el("div", { class: "buttons" }, el("button", only, t("live.only", { number })))] : []),
  );
  if (!hasExchange(one.topic)) return;
  const verify =
    one.topic === "attempt" ? (exchange) => actions.verify(one.data, exchange.request) : undefined;
  showExchange(place, one, verify);
}

/** The number by which the merchant knows the order, or else the gateway. */
function numberOf({ merchantOrderId, gatewayOrderId, orderId }) {
  return merchantOrderId ?? gatewayOrderId ?? orderId ?? null;
}

function requestLine({ operation, path, ok, code, message, signString, findings = [] }) {
  return {
    what: t("live.request"),
    name: operation ?? path,
    verdict: [ok ? badge(t("live.accepted"), "good") : badge(t("live.refused"), "bad")],
    note: ok ? null : [el("code", {}, code), " ", el("span", { lang: "en" }, prose(message))],
    about: [
      ok ? null : el("p", { class: "note", "data-tone": "bad", lang: "en" }, prose(message)),
      findings.length > 0 ? el("ul", { class: "findings" }, findings.map(finding)) : null,
      signString ? signStringPart(signString) : null,
    ],
  };
}

function finding({ code, message, fix }) {
  return el(
    "li",
    { class: "finding" },
    el("code", {}, code),
    el("p", { lang: "en" }, prose(message)),
    fix ? el("p", { lang: "en" }, el("strong", {}, t("verify.fix")), prose(fix)) : null,
  );
}

function signStringPart(text) {
  return el(
    "div",
    { class: "exchange" },
    el("h4", {}, t("live.signString")),
    el("p", { class: "sign-string", tabindex: "0" }, text),
  );
}

function attemptLine({ kind, attempt, trick, status, answer, acked, url, durationMs, next }) {
  const said = [status ?? t("live.noAnswer"), answer].filter((part) => part !== "").join(" ");
  return {
    what: attemptName(attempt, trick),
    name: kind,
    verdict: [acked ? badge(t("live.acked"), "good") : badge(t("live.notAcked"), "bad")],
    note: [`→ ${new URL(url).pathname} `, el("code", {}, said), ` ${t("live.duration", { durationMs })}`],
    about: [
      next ? el("p", { class: "small muted" }, t("live.next", { time: time(next).textContent })) : null,
    ],
  };
}

function merchantLine(data) {
  const { kind, outcome, amount, currency, repeated, error, failure } = data;
  if (error) {
    return {
      what: t("live.merchant"),
      verdict: [badge(t("live.refused"), "bad")],
      note: el("code", {}, error),
      about: [facts(data)],
    };
  }
  return {
    what: t("live.merchant"),
    name: kind,
    verdict: [
      el("span", { class: "order-amount" }, money({ amount, currency })),
      badge(`${t("verify.genuine")} · ${t(`outcome.${outcome}`)}`, TONES[outcome]),
      repeated ? badge(t("live.repeated")) : null,
    ].filter((part) => part !== null),
    note: failure ? el("span", { lang: "en" }, prose(failure)) : null,
    about: [facts(data)],
  };
}

/** Everything that the merchant's entry says, as it is. */
function facts({ id, at, ...rest }) {
  const rows = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return el(
    "dl",
    { class: "facts" },
    rows.flatMap(([name, value]) => [
      el("dt", { class: "mono" }, name),
      el("dd", { class: "mono" }, String(value)),
    ]),
  );
}
