/** The page's language: English or Chinese, kept in the address so that it can be linked to. */
import { en } from "./texts/en.js";
import { zh } from "./texts/zh.js";

const TEXTS = { en, zh };
const listeners = new Set();

let language = initial();

function initial() {
  const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
  return asked.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function currentLanguage() {
  return language;
}

/** The text under a key, with `{name}` filled in from `values`. A text that is missing is a mistake of ours. */
export function t(key, values = {}) {
  const text = TEXTS[language][key];
  if (text === undefined) throw new Error(`There is no text "${key}" in the language "${language}".`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** As `t`, but undefined where nothing stands under the key. */
export function maybe(key, values) {
  return Object.hasOwn(TEXTS[language], key) ? t(key, values) : undefined;
}

/** The words of a table's entry in the page's language. */
export function docOf(entry) {
  return language === "zh" ? entry.docZh : entry.doc;
}

/** Calls back now and whenever the language changes. */
export function inLanguage(render) {
  listeners.add(render);
  render();
}

export function setLanguage(next) {
  language = next;
  const address = new URL(location.href);
  address.searchParams.set("lang", next);
  history.replaceState(null, "", address);
  for (const render of listeners) render();
}

/** Fills in the texts of elements that were in the page from the beginning. */
export function translateDocument() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
  }
}
