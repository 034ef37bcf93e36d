/** What comes of an order: the sign string, the signature, the request. */
import { copyButton } from "../copy.js";
import { el, image } from "../dom.js";
import { t } from "../i18n.js";
import { prose } from "../prose.js";
import { FORMATS } from "./formats.js";
import { legend, signString } from "./sign-string.js";

export function section(title, tool, ...children) {
  const head = el("div", { class: "section-head" }, el("h3", {}, title), tool);
  return el("section", { class: "card-section" }, head, children);
}

export function explanationSections(explanation) {
  return [
    section(
      t("sign.string"),
      copyButton(() => explanation.signString),
      signString(explanation),
      legend(),
    ),
    section(
      t("sign.sign"),
      el("span", { class: "badge" }, explanation.algorithm),
      el("div", { class: "sign" }, image("seal.svg", 36), el("code", { id: "sign-value" }, explanation.sign)),
      explanation.warnings.map((warning) =>
        el("p", { class: "note", "data-tone": "wait", lang: "en" }, prose(warning)),
      ),
    ),
  ];
}

export function stepsSection({ steps }) {
  const list = steps.flatMap(({ name, value }) => [
    el("dt", {}, name),
    el("dd", {}, el("p", { class: "code", tabindex: "0" }, value)),
  ]);
  const details = el(
    "details",
    { class: "card-section fold", id: "steps" },
    el("summary", {}, el("h3", {}, t("sign.steps"))),
    el("div", { class: "fold-body" }, el("dl", { class: "steps" }, list)),
  );
  // It is the last of the results: without this it would unfold out of sight.
  details.addEventListener("toggle", () => {
    if (details.open) details.scrollIntoView({ block: "start" });
  });
  return details;
}

/** `format` is `{ name }` of the chosen format; it outlives this drawing. */
export function requestSection(request, format) {
  const code = el("pre", { class: "code", id: "request", tabindex: "0" });
  const buttons = Object.keys(FORMATS).map((name) => {
    const click = () => show(name);
    return el("button", { type: "button", class: "format", "data-format": name, on: { click } }, name);
  });
  const show = (name) => {
    format.name = name;
    code.textContent = FORMATS[name](request);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.format === name));
  };
  show(format.name);
  const tools = el(
    "div",
    { class: "buttons" },
    el("div", { class: "formats", role: "group", "aria-label": t("sign.format") }, buttons),
    copyButton(() => code.textContent),
  );
  return section(t("sign.request"), tools, code);
}
