/** Words and times that the lists of the Live view share. */
import { el } from "../dom.js";
import { currentLanguage, t } from "../i18n.js";

const LOCALES = { en: "en-GB", zh: "zh-CN" };
const TONES = { waiting: "wait", paid: "good", failed: "bad", expired: "bad" };

export function time(at) {
  const date = new Date(at);
  const text = new Intl.DateTimeFormat(LOCALES[currentLanguage()], { timeStyle: "medium" }).format(date);
  return el("time", { class: "time", datetime: date.toISOString() }, text);
}

export function badge(text, tone) {
  return el("span", { class: "badge", "data-tone": tone }, text);
}

export function statusBadge(status) {
  return el(
    "span",
    { class: "badge", "data-tone": TONES[status], "data-status": status },
    t(`status.${status}`),
  );
}

/** A gateway's name is its id with a capital. */
export function gatewayName(id) {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** Amount and currency, whichever are known. */
export function money({ amount, currency }) {
  return [amount, currency].filter((part) => part !== undefined && part !== null && part !== "").join(" ");
}
