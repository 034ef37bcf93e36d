/** What a client in another language can do: the operations that it has sent rightly, and what was wrong with the others. */
import { findingsOf } from "../../paychop/shared/findings.js";
import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { prose } from "../prose.js";
import { badge, gatewayName } from "./words.js";

const TONES = { right: "good", wrong: "bad", untried: undefined };

/** Draws the table into a card; `state` is `{ left }`: whether only what is left to do is shown. */
export function drawConformance(card, { file, rows }, state) {
  // A request that nobody can name is shown, and is no operation that is left to do.
  const known = rows.filter(({ operation }) => operation !== null);
  const right = known.filter(({ status }) => status === "right").length;
  const shown = state.left ? rows.filter(({ status }) => status !== "right") : rows;
  const box = el("input", { type: "checkbox", id: "conformance-left", checked: state.left });
  box.addEventListener("change", () => {
    state.left = box.checked;
    drawConformance(card, { file, rows }, state);
    document.getElementById("conformance-left").focus();
  });
  replace(
    card,
    el(
      "div",
      { class: "card-section section-head" },
      el(
        "div",
        {},
        el("h2", { id: "conformance-title" }, t("conformance.title")),
        el("p", { class: "small muted" }, t("conformance.intro"), " ", el("code", {}, file ?? "")),
      ),
      el(
        "div",
        { class: "buttons" },
        badge(t("conformance.count", { right, all: known.length }), right === known.length ? "good" : "wait"),
        el("label", { class: "check" }, box, t("conformance.left")),
      ),
    ),
    shown.length === 0 ? el("p", { class: "empty" }, t("conformance.done")) : table(shown),
  );
}

function table(rows) {
  const heads = ["gateway", "operation", "status", "sent", "problem"].map((name) =>
    el("th", { scope: "col" }, t(`conformance.${name}`)),
  );
  return el(
    "div",
    { class: "table-place", tabindex: "0", role: "region", "aria-labelledby": "conformance-title" },
    el(
      "table",
      { class: "conformance" },
      el("thead", {}, el("tr", {}, heads)),
      el(
        "tbody",
        {},
        rows.map((row, at) => line(row, rows[at - 1])),
      ),
    ),
  );
}

function line({ gateway, operation, status, right, wrong, problem }, before) {
  const isFirst = before?.gateway !== gateway;
  return el(
    "tr",
    { "data-status": status, "data-row": `${gateway} ${operation}`, class: isFirst ? "first" : undefined },
    el("th", { scope: "row" }, gatewayName(gateway)),
    el("td", {}, operation ? el("code", {}, operation) : t("conformance.unknown")),
    el("td", {}, badge(t(`conformance.${status}`), TONES[status])),
    el("td", {}, right + wrong > 0 ? t("conformance.counts", { right, wrong }) : ""),
    el("td", { lang: "en" }, problem ? problemParts(problem) : null),
  );
}

/** Why the last request was refused. */
function problemParts(problem) {
  return findingsOf(problem).flatMap(({ code, message, fix }) => [
    el("p", {}, el("code", {}, code), " ", prose(message)),
    ...(fix ? [el("p", { class: "muted" }, "→ ", prose(fix))] : []),
  ]);
}
