/** The Live view: what happens in the sandbox, as it happens. */
import { viewHead } from "../chooser.js";
import { el, replace } from "../dom.js";
import { inLanguage, t } from "../i18n.js";
import { act, follow } from "../sandbox.js";
import { createLog } from "./log.js";
import { orderElement } from "./orders.js";
import { createRecord } from "./record.js";

/** What the view shows of the log; the sandbox itself knows the rest. */
const SHOWN_ENTRIES = 100;

export function startLive(view, { state, connection }) {
  const record = createRecord(state);
  const orders = el("div", { id: "orders" });
  const lines = el("ol");
  const silence = el("p", { class: "empty" });
  const log = el("div", { class: "log", id: "log", role: "log", tabindex: "0" }, silence, lines);
  const shownLog = createLog(lines);
  const notice = el("p", { class: "note", "data-tone": "bad", role: "alert", hidden: true });
  let connected = state !== null;

  const press = async (order, action) => {
    const response = await act(order.id, action);
    notice.hidden = response.ok;
    notice.textContent = response.ok ? "" : t("live.actionFailed", { action: t(`action.${action}`) });
  };
  const render = () => {
    const focused = focusIn(orders);
    const list = record.orders();
    replace(
      orders,
      list.length > 0
        ? list.map((order) => orderElement(order, record, press))
        : el("p", { class: "empty" }, t("live.noOrders")),
    );
    focused?.();
    const entries = record.log().slice(0, SHOWN_ENTRIES);
    shownLog.show(entries);
    silence.hidden = entries.length > 0;
  };
  const showConnection = () => {
    connection.textContent = t(connected ? "page.connected" : "page.alone");
    connection.dataset.state = connected ? "on" : "off";
  };

  inLanguage(() => {
    log.setAttribute("aria-label", t("live.log"));
    silence.textContent = t("live.noLog");
    shownLog.clear();
    replace(view, viewHead("live"), connected ? panels({ orders, log, notice }) : alone());
    showConnection();
    render();
  });
  if (state === null) return;
  follow({
    onEvent(topic, data) {
      record.add(topic, data);
      render();
    },
    onState(next) {
      connected = next !== null;
      if (connected) record.reset(next);
      showConnection();
      render();
    },
  });
}

function panels({ orders, log, notice }) {
  return el(
    "div",
    { class: "live" },
    el(
      "section",
      { class: "card", "aria-labelledby": "orders-title" },
      el("div", { class: "card-section" }, el("h2", { id: "orders-title" }, t("live.orders")), notice),
      orders,
    ),
    el(
      "section",
      { class: "card", "aria-labelledby": "log-title" },
      el("div", { class: "card-section" }, el("h2", { id: "log-title" }, t("live.log"))),
      log,
    ),
  );
}

function alone() {
  return el("div", { class: "card empty" }, t("live.noSandbox"), " ", el("code", {}, "npx paychop sandbox"));
}

/** The orders are drawn anew with each event; whoever is on a button stays on it. */
function focusIn(place) {
  const id = place.contains(document.activeElement) ? document.activeElement.id : "";
  return id === "" ? undefined : () => document.getElementById(id)?.focus();
}
