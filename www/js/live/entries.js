/** The lines of the activity log. */
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { answerText, attemptName } from "./orders.js";
import { badge, gatewayName, money, time } from "./words.js";

/** What each topic's line says after the gateway's name, and below it. */
const LINES = { request: requestLine, attempt: attemptLine, merchant: merchantLine };
const TONES = { succeeded: "good", pending: "wait", failed: "bad" };

export function entry({ topic, data }) {
  const { head, body } = LINES[topic](data);
  return el(
    "li",
    { class: "entry", "data-topic": topic },
    time(data.at),
    el("div", { class: "entry-head" }, el("strong", {}, gatewayName(data.gateway)), head),
    el("div", { class: "entry-body" }, body),
  );
}

function requestLine({ operation, ok, code, message, signString, findings = [] }) {
  const said = ok ? [] : [el("p", { lang: "en" }, message), findings.map(finding)].flat();
  return {
    head: [
      t("live.request"),
      operation ? el("code", {}, operation) : null,
      ok ? badge(t("live.accepted"), "good") : badge(t("live.refused"), "bad"),
      ok ? null : el("code", {}, code),
    ],
    body: [...said, signString ? signStringFold(signString) : null],
  };
}

function finding({ message, fix }) {
  return el("p", { class: "small", lang: "en" }, message, ". ", fix);
}

function signStringFold(text) {
  return el(
    "details",
    {},
    el("summary", { class: "small muted" }, t("live.signString")),
    el("p", { class: "sign-string", tabindex: "0" }, text),
  );
}

function attemptLine({ kind, attempt, trick, status, answer, acked, url }) {
  return {
    head: [
      attemptName(attempt, trick),
      el("code", {}, kind),
      acked ? badge(t("live.acked"), "good") : badge(t("live.notAcked"), "bad"),
    ],
    body: [el("p", { class: "small muted" }, `→ ${new URL(url).pathname} `, answerText(status, answer))],
  };
}

function merchantLine({ kind, outcome, amount, currency, repeated, error, failure }) {
  if (error) {
    return { head: [t("live.merchant"), badge(t("live.refused"), "bad"), el("code", {}, error)], body: [] };
  }
  return {
    head: [
      t("live.merchant"),
      badge(`${t("verify.genuine")} · ${t(`outcome.${outcome}`)}`, TONES[outcome]),
      el("code", {}, kind),
      el("span", { class: "order-amount" }, money({ amount, currency })),
      repeated ? badge(t("live.repeated")) : null,
    ],
    body: failure ? [el("p", { class: "small muted", lang: "en" }, failure)] : [],
  };
}
