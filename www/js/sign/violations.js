/** What the core has against an order, at the fields it is about. */
import { el, replace } from "../dom.js";
import { currentLanguage, maybe, t } from "../i18n.js";
import { prose } from "../prose.js";

/** Where the control of a faulty credential or option is. */
const PLACES = { invalid_credentials: "credentials", invalid_options: "options" };

/**
 * The violations of a refused request: `{ field, path, code, message }`, path as the controls have it in `data-path`. An
 * error without any counts as one.
 */
export function violationsOf(error) {
  const place = PLACES[error.code];
  const found = error.violations ?? [{ field: error.field ?? "", code: error.code, message: error.message }];
  return found.map((one) => ({ ...one, path: place ? `${place}.${one.field}` : one.field }));
}

/** Marks the controls of a form, and unmarks those that are right again. What is folded away unfolds. */
export function markViolations(form, violations) {
  const byPath = new Map(violations.map((violation) => [violation.path, violation]));
  for (const control of form.querySelectorAll("[data-path]")) {
    const isWrong = byPath.has(control.dataset.path);
    control.setAttribute("aria-invalid", String(isWrong));
    if (isWrong) control.closest("details")?.setAttribute("open", "");
  }
  for (const place of form.querySelectorAll("[data-error-of]")) {
    const violation = byPath.get(place.dataset.errorOf);
    replace(place, violation ? prose(wordsFor(violation)) : []);
  }
}

/** The list of all of them; choosing one leads to its field. */
export function violationList(form, violations) {
  const items = violations.map((violation) => el("li", {}, link(form, violation), " ", predicate(violation)));
  return el("ul", { class: "violations" }, items);
}

function link(form, { path, field }) {
  const control = [...form.querySelectorAll("[data-path]")].find((one) => one.dataset.path === path);
  if (control === undefined) return field === "" ? null : el("code", {}, field);
  const click = () => {
    control.closest("details")?.setAttribute("open", "");
    (control.matches("input, select, textarea") ? control : control.querySelector("input")).focus();
  };
  return el("button", { type: "button", on: { click } }, field);
}

/** The core explains in English, and knows best; in other languages the page says it by the code. */
function wordsFor({ code, message }) {
  if (currentLanguage() === "en") return message;
  return maybe(`violation.${code}`) ?? maybe(`error.${code}`) ?? message;
}

/** The words after the link with the field's name, with which they mostly begin. */
function predicate(violation) {
  const { field } = violation;
  return prose(wordsFor(violation).replace(`\`${field}\` `, ""), { capital: field === "" });
}

export function countText(violations) {
  return t("sign.toMend", { count: violations.length });
}
