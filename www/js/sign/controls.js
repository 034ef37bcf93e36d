/** One control for each type of field. Each reads and writes `holder[field.name]`; an empty one leaves nothing there. */
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { namedChoices } from "./choices.js";

const CONTROLS = {
  boolean: (context) =>
    select(context, ["true", "false"], { read: (text) => text === "true", write: String }),
  commaList: checkboxes,
  texts: (context) => textarea(context, { read: lines, write: (list) => list.join("\n") }),
  map: (context) => textarea(context, { read: parsed, write: written }),
};

const SAME = { read: (text) => text, write: (value) => value };
const NUMERIC = new Set(["decimal", "integer"]);

/** `context` is `{ field, holder, id, path, describedBy, changed }`. */
export function controlFor(context) {
  const { type, oneOf = [] } = context.field;
  if (Object.hasOwn(CONTROLS, type)) return CONTROLS[type](context);
  if (oneOf.length > 0) return select(context, oneOf.map(String), SAME);
  return textInput(context);
}

/** Puts a value where the request is made from; what is empty is not sent. */
export function put(holder, name, value) {
  if (value === "" || value === undefined) delete holder[name];
  else holder[name] = value;
}

function attributes({ id, path, describedBy, field }) {
  return {
    id,
    class: "input",
    "data-path": path,
    "aria-describedby": describedBy,
    "aria-required": field.required === true ? "true" : undefined,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  };
}

function textInput(context) {
  const { field, holder, changed } = context;
  const input = el("input", {
    ...attributes(context),
    type: "text",
    inputmode: NUMERIC.has(field.type) ? "decimal" : undefined,
    placeholder: field.example,
    value: holder[field.name] ?? "",
  });
  input.addEventListener("input", () => {
    put(holder, field.name, input.value);
    changed();
  });
  return input;
}

function textarea(context, { read, write }) {
  const { field, holder, changed } = context;
  const input = el("textarea", { ...attributes(context), rows: 3, placeholder: field.example });
  if (holder[field.name] !== undefined) input.value = write(holder[field.name]);
  input.addEventListener("input", () => {
    put(holder, field.name, read(input.value));
    changed();
  });
  return input;
}

function select(context, choices, { read, write }) {
  const { field, holder, changed } = context;
  const none = field.required === true ? t("sign.choose") : t("sign.none");
  const { names } = namedChoices(field);
  const words = (choice) => (Object.hasOwn(names, choice) ? `${choice} · ${names[choice]}` : choice);
  const options = choices.map((choice) => el("option", { value: choice }, words(choice)));
  const input = el("select", attributes(context), el("option", { value: "" }, none), options);
  input.value = holder[field.name] === undefined ? "" : write(holder[field.name]);
  input.addEventListener("change", () => {
    put(holder, field.name, input.value === "" ? undefined : read(input.value));
    changed();
  });
  return input;
}

/** Some of a few values, sent as a comma list in the table's order. */
function checkboxes({ field, holder, id, path, describedBy, changed }) {
  const chosen = new Set(holder[field.name]?.split(","));
  const boxes = field.oneOf.map((value, index) => {
    const box = el("input", {
      type: "checkbox",
      id: index === 0 ? id : undefined,
      checked: chosen.has(value),
    });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(value);
      else chosen.delete(value);
      put(holder, field.name, field.oneOf.filter((one) => chosen.has(one)).join(","));
      changed();
    });
    return el("label", { class: "check" }, box, el("span", { class: "mono" }, value));
  });
  const group = { class: "checks", role: "group", "aria-label": field.name, "data-path": path };
  return el("div", { ...group, "aria-describedby": describedBy }, boxes);
}

function lines(text) {
  const list = text.split("\n").filter((line) => line !== "");
  return list.length > 0 ? list : undefined;
}

/** Text that is no JSON yet goes to the core as text, which says what is wrong with it. */
function parsed(text) {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function written(value) {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
