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

/** What was paid to the merchant is "paid"; what the merchant paid has "succeeded". */
export function statusBadge({ status, payout }) {
  const words = payout && status !== "failed" ? `status.payout.${status}` : `status.${status}`;
  return el("span", { class: "badge", "data-tone": TONES[status], "data-status": status }, t(words));
}

/** Which attempt of the gateway's schedule it was, or which button sent it. */
export function attemptName(attempt, trick) {
  return trick === null ? t("live.attempt", { attempt }) : t(`action.${trick}`);
}

const gatewayNames = new Map();

/** Takes the gateways' names from the catalog. Called once, before a list is drawn. */
export function nameGateways(catalog) {
  for (const { id, name } of catalog) gatewayNames.set(id, name);
}

export function gatewayName(id) {
  return gatewayNames.get(id);
}

/** Amount and currency, whichever are known. */
export function money({ amount, currency }) {
  return [amount, currency].filter((part) => part !== undefined && part !== null && part !== "").join(" ");
}
