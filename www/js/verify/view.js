/** The Verify view: a notification as it came, and what it says or why it is refused. */
import { resetAccount } from "../accounts.js";
import { choices, viewHead } from "../chooser.js";
import { sample, verify } from "../core.js";
import { credentialsFold } from "../credentials.js";
import { el, replace } from "../dom.js";
import { inLanguage, t } from "../i18n.js";
import { onReturn } from "../tabs.js";
import { genuineParts, refusedParts } from "./results.js";

const TYPES = [
  ["application/json", "JSON"],
  ["application/x-www-form-urlencoded", "verify.form"],
];

/** Nothing in a message of these gateways tells its kind, so the first one is named from the start. */
const KIND_MUST_BE_NAMED = new Set(["basicex"]);

export function startVerify(view, accounts) {
  const state = { account: undefined, raw: "", kind: "", contentType: "" };
  const form = el("div", { class: "card" });
  const results = el("div", {
    class: "card workbench-results",
    id: "verdict-of-notification",
    "aria-live": "polite",
  });

  const chooseGateway = (account) => {
    Object.assign(state, { account, raw: "", kind: firstKind(account), contentType: "" });
    render();
  };
  const render = () => {
    replace(form, formParts(accounts, state, { chooseGateway, changed, render }));
    changed();
  };
  const changed = () => replace(results, resultParts(state));

  chooseGateway(accounts.values().next().value);
  inLanguage(() => {
    replace(view, viewHead("verify"), el("div", { class: "workbench" }, form, results));
    render();
  });
  onReturn("verify", render);
}

function firstKind({ gateway }) {
  return KIND_MUST_BE_NAMED.has(gateway.id) ? gateway.kinds[0].name : "";
}

function formParts(accounts, state, { chooseGateway, changed, render }) {
  const raw = el("textarea", {
    class: "input raw",
    id: "raw",
    rows: 12,
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "raw-hint",
  });
  raw.value = state.raw;
  raw.addEventListener("input", () => {
    state.raw = raw.value;
    changed();
  });
  const reset = () => {
    resetAccount(state.account);
    render();
  };
  return [
    el("div", { class: "card-section" }, choices("verify-gateway", accounts, state.account, chooseGateway)),
    credentialsFold(state.account, { prefix: "verify-", changed, reset }),
    el(
      "div",
      { class: "card-section form-grid" },
      el("div", { class: "pair" }, kindField(state, changed), typeField(state, changed)),
      el(
        "div",
        { class: "field" },
        el("label", { class: "small muted", for: "raw" }, t("verify.raw")),
        raw,
        el("p", { class: "field-doc", id: "raw-hint" }, t("verify.rawHint")),
      ),
      helperButtons(state, render),
    ),
  ];
}

function kindField(state, changed) {
  const { kinds, id } = state.account.gateway;
  const options = kinds.map(({ name }) => [name, name]);
  if (!KIND_MUST_BE_NAMED.has(id)) options.unshift(["", t("verify.anyKind")]);
  return selectField("kind", t("verify.kind"), options, state, changed);
}

function typeField(state, changed) {
  const options = TYPES.map(([type, words]) => [type, words.includes(".") ? t(words) : words]);
  options.unshift(["", t("verify.anyType")]);
  return selectField("contentType", t("verify.contentType"), options, state, changed);
}

function selectField(name, label, options, state, changed) {
  const id = `verify-${name}`;
  const choices = options.map(([value, words]) => el("option", { value }, words));
  const select = el("select", { class: "input select-plain", id }, choices);
  select.value = state[name];
  select.addEventListener("change", () => {
    state[name] = select.value;
    changed();
  });
  return el("div", { class: "field" }, el("label", { class: "small muted", for: id }, label), select);
}

function helperButtons(state, render) {
  const fill = () => {
    const { message, error } = sample(state.account, state.kind || state.account.gateway.kinds[0].name);
    state.raw = error ? "" : message.body;
    render();
  };
  const spoil = () => {
    state.raw = withOneDigitChanged(state.raw);
    render();
  };
  const clear = () => {
    state.raw = "";
    render();
  };
  return el(
    "div",
    { class: "buttons" },
    button("make-sample", t("verify.sample"), fill),
    button("spoil", t("verify.spoil"), spoil),
    button("clear", t("verify.clear"), clear),
  );
}

function button(id, words, step) {
  const click = () => {
    step();
    // The form was drawn anew, and this button with it.
    document.getElementById(id).focus();
  };
  return el("button", { type: "button", class: "button", id, on: { click } }, words);
}

/** A digit of the amount where there is one, for that is what a forger would change. */
function withOneDigitChanged(raw) {
  const other = (digit) => String((Number(digit) + 1) % 10);
  const ofAmount = /(amount\D{1,8})(\d)/i;
  if (ofAmount.test(raw)) return raw.replace(ofAmount, (_, before, digit) => before + other(digit));
  return raw.replace(/\d/, other);
}

function resultParts({ account, raw, kind, contentType }) {
  if (raw === "") return [el("p", { class: "empty" }, t("verify.waiting"))];
  const outcome = verify(account, raw, { kind: kind || undefined, contentType: contentType || undefined });
  return outcome.error ? refusedParts(outcome) : genuineParts(account, outcome);
}
