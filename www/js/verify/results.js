/** What a notification says, or what is wrong with it. */
import { el } from "../dom.js";
import { currentLanguage, maybe, t } from "../i18n.js";
import { explanationSections, section } from "../sign/results.js";
import { stamp } from "../stamp.js";
import { findingsZh } from "../texts/findings-zh.js";

const TONES = { succeeded: "good", pending: "wait", failed: "bad", info: "field" };

export function genuineParts({ gateway }, { notification, explanation, ack }) {
  return [
    el(
      "div",
      { class: "card-section verified", "data-verified": "true" },
      stamp("good"),
      el(
        "div",
        {},
        el("h2", {}, t("verify.genuine")),
        el("p", {}, t("verify.genuineNote", { gateway: gateway.name })),
      ),
    ),
    el(
      "section",
      { class: "card-section form-grid" },
      amount(notification),
      facts(notification),
      caution(notification),
    ),
    dataSection(t("verify.data"), notification.data),
    Object.keys(notification.unsigned).length > 0
      ? dataSection(t("verify.unsigned"), notification.unsigned)
      : null,
    answerSection(ack),
    explanationSections(explanation),
  ].flat();
}

export function refusedParts({ error, findings }) {
  return [
    el(
      "div",
      { class: "card-section verified", "data-verified": "false" },
      stamp("bad"),
      el(
        "div",
        {},
        el("h2", {}, t("verify.refused")),
        el("p", {}, el("code", { id: "refusal" }, error.code)),
      ),
    ),
    section(
      t("verify.why"),
      null,
      el("p", { class: "note", "data-tone": "bad" }, maybe(`error.${error.code}`) ?? sentence(error.message)),
      el("ul", { class: "findings" }, findings.map(finding)),
    ),
  ];
}

function finding({ code, message, fix }) {
  const words = currentLanguage() === "zh" ? findingsZh[code] : undefined;
  const [found, mend] = words ?? [message, fix];
  const lang = words ? "zh" : "en";
  return el(
    "li",
    { class: "finding", "data-finding": code },
    el("code", {}, code),
    el("p", { lang }, sentence(found)),
    el("p", {}, el("strong", {}, t("verify.fix")), el("span", { lang }, sentence(mend, false))),
  );
}

/** The core writes its sentences without a capital and a full stop, for they may stand inside another. */
function sentence(text, capital = true) {
  const plain = text.replaceAll("`", "");
  return capital ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
}

function amount({ amount: value, currency, outcome }) {
  const badge = el(
    "span",
    { class: "badge", "data-tone": TONES[outcome], "data-outcome": outcome },
    t(`outcome.${outcome}`),
  );
  const figure =
    value === undefined ? null : el("p", { class: "amount" }, value, " ", el("small", {}, currency ?? ""));
  return el("div", { class: "section-head" }, figure, badge);
}

function facts(notification) {
  const { kind, direction, merchantOrderId, gatewayOrderId, replayKey, secretIndex } = notification;
  const secret =
    secretIndex === 0 ? t("verify.currentSecret") : t("verify.previousSecret", { index: secretIndex });
  const rows = [
    [t("verify.kind"), kind],
    [t("verify.direction"), t(`direction.${direction}`)],
    [t("verify.orderId"), merchantOrderId],
    [t("verify.gatewayOrderId"), gatewayOrderId],
    [t("verify.replayKey"), replayKey && el("code", {}, replayKey)],
    [t("verify.secretIndex"), secret],
  ];
  const given = rows.filter(([, value]) => value !== undefined);
  return el(
    "dl",
    { class: "facts" },
    given.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

function caution({ direction }) {
  return direction === "out"
    ? el("p", { class: "note", "data-tone": "wait" }, t("verify.neverCredit"))
    : null;
}

function dataSection(title, data) {
  return section(title, null, el("pre", { class: "code", tabindex: "0" }, JSON.stringify(data, null, 2)));
}

function answerSection(ack) {
  if (ack === undefined)
    return section(t("verify.answer"), null, el("p", { class: "note" }, t("verify.reply")));
  const headers = Object.entries(ack.headers).map(([name, value]) => `${name}: ${value}\n`);
  const text = `HTTP/1.1 ${ack.status}\n${headers.join("")}\n${ack.body}`;
  return section(t("verify.answer"), null, el("pre", { class: "code", tabindex: "0" }, text));
}
