/** The Sign view: an order on the left, what is made of it on the right, anew with every key. */
import { resetAccount } from "../accounts.js";
import { choices, viewHead } from "../chooser.js";
import { drawFor, sign } from "../core.js";
import { baseUrlRow, credentialsFold } from "../credentials.js";
import { el, keepFocus, replace } from "../dom.js";
import { docOf, inLanguage, t } from "../i18n.js";
import { onReturn } from "../tabs.js";
import { fieldRows } from "./fields.js";
import { openParts } from "./open-call.js";
import { explanationSections, requestSection, stepsSection } from "./results.js";
import { initialValue, initialValues, isRenewable, numberOf, rememberNumbers } from "./samples.js";
import { sendingSection } from "./sending.js";
import { tourSection } from "./tour.js";
import { countText, markViolations, violationList, violationsOf } from "./violations.js";

export function startSign(view, accounts, { hasSandbox }) {
  const state = { account: accounts.values().next().value, operation: undefined, order: undefined };
  const format = { name: "curl" };
  const form = el("div", { class: "card", id: "order" });
  const results = el("div", { class: "card workbench-results", id: "results" });
  /** What was answered stays, with the number that it is about, while the next order is made. */
  const place = el("div", { class: "answer", "aria-live": "polite" });

  const jump = el("button", { type: "button", class: "button jump" });
  jump.addEventListener("click", () => results.scrollIntoView({ block: "start" }));

  const chooseOperation = (operation) => {
    state.operation = operation;
    state.order = newOrder(state.account, operation);
    replace(place);
    renderForm();
  };
  const chooseGateway = (account) => {
    state.account = account;
    chooseOperation(account.gateway.operations[0]);
  };
  const renderForm = () => {
    replace(form, formParts(accounts, state, { chooseGateway, chooseOperation, changed, renderForm }));
    changed();
  };
  const changed = () => {
    const { account, operation, order } = state;
    state.revision = account.revision;
    const draw = drawFor(account);
    const outcome = sign(account, draw, operation, order);
    const violations = outcome.error ? violationsOf(outcome.error) : [];
    markViolations(form, violations);
    const text = outcome.error ? countText(violations) : t("sign.ready");
    replace(jump, badge(outcome.error, text), `${t("sign.jump")} ↓`);
    keepFocus(results, () =>
      replace(
        results,
        outcome.error
          ? refusedParts(form, violations)
          : signedParts(state, outcome, { draw, format, hasSandbox, place, renew }),
      ),
    );
  };
  /** The number of an order that was taken is used up: the form gets another. */
  const renew = () => {
    const { account, operation, order } = state;
    for (const field of operation.fields.filter((one) => isRenewable(account, operation, one))) {
      if (!Object.hasOwn(order.input, field.name)) continue;
      order.input[field.name] = initialValue(account, operation, field);
      const control = form.querySelector(`[data-path="${field.name}"]`);
      if (control) control.value = order.input[field.name];
    }
    changed();
  };

  chooseGateway(state.account);
  inLanguage(() => {
    replace(view, viewHead("sign"), el("div", { class: "workbench" }, el("div", {}, form, jump), results));
    renderForm();
  });
  // Drawn anew only if need be: what the sandbox answered stays in sight.
  onReturn("sign", () => {
    if (state.revision !== state.account.revision) renderForm();
  });
}

/** What the user fills in: the operation's input. Where it has no path and fields of its own, another's are the example. */
function newOrder(account, operation) {
  if (operation.open) {
    const example = account.gateway.operations.find(({ open }) => !open);
    return { path: example.path, input: initialValues(account, example) };
  }
  return { input: operation.fields.length > 0 ? initialValues(account, operation) : undefined };
}

function formParts(accounts, state, { chooseGateway, chooseOperation, changed, renderForm }) {
  const { account, operation } = state;
  const reset = () => {
    resetAccount(account);
    renderForm();
  };
  return [
    el(
      "div",
      { class: "card-section form-grid" },
      choices("sign-gateway", accounts, account, chooseGateway),
      operationField(account.gateway, operation, chooseOperation),
    ),
    credentialsFold(account, { more: [baseUrlRow(account, changed)], changed, reset }),
    el("div", { class: "card-section form-grid" }, orderFields(state, changed)),
  ];
}

function operationField({ operations }, operation, choose) {
  const options = operations.map(({ name }) => el("option", { value: name }, name));
  const select = el(
    "select",
    { class: "input", id: "operation", "aria-describedby": "operation-doc" },
    options,
  );
  select.value = operation.name;
  select.addEventListener("change", () => {
    choose(operations.find(({ name }) => name === select.value));
    // The form was drawn anew, and this control with it.
    document.getElementById("operation").focus();
  });
  return el(
    "div",
    { class: "field" },
    el("label", { class: "small muted", for: "operation" }, t("sign.operation")),
    select,
    el(
      "p",
      { class: "operation-doc", id: "operation-doc" },
      docOf(operation),
      el("code", { class: "operation-path" }, `${operation.method} ${operation.path}`),
    ),
  );
}

function orderFields({ account, operation, order }, changed) {
  if (operation.open) return openParts(order, changed);
  if (operation.fields.length === 0) return el("p", { class: "muted" }, t("sign.noFields"));
  const renew = (field) =>
    isRenewable(account, operation, field) ? () => initialValue(account, operation, field) : undefined;
  const context = { holder: order.input, prefix: "", changed, renew };
  const inFront = (field) =>
    field.required !== false || Object.hasOwn(order.input, field.name) || isGrouped(field);
  const isGrouped = ({ name }) => operation.oneOf.some((group) => group.includes(name));
  const optional = operation.fields.filter((field) => !inFront(field));
  return [
    operation.oneOf.map((group) => el("p", { class: "note" }, t("sign.oneOf", { fields: group.join(", ") }))),
    fieldRows(operation.fields.filter(inFront), context),
    optional.length > 0 ? optionalFold(optional, context) : null,
  ].flat();
}

function optionalFold(fields, context) {
  return el(
    "details",
    { class: "fold optional-fields" },
    el("summary", {}, t("sign.optional", { count: fields.length })),
    el("div", { class: "fold-body" }, fieldRows(fields, context)),
  );
}

function refusedParts(form, violations) {
  return [
    verdict(t("sign.cannot"), true, countText(violations)),
    el("section", { class: "card-section" }, violationList(form, violations)),
  ];
}

function signedParts(state, { explanation, request }, { draw, format, hasSandbox, place, renew }) {
  const { account, operation, order } = state;
  // The form may hold another order when the answer comes.
  const values = { ...order.input };
  const onTaken = () => {
    rememberNumbers(account, operation, values);
    renew();
  };
  return [
    verdict(t("sign.signed"), false, t("sign.ready")),
    sendingSection({
      account,
      operation,
      request,
      hasSandbox,
      place,
      number: numberOf(account, values),
      onTaken,
      renew,
    }),
    explanationSections(explanation),
    tourSection(state, draw, explanation.sign),
    requestSection(request, format),
    stepsSection(explanation),
  ].flat();
}

function verdict(title, error, text) {
  const said = badge(error, text);
  said.id = "verdict";
  said.setAttribute("role", "status");
  return el("div", { class: "card-section verdict" }, el("h2", {}, title), said);
}

function badge(error, text) {
  return el("span", { class: "badge", "data-tone": error ? "bad" : "good" }, text);
}
