/** The merchant's credentials, and where the gateway is. Typed over, they stay in the account object. */
import { markAsOwn } from "./accounts.js";
import { el } from "./dom.js";
import { docOf, t } from "./i18n.js";
import { put } from "./sign/controls.js";

/**
 * `prefix` tells the ids of this form from those of another view's; `more` rows follow the credentials. `reset` puts
 * back what the account held at first.
 */
export function credentialsFold(account, { prefix = "", more = [], changed, reset }) {
  const badge = el("span", { class: "badge" });
  const showBadge = () => {
    badge.textContent = t(account.isTest ? "credentials.test" : "credentials.own");
    badge.dataset.tone = account.isTest ? "good" : "wait";
  };
  const typed = () => {
    markAsOwn(account);
    showBadge();
    changed();
  };
  const rows = account.gateway.credentials.map((credential) =>
    credentialRow(account, credential, prefix, typed),
  );
  showBadge();
  return el(
    "details",
    { class: "card-section fold", id: `${prefix}credentials` },
    el("summary", {}, el("h3", {}, t("credentials.heading")), badge),
    el(
      "div",
      { class: "fold-body" },
      rows,
      more,
      el("p", { class: "note" }, t("credentials.note")),
      el("div", { class: "buttons" }, revealer(rows), resetButton(reset)),
    ),
  );
}

function credentialRow({ credentials }, credential, prefix, typed) {
  const isSecret = credential.role === "secret";
  const id = `${prefix}credential-${credential.name}`;
  const input = el("input", {
    id,
    class: isSecret ? "input masked" : "input",
    type: "text",
    value: String(credentials[credential.name] ?? ""),
    // The stylesheet masks only what is not a placeholder, so there is one.
    placeholder: " ",
    autocomplete: "off",
    spellcheck: "false",
    "data-path": `credentials.${credential.name}`,
    "aria-describedby": `${id}-error ${id}-doc`,
  });
  input.addEventListener("input", () => {
    put(credentials, credential.name, input.value);
    typed();
  });
  return fieldRow(id, credential.name, input, docOf(credential));
}

/** Where the gateway is. */
export function baseUrlRow({ options }, changed) {
  const input = el("input", {
    id: "base-url",
    class: "input",
    type: "url",
    value: options.baseUrl,
    autocomplete: "off",
    spellcheck: "false",
    "data-path": "options.baseUrl",
    "aria-describedby": "base-url-error base-url-doc",
  });
  input.addEventListener("input", () => {
    options.baseUrl = input.value;
    changed();
  });
  return fieldRow("base-url", "baseUrl", input, t("credentials.baseUrl"));
}

function fieldRow(id, name, input, doc) {
  return el(
    "div",
    { class: "field" },
    el("label", { class: "field-name", for: id }, name),
    input,
    el("p", { class: "field-error", id: `${id}-error`, "data-error-of": input.dataset.path }),
    el("p", { class: "field-doc", id: `${id}-doc` }, doc),
  );
}

function revealer(rows) {
  const secrets = rows.map((row) => row.querySelector(".masked")).filter((input) => input !== null);
  const box = el("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    for (const input of secrets) input.classList.toggle("masked", !box.checked);
  });
  return el("label", { class: "check" }, box, t("credentials.show"));
}

function resetButton(reset) {
  return el("button", { type: "button", class: "button", on: { click: reset } }, t("credentials.reset"));
}
