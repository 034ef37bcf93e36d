/** The text that is signed, each part in the colour of its source, every secret masked. */
import { el } from "../dom.js";
import { t } from "../i18n.js";

const SOURCES = { field: "sign.sourceField", fixed: "sign.sourceFixed", secret: "sign.sourceSecret" };

export function signString({ parts }) {
  const spans = parts.map(({ text, source }) => el("span", { class: `part-${source}` }, text));
  return el(
    "p",
    { class: "sign-string", tabindex: "0", role: "group", "aria-label": t("sign.string") },
    spans,
  );
}

export function legend() {
  const items = Object.entries(SOURCES).map(([source, key]) =>
    el("li", {}, el("i", { "data-source": source, "aria-hidden": "true" }), t(key)),
  );
  return el("ul", { class: "legend" }, items);
}
