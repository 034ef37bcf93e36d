/** The form of an operation that is called at a path of the caller's, with fields that no table knows. */
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { controlFor } from "./controls.js";

const PATH = { name: "path", type: "text", required: true, example: "" };
const PARAMS = {
  name: "input",
  type: "map",
  required: false,
  example: '{ "localOrderId": "1112211112222" }',
};

export function openParts(order, changed) {
  return [row(PATH, t("sign.path"), order, changed), row(PARAMS, t("sign.params"), order, changed)];
}

function row(field, words, holder, changed) {
  const id = `open-${field.name}`;
  const control = controlFor({ field, holder, id, path: field.name, describedBy: `${id}-error`, changed });
  return el(
    "div",
    { class: "field" },
    el("label", { class: "field-name", for: id }, words),
    control,
    el("p", { class: "field-error", id: `${id}-error`, "data-error-of": field.name }),
  );
}
