/** What the views have in common: their heading, and the choice of a gateway. */
import { el } from "./dom.js";
import { t } from "./i18n.js";

export function viewHead(name) {
  return el(
    "div",
    { class: "view-head" },
    el("h1", {}, t(`${name}.heading`)),
    el("p", {}, t(`${name}.intro`)),
  );
}

/** The gateways as a row of tiles; `name` tells this group of radio buttons from others. */
export function choices(name, accounts, chosen, choose) {
  const tiles = [...accounts.values()].map((account) => {
    const { id, name: title } = account.gateway;
    const radio = { type: "radio", name, value: id, checked: account === chosen };
    const input = el("input", { ...radio, on: { change: () => chooseAndFocus(account) } });
    const other = t(`gateway.${id}`);
    const isSame = other.toLowerCase() === title.toLowerCase();
    return el(
      "label",
      { class: "choice" },
      input,
      el("span", {}, title, isSame ? null : el("small", {}, other)),
    );
  });
  const chooseAndFocus = (account) => {
    choose(account);
    // The view was drawn anew; whoever moves by the keyboard goes on from here.
    document.querySelector(`input[name="${name}"]:checked`).focus();
  };
  const title = el("legend", { class: "visually-hidden" }, t("sign.gateway"));
  return el("fieldset", { class: "choices" }, title, tiles);
}
