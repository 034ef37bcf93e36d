/** The Verify view: a notification as it came, and what it says or why it is refused. */
import { resetAccount } from "../accounts.js";
import { choices, viewHead } from "../chooser.js";
import { attempt, sample, sign, signingSecret, verify } from "../core.js";
import { credentialsFold } from "../credentials.js";
import { el, keepFocus, replace } from "../dom.js";
import { currentLanguage, inLanguage, t } from "../i18n.js";
import { markViolations, violationsOf } from "../sign/violations.js";
import { goTo, onReturn } from "../tabs.js";
import { mistakes as mistakeTexts } from "../texts/mistakes.js";
import { makeMistake, mistakesOf, withOneDigitChanged } from "./mistakes.js";
import { genuineParts, refusedParts } from "./results.js";

const TYPES = [
  ["application/json", "JSON"],
  ["application/x-www-form-urlencoded", "verify.form"],
];

/** Gives `{ show(message) }`, by which another view hands over `{ gateway, raw, kind?, contentType? }`. */
export function startVerify(view, accounts) {
  const all = [...accounts.values()];
  // The kind belongs to a gateway and is kept for each; the body stays whichever gateway is chosen.
  // `failed` is why nothing could be made: the error, until something is changed.
  const state = {
    account: all[0],
    raw: "",
    kinds: new Map(),
    contentType: "",
    mistake: undefined,
    failed: undefined,
  };
  const form = el("div", { class: "card" });
  const results = el("div", {
    class: "card workbench-results",
    id: "verdict-of-notification",
    "aria-live": "polite",
  });

  // Where the result is below the form, its verdict stays in sight.
  const jump = el("button", { type: "button", class: "button jump", id: "verify-jump" });
  jump.addEventListener("click", () => results.scrollIntoView({ block: "start" }));
  const drawJump = (outcome) => {
    jump.hidden = outcome === undefined;
    const [tone, words] = outcome?.error ? ["bad", "verify.refused"] : ["good", "verify.genuine"];
    replace(jump, el("span", { class: "badge", "data-tone": tone }, t(words)), `${t("sign.jump")} ↓`);
  };

  const changed = () => {
    const outcome = judge(state);
    drawJump(outcome);
    const areOwn = state.mistake?.credentials === undefined;
    const isInvalid = areOwn && outcome?.error?.code === "invalid_credentials";
    markViolations(form, isInvalid ? violationsOf(outcome.error) : []);
    replace(results, resultParts(state, outcome, { choose: chooseByName, others: all.map(nameOf) }));
  };
  const edited = () => {
    state.failed = undefined;
    changed();
  };
  const render = () =>
    keepFocus(form, () => {
      replace(form, formParts(accounts, state, { chooseGateway, changed: edited, render }));
      changed();
    });
  const chooseGateway = (account) => {
    Object.assign(state, { account, mistake: undefined, failed: undefined });
    render();
  };
  const chooseByName = (name) => {
    chooseGateway(all.find((account) => nameOf(account) === name));
    document.querySelector('input[name="verify-gateway"]:checked').focus();
  };

  inLanguage(() => {
    replace(view, viewHead("verify"), el("div", { class: "workbench" }, el("div", {}, form, jump), results));
    render();
  });
  onReturn("verify", () => {
    state.failed = undefined;
    render();
  });

  return {
    show({ gateway, raw, kind, contentType }) {
      const account = accounts.get(gateway);
      const type = TYPES.find(([name]) => contentType?.startsWith(name))?.[0] ?? "";
      Object.assign(state, { account, raw, contentType: type, mistake: undefined, failed: undefined });
      state.kinds.set(account, kind ?? firstKind(account));
      render();
      goTo("verify");
    },
  };
}

function nameOf({ gateway }) {
  return gateway.name;
}

/** Where nothing in a message tells its kind, the first one is named from the start. */
function firstKind({ gateway }) {
  return gateway.options.includes("notificationKind") ? gateway.kinds[0].name : "";
}

function kindOf({ account, kinds }) {
  return kinds.get(account) ?? firstKind(account);
}

function judge(state) {
  const { account, raw, contentType, mistake, failed } = state;
  if (failed) return { error: failed, findings: [] };
  if (raw === "") return undefined;
  const { credentials = account.credentials, options = {} } = mistake ?? {};
  const endpoint = { ...account, credentials, options: { ...account.options, ...options } };
  return verify(endpoint, raw, { kind: kindOf(state) || undefined, contentType: contentType || undefined });
}

function formParts(accounts, state, { chooseGateway, changed, render }) {
  const raw = el("textarea", {
    class: "input raw",
    id: "raw",
    rows: 8,
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "raw-hint",
  });
  raw.value = typeof state.raw === "string" ? state.raw : new TextDecoder().decode(state.raw);
  raw.addEventListener("input", () => {
    state.raw = raw.value;
    changed();
  });
  const reset = () => {
    resetAccount(state.account);
    state.failed = undefined;
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
      mistakeField(accounts, state, render),
    ),
  ];
}

function kindField(state, changed) {
  const { account } = state;
  const options = [["", t("verify.anyKind")], ...account.gateway.kinds.map(({ name }) => [name, name])];
  return selectField("verify-kind", t("verify.kind"), options, kindOf(state), (kind) => {
    state.kinds.set(account, kind);
    changed();
  });
}

function typeField(state, changed) {
  const options = TYPES.map(([type, words]) => [type, words.includes(".") ? t(words) : words]);
  options.unshift(["", t("verify.anyType")]);
  return selectField("verify-contentType", t("verify.contentType"), options, state.contentType, (type) => {
    state.contentType = type;
    changed();
  });
}

function selectField(id, label, options, value, choose) {
  const choices = options.map(([value, words]) => el("option", { value }, words));
  const select = el("select", { class: "input select-plain", id }, choices);
  select.value = value;
  select.addEventListener("change", () => choose(select.value));
  return el("div", { class: "field" }, el("label", { class: "small muted", for: id }, label), select);
}

function helperButtons(state, render) {
  const put = (raw, failed) => {
    Object.assign(state, { raw, mistake: undefined, failed });
    render();
  };
  const fill = () => {
    const kind = kindOf(state) || state.account.gateway.kinds[0].name;
    const { message, error } = sample(state.account, kind);
    put(error ? "" : message.body, error);
  };
  const spoil = () => put(withOneDigitChanged(typeof state.raw === "string" ? state.raw : ""));
  return el(
    "div",
    { class: "buttons" },
    button("make-sample", t("verify.sample"), fill),
    button("spoil", t("verify.spoil"), spoil),
    button("clear", t("verify.clear"), () => put("")),
  );
}

function button(id, words, click) {
  return el("button", { type: "button", class: "button", id, on: { click } }, words);
}

/** Mistakes to make on purpose: this gateway's first, then those that only happen with another. */
function mistakeField(accounts, state, render) {
  const own = mistakesOf(state.account.gateway);
  const elsewhere = [...accounts.values()].flatMap((account) =>
    mistakesOf(account.gateway)
      .filter((code) => !own.includes(code))
      .map((code) => ({ code, account })),
  );
  const first = elsewhere.filter((one, at) => elsewhere.findIndex(({ code }) => code === one.code) === at);
  const option = ({ code, account }) => {
    const words = mistakeText(code);
    const value = account ? `${account.gateway.id} ${code}` : code;
    return el("option", { value }, account ? `${words} (${account.gateway.name})` : words);
  };
  const select = el(
    "select",
    { class: "input select-plain", id: "mistake", "aria-describedby": "mistake-hint" },
    el("option", { value: "" }, t("verify.chooseMistake")),
    el(
      "optgroup",
      { label: state.account.gateway.name },
      own.map((code) => option({ code })),
    ),
    first.length > 0 ? el("optgroup", { label: t("verify.otherGateways") }, first.map(option)) : null,
  );
  select.value = state.mistake?.code ?? "";
  // Not at once: whoever moves through the list by the keyboard passes others on the way.
  const make = () => {
    const [code, id] = select.value.split(" ").reverse();
    if (code === "") return;
    if (id !== undefined) state.account = accounts.get(id);
    const { error } = attempt(() => applyMistake(accounts, state, code));
    state.failed = error;
    if (error) Object.assign(state, { raw: "", mistake: undefined });
    render();
  };
  return el(
    "div",
    { class: "field" },
    el("label", { class: "small muted", for: "mistake" }, t("verify.mistake")),
    el("div", { class: "field-control" }, select, button("make-mistake", t("verify.makeMistake"), make)),
    el("p", { class: "field-doc", id: "mistake-hint" }, t("verify.mistakeHint")),
  );
}

function mistakeText(code) {
  return mistakeTexts[code][currentLanguage() === "zh" ? 1 : 0];
}

/** Where JSON can be had, mistakes are made in JSON: it can be changed at a place. */
function inJson(account) {
  if (!account.gateway.options.includes("encoding")) return account;
  return { ...account, options: { ...account.options, encoding: "json" } };
}

/** Throws where the package cannot make the message: with credentials that it refuses. */
function applyMistake(accounts, state, code) {
  const { account } = state;
  const { name: signing, error } = signingSecret(account);
  if (error) throw error;
  const all = [...accounts.values()];
  const next = all[(all.indexOf(account) + 1) % all.length];
  const bodyOf = (account, data = {}, credentials = account.credentials) => {
    const { message, error } = sample(
      inJson({ ...account, credentials }),
      account.gateway.kinds[0].name,
      data,
    );
    if (error) throw error;
    return message.body;
  };
  const {
    raw,
    kind,
    contentType = "",
    ...endpoint
  } = makeMistake(code, {
    account,
    next: { sample: () => bodyOf(next) },
    sample: (data, credentials) => bodyOf(account, data, credentials),
    signing,
    request: (name) => requestOf(account, name),
  });
  Object.assign(state, { raw, contentType, mistake: { code, ...endpoint } });
  state.kinds.set(account, kind ?? firstKind(account));
  return {};
}

/** The body of a request of the merchant's own, with the fields that its table asks for. */
function requestOf(account, name) {
  const operation = account.gateway.operations.find((one) => one.name === name);
  const [group = []] = operation.oneOf;
  const needed = operation.fields.filter(({ required, name }) => required === true || name === group[0]);
  const input = Object.fromEntries(needed.map(({ name, example }) => [name, example]));
  const { request, error } = sign(account, {}, operation, { input });
  if (error) throw error;
  return request.body;
}

function resultParts({ account, mistake }, outcome, actions) {
  if (outcome === undefined) return [el("p", { class: "empty" }, t("verify.waiting"))];
  const parts = outcome.error
    ? refusedParts(diagnosed(outcome), actions)
    : genuineParts(account, outcome, actions);
  return mistake ? [mistakeNote(mistake), ...parts] : parts;
}

/** The core's message ends with a pointer to the diagnosis. Here the diagnosis is below it. */
const POINTER = ": `diagnose` names the likely cause";

function diagnosed({ error, ...outcome }) {
  const { code, message, authentic, data } = error;
  return { ...outcome, error: { code, message: message.replace(POINTER, ""), authentic, data } };
}

/** What was done on purpose, above what was found. */
function mistakeNote({ code, place }) {
  return el(
    "div",
    { class: "card-section mistake-made", "data-mistake": code },
    el("p", { class: "small muted" }, t("verify.mistakeMade")),
    el("h3", {}, mistakeText(code)),
    el("p", { class: "small muted", "data-place": place }, t(`verify.mistakeIn.${place}`)),
  );
}
