/** The orders of the sandbox: how each stands, what can be done with it, and the notifications about it. */
import { el, keepFocus } from "../dom.js";
import { t } from "../i18n.js";
import { inLanguageOfPage } from "../sandbox.js";
import { attemptName, badge, gatewayName, money, statusBadge, time } from "./words.js";

const NOTIFYING = ["resend", "duplicate", "delay", "reorder", "corrupt"];

/** The list as it stands on the page: an order is drawn anew only when something about it has changed. */
export function createOrderList(place, actions) {
  let drawn = new Map();

  function elementOf(order, attempts) {
    const before = drawn.get(order.id);
    if (before && before.order === order && same(before.attempts, attempts)) return before;
    const element = orderElement(order, attempts, actions);
    const wasOpen = before?.element.querySelector("details")?.open ?? false;
    const fold = element.querySelector("details");
    if (fold) fold.open = wasOpen;
    return { order, attempts, element };
  }

  return {
    show(record) {
      const next = new Map();
      for (const order of record.orders()) next.set(order.id, elementOf(order, record.attemptsOf(order)));
      drawn = next;
      const elements = [...next.values()].map(({ element }) => element);
      keepFocus(place, () => {
        if (elements.length === 0) place.replaceChildren(el("p", { class: "empty" }, t("live.noOrders")));
        else place.replaceChildren(...elements);
      });
    },

    /** Forgets how the orders read: the language has changed. */
    clear() {
      drawn = new Map();
    },
  };
}

function same(list, other) {
  return list.length === other.length && list.every((one, at) => one === other[at]);
}

/** `actions` is `{ press(order, action), open(attempt), only(order number) }`. */
function orderElement(order, attempts, actions) {
  const title = order.merchantOrderId ?? order.id;
  return el(
    "article",
    {
      class: "order",
      "data-order": order.id,
      "data-merchant-order": order.merchantOrderId,
      "aria-label": title,
    },
    el(
      "div",
      { class: "order-head" },
      el("h3", { class: "mono" }, title),
      el("span", { class: "order-amount" }, money(order)),
      statusBadge(order),
    ),
    el(
      "p",
      { class: "small muted" },
      `${gatewayName(order.gateway)} · ${order.operation} · `,
      time(order.createdAt),
    ),
    attempts.length > 0
      ? el(
          "ol",
          { class: "attempts" },
          attempts.map((attempt, index) => attemptLine(attempt, index === attempts.length - 1, actions)),
        )
      : null,
    buttons(order, title, actions),
  );
}

/** One line, that leads to the raw message and its answer. */
function attemptLine(one, isLast, { open }) {
  const { id, attempt, trick, kind, status, acked, answer, next, at } = one;
  const verdict = acked
    ? badge(t("live.acked"), "good")
    : badge(status === null ? t("live.noAnswer") : t("live.notAcked"), "bad");
  const said = status === null ? "" : `${status} ${answer}`;
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        class: "attempt",
        id: `attempt-${id}`,
        "data-acked": String(acked),
        on: { click: () => open(one) },
      },
      time(at),
      verdict,
      el("span", { class: "attempt-what" }, attemptName(attempt, trick), " ", el("code", {}, kind)),
      el("code", { class: "attempt-answer" }, said),
    ),
    isLast && next
      ? el("p", { class: "small muted" }, t("live.next", { time: time(next).textContent }))
      : null,
  );
}

function buttons(order, title, { press, only }) {
  const href = order.cashierUrl && inLanguageOfPage(order.cashierUrl);
  const page = { class: "button", href, target: "_blank", rel: "noopener" };
  const group = { class: "buttons", role: "group", "aria-label": t("live.actions", { order: title }) };
  const activity = {
    type: "button",
    class: "button button-quiet",
    id: `only-${order.id}`,
    on: { click: () => only(title) },
  };
  return [
    el(
      "div",
      group,
      href ? el("a", { ...page, id: `page-${order.id}` }, t("live.page")) : null,
      order.actions.map((action) => actionButton(order, action, press)),
      el("button", activity, t("live.itsActivity")),
    ),
    order.notes?.length > 0
      ? el(
          "details",
          { class: "again" },
          el("summary", { class: "small muted", id: `again-${order.id}` }, t("live.again")),
          el(
            "div",
            { class: "buttons" },
            NOTIFYING.map((action) => actionButton(order, action, press)),
          ),
        )
      : null,
  ];
}

function actionButton(order, action, press) {
  const click = () => press(order, action);
  const id = `${action}-${order.id}`;
  return el(
    "button",
    { type: "button", class: "button", id, "data-action": action, on: { click } },
    t(`action.${action}`),
  );
}
