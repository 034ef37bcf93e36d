/** The Live view: what happens in the sandbox, as it happens. */
import { viewHead } from "../chooser.js";
import { el, replace } from "../dom.js";
import { inLanguage, t } from "../i18n.js";
import { prose } from "../prose.js";
import { act, clearActivity, follow } from "../sandbox.js";
import { drawConformance } from "./conformance.js";
import { filterControls, passes } from "./filter.js";
import { createLog } from "./log.js";
import { createNotice } from "./notice.js";
import { createOrderList } from "./orders.js";
import { createRecord } from "./record.js";
import { createSwitches } from "./switches.js";
import { nameGateways } from "./words.js";

/** What the view shows of the activity; the sandbox itself knows the rest. */
const SHOWN_ENTRIES = 200;

/** `verify(message)` shows a message in the Verify view. */
export function startLive(view, { catalog, state, connection, verify }) {
  nameGateways(catalog);
  const record = createRecord(state);
  const filter = { words: "", what: "all" };
  const book = { left: false };
  const page = el("div", { class: "live", "data-shown": "orders" });
  const orders = el("div", { id: "orders" });
  const lines = el("ol");
  const place = el("div", { class: "log", id: "log", role: "log", tabindex: "0" }, lines);
  const silence = el("p", { class: "empty" });
  const conformance = el("section", {
    class: "card",
    id: "conformance",
    "aria-labelledby": "conformance-title",
  });
  const notice = createNotice();
  const switches = createSwitches(page);
  let connected = state !== null;

  const showLogOf = (number) => {
    Object.assign(filter, { words: number, what: "all" });
    drawHead();
    switches.show("log");
    render();
  };
  const only = (number) => {
    showLogOf(number);
    document.getElementById("filter-words").focus();
  };
  const open = ({ id, orderId, merchantOrderId }) => {
    showLogOf(merchantOrderId ?? orderId);
    log.open(id);
  };
  const press = async (order, action) => {
    const { refused } = await act(order.id, action);
    const reason = refused === null ? t("sign.unreachable") : refused && prose(refused.message);
    notice.say(t(`action.${action}`), reason);
  };
  const clear = async () => {
    const cleared = await clearActivity();
    notice.say(t("live.clear"), cleared ? undefined : t("sign.unreachable"));
  };
  const hand = ({ gateway, kind }, { body, headers }) =>
    verify({ gateway, kind, raw: body, contentType: headers["content-type"] });
  const list = createOrderList(orders, { press, open, only });
  const log = createLog(lines, { only, verify: hand });

  const head = el("div", { class: "card-section live-head" });
  const drawHead = () => {
    const button = { type: "button", class: "button", id: "clear-log", on: { click: clear } };
    replace(
      head,
      el("h2", { id: "log-title" }, t("live.log")),
      filterControls(filter, render),
      el("button", button, t("live.clear")),
    );
  };
  const render = () => {
    list.show(record);
    const all = record.log();
    const entries = all.filter((entry) => passes(filter, entry)).slice(0, SHOWN_ENTRIES);
    log.show(entries);
    silence.hidden = entries.length > 0;
    place.hidden = entries.length === 0;
    silence.textContent = t(all.length > 0 ? "live.nothingPasses" : "live.noLog");
    const kept = record.conformance();
    conformance.hidden = kept.file === null;
    if (kept.file !== null) drawConformance(conformance, kept, book);
    switches.draw(record);
  };
  const showConnection = () => {
    connection.textContent = t(connected ? "page.connected" : "page.alone");
    connection.dataset.state = connected ? "on" : "off";
  };

  inLanguage(() => {
    place.setAttribute("aria-label", t("live.log"));
    switches.element.setAttribute("aria-label", t("live.parts"));
    log.clear();
    list.clear();
    drawHead();
    replace(
      page,
      switches.element,
      ordersCard(orders, notice.element),
      logCard(head, silence, place),
      conformance,
    );
    replace(view, viewHead("live"), state === null ? alone() : page);
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

function ordersCard(orders, notice) {
  return el(
    "section",
    { class: "card", id: "live-orders", "aria-labelledby": "orders-title" },
    el("div", { class: "card-section" }, el("h2", { id: "orders-title" }, t("live.orders")), notice),
    orders,
  );
}

function logCard(head, silence, place) {
  return el(
    "section",
    { class: "card", id: "live-log", "aria-labelledby": "log-title" },
    head,
    silence,
    place,
  );
}

/** How to get one. */
function alone() {
  return el(
    "div",
    { class: "card" },
    el("div", { class: "card-section" }, el("h2", {}, t("live.noSandbox"))),
    el(
      "div",
      { class: "card-section form-grid" },
      el("p", {}, t("live.getSandbox")),
      el("pre", { class: "code", tabindex: "0" }, "npx paychop sandbox --fast"),
      el("p", { class: "muted" }, t("live.thenOpen")),
    ),
  );
}
