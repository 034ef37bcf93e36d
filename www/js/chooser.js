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

/** The gateways as a row of tiles. `group` is the name of the radio buttons. */
export function choices(group, accounts, chosen, choose) {
  const tiles = [...accounts.values()].map((account) => {
    const { id, name, otherName } = account.gateway;
    const radio = { type: "radio", name: group, value: id, checked: account === chosen };
    const input = el("input", { ...radio, on: { change: () => chooseAndFocus(account) } });
    return el(
      "label",
      { class: "choice" },
      input,
      el("span", {}, name, otherName === "" ? null : el("small", {}, otherName)),
    );
  });
  const chooseAndFocus = (account) => {
    choose(account);
    // The view was drawn anew; whoever moves by the keyboard goes on from here.
    document.querySelector(`input[name="${group}"]:checked`).focus();
  };
  const title = el("legend", { class: "visually-hidden" }, t("sign.gateway"));
  return el("fieldset", { class: "choices" }, title, tiles);
}
