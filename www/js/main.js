/** Starts the page: the core, the field tables, the sandbox; then the three views. */
import { createAccounts } from "./accounts.js";
import { init } from "./core.js";
import { currentLanguage, inLanguage, setLanguage, t, translateDocument } from "./i18n.js";
import { startLive } from "./live/view.js";
import { sandboxState } from "./sandbox.js";
import { startSign } from "./sign/view.js";
import { startTabs } from "./tabs.js";
import { startTheme } from "./theme.js";
import { startVerify } from "./verify/view.js";

const byId = (id) => document.getElementById(id);

async function start() {
  startTheme(byId("theme"));
  startLanguage(byId("language"));
  const [catalog, state] = await Promise.all([fieldTables(), sandboxState(), init()]);
  const accounts = createAccounts(catalog, state);
  startSign(byId("sign"), accounts, { hasSandbox: state !== null });
  const { show: verify } = startVerify(byId("verify"), accounts);
  startLive(byId("live"), { catalog, state, connection: byId("connection"), verify });
  byId("loading").hidden = true;
  startTabs();
}

async function fieldTables() {
  const response = await fetch(new URL("../catalog.json", import.meta.url));
  return response.json();
}

function startLanguage(button) {
  const other = () => (currentLanguage() === "en" ? "zh" : "en");
  button.addEventListener("click", () => setLanguage(other()));
  inLanguage(() => {
    translateDocument();
    button.textContent = t("page.otherLanguage");
    button.lang = other();
    byId("theme").setAttribute("aria-label", t("page.dark"));
    byId("theme").title = t("page.dark");
  });
}

start().catch((error) => {
  byId("loading").textContent = t("page.broken", { reason: error.message });
  throw error;
});
