/** An order of the sandbox: how it stands, what can be done with it, and the notifications about it. */
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { badge, gatewayName, money, statusBadge, time } from "./words.js";

const NOTIFYING = ["resend", "duplicate", "delay", "reorder", "corrupt"];

/** `press(order, action)` is called for the buttons. */
export function orderElement(order, record, press) {
  const attempts = record.attemptsOf(order);
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
      statusBadge(order.status),
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
          attempts.map((attempt, index) => attemptLine(attempt, index === attempts.length - 1)),
        )
      : null,
    buttons(order, attempts, press),
  );
}

function attemptLine({ attempt, trick, status, acked, answer, next, at }, isLast) {
  const verdict = acked
    ? badge(t("live.acked"), "good")
    : badge(status === null ? t("live.noAnswer") : t("live.notAcked"), "bad");
  return el(
    "li",
    { class: "attempt", "data-acked": String(acked) },
    time(at),
    verdict,
    el(
      "span",
      {},
      attemptName(attempt, trick),
      " ",
      answerText(status, answer),
      isLast && next ? nextTry(next) : "",
    ),
  );
}

/** Which attempt of the gateway's schedule it was, or which button sent it. */
export function attemptName(attempt, trick) {
  return trick === null ? t("live.attempt", { attempt }) : t(`action.${trick}`);
}

export function answerText(status, answer) {
  const text = [status, answer]
    .filter((part) => part !== undefined && part !== null && part !== "")
    .join(" ");
  return text === "" ? "" : el("code", {}, text);
}

function nextTry(next) {
  return ` · ${t("live.next", { time: time(next).textContent })}`;
}

function buttons(order, attempts, press) {
  const page = { class: "button", href: order.cashierUrl, target: "_blank", rel: "noopener" };
  const group = {
    class: "buttons",
    role: "group",
    "aria-label": t("live.actions", { order: order.merchantOrderId ?? order.id }),
  };
  return el(
    "div",
    group,
    order.cashierUrl ? el("a", { ...page, id: `page-${order.id}` }, t("live.page")) : null,
    order.actions.map((action) => actionButton(order, action, press)),
    attempts.length > 0 ? NOTIFYING.map((action) => actionButton(order, action, press)) : null,
  );
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
