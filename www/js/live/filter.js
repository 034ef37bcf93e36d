/** Which lines of the activity are shown: by words and by what they are. */
import { el } from "../dom.js";
import { t } from "../i18n.js";

const SHOWS = {
  all: () => true,
  request: ({ topic }) => topic === "request",
  attempt: ({ topic }) => topic === "attempt",
  merchant: ({ topic }) => topic === "merchant",
  problems: ({ data }) =>
    data.ok === false || data.acked === false || data.error !== undefined || Boolean(data.failure),
};

/** What of an entry is looked through. */
const WORDS = [
  "gateway",
  "operation",
  "kind",
  "merchantOrderId",
  "gatewayOrderId",
  "orderId",
  "code",
  "error",
  "status",
  "path",
  "url",
  "amount",
  "currency",
];

/** `state` is `{ words, what }`. */
export function passes({ words, what }, entry) {
  const wanted = words.trim().toLowerCase().split(/\s+/);
  const text = WORDS.map((name) => entry.data[name] ?? "")
    .join(" ")
    .toLowerCase();
  return SHOWS[what](entry) && wanted.every((word) => text.includes(word));
}

/** The controls; `changed` is called after each change. */
export function filterControls(state, changed) {
  const words = el("input", {
    type: "search",
    class: "input",
    id: "filter-words",
    placeholder: t("live.filterHint"),
    "aria-label": t("live.filter"),
    autocomplete: "off",
    spellcheck: "false",
    value: state.words,
  });
  words.addEventListener("input", () => {
    state.words = words.value;
    changed();
  });
  const options = Object.keys(SHOWS).map((value) => el("option", { value }, t(`live.show.${value}`)));
  const what = el(
    "select",
    { class: "input select-plain", id: "filter-what", "aria-label": t("live.show") },
    options,
  );
  what.value = state.what;
  what.addEventListener("change", () => {
    state.what = what.value;
    changed();
  });
  return el("div", { class: "filter", role: "search", "aria-label": t("live.filter") }, words, what);
}
