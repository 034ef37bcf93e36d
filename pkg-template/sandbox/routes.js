/** Selects the part of the sandbox that answers a request. */
import { fileURLToPath } from "node:url";
import { kindOf } from "../shared/catalog.js";
import { orderPage } from "./pages.js";
import { text } from "./respond.js";
import { fileIn } from "./static.js";
import { style } from "./style.js";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const STYLE = "/_sandbox/style.css";

const ORDER_PAGE = /^\/pay\/(\d+)$/;
/** Node's Request refuses some methods. The handler answers all others. */
const NOTIFIED_BY = new Set(["POST", "GET", "HEAD", "PUT", "DELETE", "OPTIONS"]);
const NOTIFY = /^\/_merchant\/notify\/([a-z]+)(?:\/([A-Za-z]+))?$/;

export function createRoutes({ desks, tools, control, merchant, www }) {
  /** A cashier's or trade page. */
  function showOrder(id, lang) {
    const order = tools.orders.get(id);
    if (!order?.cashierUrl) return text("There is no such order.", 404);
    const { trade } = desks.get(order.gateway);
    return orderPage({
      order,
      gateway: trade.Gateway.gateway,
      attempts: tools.journal.of("attempt").filter(({ orderId }) => orderId === id),
      actions: tools.orders.actionsOf(order),
      rows: trade.rows?.(order) ?? [],
      questions: trade.questions?.(order) ?? [],
      returnUrl: webUrl(trade.returnUrl(order)),
      lang,
    });
  }

  async function notify(id, kind, request) {
    if (!desks.has(id)) return text("There is no such gateway.", 404);
    if (kind !== undefined && !kindOf(id, kind)) return text("There is no such kind of notification.", 404);
    if (!NOTIFIED_BY.has(request.method)) return text("Notifications are posted.", 405);
    const { method, headers, url } = request;
    const body = method === "POST" ? request.body : undefined;
    const response = await merchant.receive(
      id,
      kind,
      new Request(url, { method, headers: plain(headers), body }),
    );
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
  }

  return async (request) => {
    const { path, method, lang } = request;
    const [, first] = path.split("/");
    if (desks.has(first)) return desks.get(first).serve({ ...request, path: path.slice(first.length + 1) });
    if (path === STYLE) return style();
    if (first === "_sandbox") return control(request);
    const notified = NOTIFY.exec(path);
    if (notified) return notify(notified[1], notified[2], request);
    if (method !== "GET") return text("Not found", 404);
    const shown = ORDER_PAGE.exec(path);
    if (shown) return showOrder(shown[1], lang);
    if (first === "paychop") return fileIn(PACKAGE, path.slice(first.length + 1));
    return fileIn(www, path);
  };
}

/** Only http and https addresses become a link. */
function webUrl(url) {
  return /^https?:\/\//.test(url ?? "") ? url : undefined;
}

/** Without the headers that WHATWG's fetch reserves. */
function plain({ host, connection, "content-length": length, ...rest }) {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "string"));
}
