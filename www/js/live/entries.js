/** The lines of the activity log. */
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { answerText } from "./orders.js";
import { badge, gatewayName, money, time } from "./words.js";

const LINES = { request: requestLine, attempt: attemptLine, merchant: merchantLine };

export function entry({ topic, data }) {
  const { head, body } = LINES[topic](data);
  return el(
    "li",
    { class: "entry", "data-topic": topic },
    time(data.at),
    el("div", { class: "entry-head" }, head),
    el("div", { class: "entry-body" }, body),
  );
}

function requestLine({ gateway, operation, ok, code, message, signString, findings = [] }) {
  const verdict = ok ? badge(t("live.accepted"), "good") : badge(t("live.refused"), "bad");
  return {
    head: [
      el("strong", {}, gatewayName(gateway)),
      t("live.request"),
      el("code", {}, operation ?? ""),
      verdict,
      ok ? null : el("code", {}, code ?? ""),
    ],
    body: [
      message && !ok ? el("p", { lang: "en" }, message) : null,
      findings.map((finding) => el("p", { lang: "en" }, `${finding.message} ${finding.fix}`)),
      signString ? signStringFold(signString) : null,
    ].flat(),
  };
}

function signStringFold(text) {
  return el(
    "details",
    {},
    el("summary", { class: "small muted" }, t("live.signString")),
    el("p", { class: "sign-string", tabindex: "0" }, text),
  );
}

function attemptLine({ gateway, kind, attempt, status, answer, acked, url }) {
  const verdict = acked ? badge(t("live.acked"), "good") : badge(t("live.notAcked"), "bad");
  return {
    head: [
      el("strong", {}, gatewayName(gateway)),
      t("live.attempt", { attempt }),
      el("code", {}, kind),
      verdict,
    ],
    body: [el("p", { class: "small muted" }, `→ ${new URL(url).pathname} `, answerText(status, answer))],
  };
}

function merchantLine({ gateway, kind, outcome, amount, currency, repeated, error }) {
  if (error)
    return {
      head: [
        el("strong", {}, gatewayName(gateway)),
        t("live.merchant"),
        badge(t("live.refused"), "bad"),
        el("code", {}, error),
      ],
    };
  const tone = { succeeded: "good", failed: "bad", pending: "wait" }[outcome];
  return {
    head: [
      el("strong", {}, gatewayName(gateway)),
      t("live.merchant"),
      badge(`${t("verify.genuine")} · ${t(`outcome.${outcome}`)}`, tone),
      el("code", {}, kind),
      el("span", { class: "order-amount" }, money({ amount, currency })),
      repeated ? badge(t("live.repeated")) : null,
    ],
  };
}
