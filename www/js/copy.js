/** A button that copies a text and says so. */
import { el } from "./dom.js";
import { t } from "./i18n.js";

const SAID_FOR_MS = 1500;

/** `text` is asked for at the moment of the click. */
export function copyButton(text, label = t("copy.copy")) {
  const button = el("button", { type: "button", class: "button button-quiet" }, label);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = t("copy.copied");
    setTimeout(() => {
      button.textContent = label;
    }, SAID_FOR_MS);
  });
  return button;
}
