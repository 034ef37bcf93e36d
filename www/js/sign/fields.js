/** The form of an operation, made from its field table. */
import { el } from "../dom.js";
import { docOf, t } from "../i18n.js";
import { namedChoices } from "./choices.js";
import { controlFor } from "./controls.js";
import { rulesOf } from "./rules.js";
import { initialItem } from "./samples.js";

/**
 * A form row for each field of a table. `context` is `{ holder, prefix, changed, renew? }`: the object that holds the
 * values, the path to it, what to call after a change, and `renew(field)`, which gives a function for a new value or
 * undefined.
 */
export function fieldRows(fields, context) {
  return fields.map((field) => row(field, context));
}

function row(field, context) {
  if (field.type === "objects") return list(field, context);
  if (field.type === "object") return nested(field, context);
  const path = context.prefix + field.name;
  const id = idOf(path);
  const ids = { rules: `${id}-rules`, doc: `${id}-doc`, error: `${id}-error` };
  const describedBy = `${ids.error} ${ids.rules} ${ids.doc}`;
  const control = controlFor({ ...context, field, id, path, describedBy });
  // The names of the values are in the list itself.
  const { doc } = namedChoices(field);
  return el(
    "div",
    { class: "field" },
    el(
      "div",
      { class: "field-head" },
      name(field, id),
      el("span", { class: "field-rules", id: ids.rules }, rulesOf(field)),
    ),
    el("div", { class: "field-control" }, control, renewal(field, context, control)),
    el("p", { class: "field-error", id: ids.error, "data-error-of": path }),
    el("p", { class: "field-doc", id: ids.doc, hidden: doc === "" }, doc),
  );
}

function name(field, id) {
  const mark = el("span", { class: "required", "aria-hidden": "true" }, "*");
  return el("label", { class: "field-name", for: id }, field.name, field.required === true ? mark : null);
}

function renewal(field, { renew, holder, changed }, control) {
  const draw = renew?.(field);
  if (draw === undefined) return null;
  const click = () => {
    holder[field.name] = draw();
    control.value = holder[field.name];
    changed();
  };
  const label = t("sign.renewLabel", { field: field.name });
  return el(
    "button",
    { type: "button", class: "button", "aria-label": label, on: { click } },
    t("sign.renew"),
  );
}

function nested(field, context) {
  context.holder[field.name] ??= {};
  const inner = { ...context, holder: context.holder[field.name], prefix: `${context.prefix}${field.name}.` };
  return el("fieldset", { class: "group" }, legend(field, field.name), fieldRows(field.fields, inner));
}

/** A list of objects: items can be added and removed. */
function list(field, { holder, prefix, changed }) {
  const path = prefix + field.name;
  const box = el("fieldset", { class: "group" });
  const items = () => holder[field.name] ?? [];
  const setItems = (next) => {
    if (next.length > 0) holder[field.name] = next;
    else delete holder[field.name];
    render();
    changed();
  };
  const item = (value, index) => {
    const remove = () => setItems(items().filter((other) => other !== value));
    const title = t("sign.item", { field: field.name, index: index + 1 });
    const button = { type: "button", class: "button", on: { click: remove } };
    return el(
      "div",
      { class: "form-grid", role: "group", "aria-label": title },
      fieldRows(field.fields, { holder: value, prefix: `${path}[${index}].`, changed }),
      el("div", {}, el("button", button, t("sign.remove", { index: index + 1 }))),
    );
  };
  const render = () => {
    const add = () => setItems([...items(), initialItem(field.fields)]);
    const button = el("button", { type: "button", class: "button", on: { click: add } }, t("sign.add"));
    box.replaceChildren(legend(field, path), ...items().map(item), el("div", {}, button));
  };
  render();
  return box;
}

function legend(field, text) {
  return el(
    "legend",
    {},
    el("span", { class: "field-name" }, text),
    el("p", { class: "field-doc" }, docOf(field)),
  );
}

function idOf(path) {
  return `field-${path.replace(/\W+/g, "-")}`;
}
