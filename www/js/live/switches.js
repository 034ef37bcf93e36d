/** The buttons that choose one part of the view. They are needed on a narrow screen, which shows one part only. */
import { el, replace } from "../dom.js";
import { t } from "../i18n.js";

/** `show(part)` shows a part of `page`. `draw(record)` draws the buttons again. */
export function createSwitches(page) {
  const element = el("div", { class: "live-switch formats", role: "group" });

  function show(part) {
    page.dataset.shown = part;
    for (const button of element.children) {
      button.setAttribute("aria-pressed", String(button.dataset.part === part));
    }
  }

  function buttonOf([part, words]) {
    const id = `show-${part}`;
    const on = { click: () => show(part) };
    return el("button", { type: "button", class: "format", id, "data-part": part, on }, words);
  }

  function draw(record) {
    const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
    replace(element, partsOf(record).map(buttonOf));
    if (focused !== "") document.getElementById(focused)?.focus();
    show(page.dataset.shown);
  }

  return { element, show, draw };
}

function partsOf(record) {
  return [
    ["orders", `${t("live.orders")} ${record.orders().length}`],
    ["log", `${t("live.log")} ${record.log().length}`],
    ...(record.conformance().file === null ? [] : [["conformance", t("conformance.title")]]),
  ];
}
