/** A button that copies a text and says so. */
import { el } from "./dom.js";
import { t } from "./i18n.js";

const SAID_FOR_MS = 1500;

/** `text` is asked for at the moment of the click. */
export function copyButton(text, label = t("copy.copy")) {
  const button = el("button", { type: "button", class: "button button-quiet" }, label);
  button.addEventListener("click", async () => {
    button.textContent = t((await isCopied(text())) ? "copy.copied" : "copy.failed");
    setTimeout(() => {
      button.textContent = label;
    }, SAID_FOR_MS);
  });
  return button;
}

/** Without the user's leave a browser does not copy; over plain http, but for this machine, it has no clipboard at all. */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
