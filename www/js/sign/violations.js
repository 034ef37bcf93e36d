/** What the core has against an order, at the fields it is about. */
import { el } from "../dom.js";
import { currentLanguage, maybe, t } from "../i18n.js";

/** The violations of a refused request; an error without any counts as one. */
export function violationsOf(error) {
  return error.violations ?? [{ field: error.field ?? "", code: error.code, message: error.message }];
}

/** Marks the controls of a form, and unmarks those that are right again. */
export function markViolations(form, violations) {
  const messages = new Map(violations.map((violation) => [violation.field, wordsFor(violation)]));
  for (const control of form.querySelectorAll("[data-path]")) {
    control.setAttribute("aria-invalid", String(messages.has(control.dataset.path)));
  }
  for (const place of form.querySelectorAll("[data-error-of]")) {
    place.textContent = messages.get(place.dataset.errorOf) ?? "";
  }
}

/** The list of all of them; choosing one leads to its field. */
export function violationList(form, violations) {
  const items = violations.map((violation) =>
    el("li", {}, link(form, violation.field), " ", withoutName(violation)),
  );
  return el("ul", { class: "violations" }, items);
}

function link(form, path) {
  const control = [...form.querySelectorAll("[data-path]")].find((one) => one.dataset.path === path);
  if (control === undefined) return path === "" ? null : el("code", {}, path);
  const click = () => {
    control.closest("details")?.setAttribute("open", "");
    (control.matches("input, select, textarea") ? control : control.querySelector("input")).focus();
  };
  return el("button", { type: "button", on: { click } }, path);
}

/** The core explains in English, and knows best; in other languages the page says it by the code. */
function wordsFor({ code, message }) {
  const words = currentLanguage() === "en" ? undefined : maybe(`violation.${code}`);
  return words ?? message.replaceAll("`", "");
}

/** The list names the field before the words, which mostly begin with its name. */
function withoutName(violation) {
  const words = wordsFor(violation);
  return words.startsWith(`${violation.field} `) ? words.slice(violation.field.length + 1) : words;
}

export function countText(violations) {
  return t("sign.toMend", { count: violations.length });
}
