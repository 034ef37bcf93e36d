/** What would break a signature: one character of the order, or another secret, and what is left of it then. */
import { sign, signingSecret } from "../core.js";
import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { prose } from "../prose.js";
import { section } from "./results.js";

/** `state` is `{ account, operation, order }`; `draw` and `signature` are those of the signature that is shown. */
export function tourSection({ account, operation, order }, draw, signature) {
  const place = el("div", { class: "tour", id: "tour", "aria-live": "polite" });
  const again = (input, credentials = account.credentials) =>
    sign({ ...account, credentials }, draw, operation, { ...order, input });

  // Each press changes another field.
  const changes = changesOf(order.input, again);
  let next = 0;
  const changeCharacter = () => {
    const { name, before, after, outcome } = changes[next++ % changes.length];
    replace(
      place,
      el("p", {}, el("code", {}, name), " ", compared(before, after), " → ", compared(after, before)),
      signatures(signature, outcome.explanation.sign),
      el("p", { class: "note" }, t("tour.characterNote")),
    );
  };
  const changeSecret = () => {
    const { name, ...unsigned } = signingSecret(account);
    const changed = () => ({
      ...account.credentials,
      [name]: withLastChanged(String(account.credentials[name])),
    });
    const { explanation, error } = unsigned.error ? unsigned : again(order.input, changed());
    if (error) {
      replace(place, el("p", { class: "note", "data-tone": "bad", lang: "en" }, prose(error.message)));
      return;
    }
    replace(
      place,
      el("p", {}, t("tour.secretChanged", { name })),
      signatures(signature, explanation.sign),
      el("p", { class: "note" }, t("tour.secretNote")),
    );
  };
  return section(
    t("tour.title"),
    null,
    el("p", { class: "small muted" }, t("tour.intro")),
    el(
      "div",
      { class: "buttons" },
      changes.length > 0 ? button("change-character", t("tour.character"), changeCharacter) : null,
      button("change-secret", t("tour.secret"), changeSecret),
    ),
    place,
  );
}

function button(id, words, click) {
  return el("button", { type: "button", class: "button", id, on: { click } }, words);
}

/** For each text of the order that can be another by one character: what it is then, and what is made of it. */
function changesOf(input, again) {
  if (input === null || typeof input !== "object") return [];
  const texts = Object.entries(input).filter(([, value]) => ["string", "number"].includes(typeof value));
  return texts
    .map(([name, value]) => {
      const before = String(value);
      const after = withLastChanged(before);
      return { name, before, after, outcome: again({ ...input, [name]: after }) };
    })
    .filter(({ before, after, outcome }) => before !== after && !outcome.error);
}

/** The last letter or digit becomes another one. */
function withLastChanged(text) {
  return text.replace(/[0-9a-z](?=[^0-9a-z]*$)/i, (last) => {
    if (/\d/.test(last)) return last === "9" ? "8" : String(Number(last) + 1);
    return last.toLowerCase() === "a" ? "b" : "a";
  });
}

function signatures(before, after) {
  const differ = [...before].filter((character, at) => character !== after[at]).length;
  return [
    el(
      "dl",
      { class: "signatures" },
      el("dt", {}, t("tour.before")),
      el("dd", { class: "mono" }, before),
      el("dt", {}, t("tour.after")),
      el("dd", { class: "mono", id: "other-sign" }, compared(after, before)),
    ),
    el("p", { id: "difference" }, t("tour.differ", { differ, all: before.length })),
  ];
}

/** A text with each character marked that the other one does not have at its place. */
function compared(text, other) {
  const runs = [];
  for (const [at, character] of [...text].entries()) {
    const differs = character !== other[at];
    if (runs.at(-1)?.differs === differs) runs.at(-1).text += character;
    else runs.push({ differs, text: character });
  }
  return el(
    "span",
    { class: "mono" },
    runs.map((run) => (run.differs ? el("mark", {}, run.text) : run.text)),
  );
}
