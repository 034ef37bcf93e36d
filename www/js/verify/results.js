/** What a notification says, or what is wrong with it. */
import { el } from "../dom.js";
import { currentLanguage, maybe, t } from "../i18n.js";
import { prose } from "../prose.js";
import { explanationSections, section } from "../sign/results.js";
import { stamp } from "../stamp.js";
import { findingsZh, refusalsZh } from "../texts/findings-zh.js";

const TONES = { succeeded: "good", pending: "wait", failed: "bad", info: "field" };

/** `actions` is `{ choose(gateway name) }`, for a notification that is another gateway's. */
export function genuineParts({ gateway }, { notification, explanation, ack, findings }, actions) {
  const { unsigned } = notification;
  return [
    verdict("good", { "data-verified": "true" }, t("verify.genuine"), [
      t("verify.genuineNote", { gateway: gateway.name }),
    ]),
    coinVerdict(notification),
    unsignedVerdict(unsigned),
    findings.length > 0 ? findingsSection(t("verify.noticed"), findings, actions) : null,
    el(
      "section",
      { class: "card-section form-grid" },
      amount(notification),
      facts(notification),
      caution(notification),
    ),
    dataSection(t("verify.data"), notification.data),
    Object.keys(unsigned).length > 0 ? dataSection(t("verify.unsigned"), unsigned) : null,
    answerSection(ack),
    explanationSections(explanation),
  ].flat();
}

export function refusedParts({ error, findings }, actions) {
  return [
    verdict("bad", { "data-verified": "false" }, t("verify.refused"), [
      el("code", { id: "refusal" }, error.code),
    ]),
    error.authentic
      ? verdict("wait", { "data-authentic": "true" }, t("verify.authentic"), [t("verify.authenticNote")])
      : null,
    section(
      t("verify.why"),
      null,
      el("p", { class: "note", "data-tone": "bad", id: "reason" }, reason(error)),
      findingList(findings, actions),
    ),
    error.authentic ? dataSection(t("verify.data"), error.data) : null,
  ];
}

/** One line of the judgement: a stamp, what it is, and what that means. */
function verdict(tone, attributes, title, note) {
  return el(
    "div",
    { class: "card-section verified", ...attributes },
    stamp(tone),
    el("div", {}, el("h2", {}, title), el("p", {}, note)),
  );
}

/** Anybody can issue a coin under any name: what came is the coin only where its numbers are one row of the table. */
function coinVerdict({ coinMatches }) {
  if (coinMatches === undefined) return null;
  return coinMatches
    ? verdict("good", { "data-coin": "true" }, t("verify.coinMatches"), [t("verify.coinMatchesNote")])
    : verdict("bad", { "data-coin": "false" }, t("verify.coinDiffers"), [t("verify.coinDiffersNote")]);
}

function unsignedVerdict(unsigned) {
  const names = Object.keys(unsigned);
  if (names.length === 0) return null;
  const listed = names.flatMap((name) => [el("code", {}, name), " "]);
  return verdict("wait", { "data-unsigned": names.join(" ") }, t("verify.partlyUnsigned"), [
    t("verify.partlyUnsignedNote"),
    " ",
    ...listed,
  ]);
}

function findingsSection(title, findings, actions) {
  return section(title, null, findingList(findings, actions));
}

function findingList(findings, actions) {
  return el(
    "ul",
    { class: "findings" },
    findings.map((one) => finding(one, actions)),
  );
}

/** The core's sentence has the figures; in Chinese it follows what the code means. */
function reason({ code, message }) {
  const words = maybe(`error.${code}`);
  return words ? [prose(words), " ", el("span", { lang: "en" }, prose(message))] : prose(message);
}

/** `{ found, detail, mend, lang }`: the detail is English, for it is the core's. */
function wordsOf({ code, message, detail, fix }) {
  const chinese = currentLanguage() === "zh";
  if (chinese && findingsZh[code]) {
    const [found, mend] = findingsZh[code];
    return { found, detail, mend, lang: "zh" };
  }
  if (chinese && refusalsZh[code]) {
    return { found: t(`error.${code}`), detail: message, mend: refusalsZh[code], lang: "zh" };
  }
  return { found: message, mend: fix, lang: "en" };
}

function finding(one, { choose, others }) {
  const { code } = one;
  const { found, detail, mend, lang } = wordsOf(one);
  const other = code === "other_gateway" ? others.find((name) => name === one.detail) : undefined;
  return el(
    "li",
    { class: "finding", "data-finding": code },
    el("code", {}, code),
    el("p", { lang }, prose(found)),
    detail ? el("p", { class: "muted", lang: "en", "data-detail": true }, prose(detail)) : null,
    el("p", {}, el("strong", {}, t("verify.fix")), el("span", { lang }, prose(mend))),
    other &&
      el(
        "div",
        { class: "buttons" },
        el(
          "button",
          { type: "button", class: "button", id: "verify-other", on: { click: () => choose(other) } },
          t("verify.chooseOther", { gateway: other }),
        ),
      ),
  );
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
