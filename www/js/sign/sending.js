/** Sends what was signed: a form as the payer's browser would, a server's call to the sandbox alone. */
import { readAnswer } from "../core.js";
import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { prose } from "../prose.js";
import { inLanguageOfPage, refusalOf } from "../sandbox.js";

/**
 * `place` holds the answer, which outlives this drawing. `number` is the order's own. `onTaken` is told once the
 * order is taken and its number used up; `renew` gives the form a new number.
 */
export function sendingSection({ account, operation, request, hasSandbox, place, number, onTaken, renew }) {
  const { label, note, possible } = offer(request, hasSandbox);
  const click = async () => {
    if (request.fields) {
      submitForm(request);
      onTaken();
    } else {
      await call({ account, operation, request, place, number, onTaken, renew });
    }
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

function offer({ url, fields }, hasSandbox) {
  const { origin, host, protocol } = new URL(url);
  const isSandbox = hasSandbox && origin === location.origin;
  if (fields) {
    const isReal = protocol === "https:" && !host.endsWith(".example");
    const note = isSandbox || isReal ? t("sign.submitNote", { host }) : t("sign.httpNote");
    return { label: t("sign.submit"), note, possible: isSandbox || isReal };
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

async function call({ account, operation, request, place, number, onTaken, renew }) {
  const answered = await answerTo(request);
  if (answered === null) {
    replace(place, el("p", { class: "note", "data-tone": "bad" }, t("sign.unreachable")));
    return;
  }
  const { text, id } = answered;
  const { answer, error } = readAnswer(account, operation, text);
  const taken = answer?.ok ?? false;
  const refusal = taken ? null : await refusalOf(id);
  const title = number ? t("sign.answeredTo", { number }) : t("sign.answered");
  const parts = error ? unreadableParts(error, text) : answerParts(account, operation, answer, refusal);
  replace(place, el("h3", {}, title), parts, wayBack(refusal, renew));
  if (taken) onTaken();
}

/** `{ text, id }`: the answer, and by which number the sandbox knows the request; null where nobody answers. */
async function answerTo({ url, ...init }) {
  try {
    const response = await fetch(url, init);
    return { text: await response.text(), id: response.headers.get("x-paychop-request") };
  } catch {
    return null;
  }
}

function unreadableParts(error, text) {
  return [el("p", { class: "note", "data-tone": "bad", lang: "en" }, prose(error.message)), code(text)];
}

function answerParts(account, operation, answer, refusal) {
  const badges = [
    badge(answer.ok ? "good" : "bad", answer.ok ? "sign.answerOk" : "sign.answerRefused"),
    badge(answer.verified ? "good" : null, answer.verified ? "sign.answerVerified" : "sign.answerUnsigned"),
  ];
  // Most gateways answer with the sandbox's own sentence, which is below with its code.
  const message = answer.message === refusal?.message ? "" : answer.message;
  const said = `${answer.code} ${message}`.trim().replaceAll("`", "");
  return [
    el("div", { class: "buttons", id: "answer", "data-ok": String(answer.ok) }, badges, el("code", {}, said)),
    links(account, operation, answer),
    isEmpty(answer.data) ? null : code(JSON.stringify(answer.data, null, 2)),
  ];
}

function isEmpty(data) {
  return data === null || (typeof data === "object" && Object.keys(data).length === 0);
}

/** What to do about a refusal: an order number that was used gets a new one, and goes out again. */
function wayBack(refusal, renew) {
  if (refusal === null) return null;
  const again = () => {
    renew();
    document.getElementById("send").click();
  };
  const [{ fix = "" } = {}] = refusal.findings ?? [];
  return el(
    "div",
    { class: "note form-grid", id: "way-back", "data-tone": "wait", "data-code": refusal.code },
    el("p", { lang: "en" }, el("code", {}, refusal.code), " ", prose(refusal.message)),
    fix === "" ? null : el("p", { lang: "en" }, prose(fix)),
    refusal.code === "duplicate_order"
      ? el(
          "div",
          {},
          el(
            "button",
            { type: "button", class: "button", id: "send-renewed", on: { click: again } },
            t("sign.sendRenewed"),
          ),
        )
      : null,
  );
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
  const pages = followUp
    ? [...named, [followUp.slice(1), inLanguageOfPage(options.baseUrl + followUp)]]
    : named;
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
