/** A raw message and its answer, as they went over the wire, and what one does with them. */
import { copyButton } from "../copy.js";
import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { exchangeOf } from "../sandbox.js";
import { FORMATS } from "../sign/formats.js";

/** What a client sets by itself, and a copy of the request should not say. */
const BY_ITSELF =
  /^(host|connection|content-length|accept|accept-encoding|accept-language|user-agent|origin|referer|cookie|cache-control|pragma|upgrade-insecure-requests|priority|sec-.*)$/i;

/** Fills a place with the exchange; `verify(exchange)` is for what the gateway sent. */
export async function showExchange(place, { topic, data }, verify) {
  const exchange = await exchangeOf(topic, data.id);
  if (exchange === undefined) {
    replace(place, el("p", { class: "note", "data-tone": "bad" }, t("sign.unreachable")));
    return;
  }
  if (exchange === null) {
    replace(place, el("p", { class: "note" }, t("live.forgotten")));
    return;
  }
  const { request, response } = exchange;
  replace(
    place,
    el(
      "div",
      { class: "buttons" },
      verify && button(t("live.verify"), "verify", () => verify(exchange)),
      copyButton(() => curlOf(request), t("live.copyCurl")),
      copyButton(() => request.body, t("live.copyBody")),
    ),
    part(t("live.sent"), `${request.method} ${request.url}`, request),
    response === null
      ? el("p", { class: "note", "data-tone": "bad" }, t("live.nobody"))
      : part(t("live.answered"), `HTTP ${response.status}`, response),
  );
}

function button(words, name, click) {
  return el("button", { type: "button", class: "button", "data-do": name, on: { click } }, words);
}

/** As anybody would send it again. */
function curlOf({ method, url, headers, body }) {
  const own = Object.entries(headers).filter(([name]) => !BY_ITSELF.test(name));
  return FORMATS.curl({
    method,
    url,
    headers: Object.fromEntries(own),
    body: method === "GET" ? undefined : body,
  });
}

function part(title, first, { headers, body, truncated }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return el(
    "div",
    { class: "exchange" },
    el("h4", {}, title),
    el("pre", { class: "code", tabindex: "0", "data-part": "head" }, [first, ...lines].join("\n")),
    body === ""
      ? el("p", { class: "small muted" }, t("live.noBody"))
      : el("pre", { class: "code", tabindex: "0", "data-part": "body" }, body),
    truncated ? el("p", { class: "small muted" }, t("live.truncated")) : null,
  );
}
