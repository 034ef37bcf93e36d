/** Sends what was signed: a form as the payer's browser would, a server's call to the sandbox alone. */
import { readAnswer } from "../core.js";
import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { prose } from "../prose.js";

/** `onSent` is told before anything goes out. */
export function sendingSection({ account, operation, request, onSent }) {
  const place = el("div", { class: "answer", "aria-live": "polite" });
  const send = request.fields
    ? () => submitForm(request)
    : () => call({ account, operation, request, place });
  const { label, note, possible } = offer(request);
  const click = () => {
    onSent();
    send();
  };
  const button = {
    type: "button",
    class: "button button-main",
    id: "send",
    disabled: !possible,
    on: { click },
  };
  return el(
    "section",
    { class: "card-section" },
    el("div", { class: "submit" }, el("button", button, label), el("p", {}, note)),
    place,
  );
}

function offer({ url, fields }) {
  const { origin, host, protocol } = new URL(url);
  const isSandbox = origin === location.origin;
  if (fields) {
    const possible = isSandbox || protocol === "https:";
    const note = possible ? t("sign.submitNote", { host }) : t("sign.httpNote");
    return { label: t("sign.submit"), note, possible };
  }
  const note = t(isSandbox ? "sign.sendNote" : "sign.elsewhereNote", { host });
  return { label: t("sign.send"), note, possible: isSandbox };
}

/** A real form with the same fields: the page's policy would not let the form's own page run its script here. */
function submitForm({ method, url, fields }) {
  const inputs = Object.entries(fields).map(([name, value]) => el("input", { type: "hidden", name, value }));
  const form = el("form", { method, action: url, target: "_blank", rel: "noopener", hidden: true }, inputs);
  document.body.append(form);
  form.submit();
  form.remove();
}

async function call({ account, operation, request, place }) {
  const { url, ...init } = request;
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    replace(place, el("h3", {}, t("sign.answered")), answerParts(account, operation, text));
  } catch {
    replace(place, el("p", { class: "note", "data-tone": "bad" }, t("sign.unreachable")));
  }
}

function answerParts(account, operation, text) {
  const { answer, error } = readAnswer(account, operation, text);
  if (error)
    return [el("p", { class: "note", "data-tone": "bad", lang: "en" }, prose(error.message)), code(text)];
  const badges = [
    badge(answer.ok ? "good" : "bad", answer.ok ? "sign.answerOk" : "sign.answerRefused"),
    badge(answer.verified ? "good" : null, answer.verified ? "sign.answerVerified" : "sign.answerUnsigned"),
  ];
  const said = `${answer.code} ${answer.message}`.trim().replaceAll("`", "");
  return [
    el("div", { class: "buttons", id: "answer", "data-ok": String(answer.ok) }, badges, el("code", {}, said)),
    links(account, operation, answer),
    answer.data === null ? null : code(JSON.stringify(answer.data, null, 2)),
  ];
}

function badge(tone, key) {
  return el("span", { class: "badge", "data-tone": tone }, t(key));
}

function code(text) {
  return el("pre", { class: "code", tabindex: "0" }, text);
}

/** Where it goes on in the sandbox after some operations, beside the pages that the answer itself names. */
const FOLLOW_UPS = { createAddress: "/deposit", addAddress: "/deposit" };

/** Pages of the sandbox that an answer leads to: where the user is to be sent, or what its data names. */
function links({ options }, operation, { data, redirectUrl }) {
  const followUp = FOLLOW_UPS[operation.name];
  const named = redirectUrl === undefined ? Object.entries(data ?? {}) : [["redirectUrl", redirectUrl]];
  const pages = followUp ? [...named, [followUp.slice(1), options.baseUrl + followUp]] : named;
  const found = pages.filter(([, url]) => isOwnPage(url));
  const link = ([name, url]) =>
    el("a", { class: "button", href: url, target: "_blank", rel: "noopener" }, t("sign.open", { name }));
  return found.length > 0 ? el("div", { class: "buttons", id: "answer-links" }, found.map(link)) : null;
}

function isOwnPage(url) {
  return (
    typeof url === "string" &&
    /^https?:/.test(url) &&
    URL.canParse(url) &&
    new URL(url).origin === location.origin
  );
}
