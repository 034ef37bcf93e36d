/** `/_sandbox/…`: requests of the demo page and of the sandbox's own pages. */
import { Refusal } from "./desk.js";
import { isNotCrossOrigin } from "./guard.js";
import { OUTCOMES } from "./orders.js";
import { refusalPage } from "./pages.js";
import { json, seeOther } from "./respond.js";
import { play, tricks } from "./tricks.js";

const ACTION = /^\/_sandbox\/orders\/(\d+)\/([a-z]+)$/;
const PLAIN = new Set(["string", "number", "boolean"]);
const EXCHANGE = /^\/_sandbox\/(?:attempts|requests)\/([\d-]+)$/;

export function createControl({ desks, tools, state }) {
  const { orders } = tools;

  function act(order, action, input) {
    const desk = desks.get(order.gateway);
    if (Object.hasOwn(OUTCOMES, action)) return desk.settle(order, action, input);
    play(action, order, desk, tools);
    return orders.get(order.id);
  }

  function change(request) {
    const [, id, action] = ACTION.exec(request.path) ?? [];
    if (id !== undefined) {
      const order = orders.get(id);
      if (!order) return json({ code: "no_such_order", message: "There is no such order." }, 404);
      if (!Object.hasOwn(OUTCOMES, action) && !Object.hasOwn(tricks, action)) return notFound();
      const changed = act(order, action, inputOf(request));
      return byForm(request)
        ? seeOther(`${order.cashierUrl ?? "/"}?lang=${request.lang}`)
        : json(orders.shown(changed));
    }
    if (request.path === "/_sandbox/clear") {
      tools.journal.clear();
      return json({});
    }
    if (request.path !== "/_sandbox/deposits") return notFound();
    const { gateway = "ubao", ...input } = inputOf(request);
    const desk = desks.get(gateway);
    if (!desk?.trade.deposit) {
      throw new Refusal("no_deposits", "Coins arrive from outside at UBAO and Bibao only.");
    }
    const order = desk.trade.deposit(input, desk);
    return byForm(request)
      ? seeOther(`/${gateway}/deposit?lang=${request.lang}&sent=${order.id}`)
      : json(orders.shown(order), 201);
  }

  function read({ path }) {
    if (path === "/_sandbox/state") return json(state());
    const id = EXCHANGE.exec(path)?.[1];
    if (id === undefined) return notFound();
    const exchange = tools.journal.detail(id);
    return exchange
      ? json({ id, ...exchange })
      : json({ code: "forgotten", message: "It is not kept any more." }, 404);
  }

  return (request) => {
    if (request.method === "GET") return read(request);
    if (request.method !== "POST") return notFound();
    if (!isNotCrossOrigin(request.headers)) {
      return json({ code: "other_origin", message: "Only the sandbox's own pages may do this." }, 403);
    }
    try {
      return change(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return byForm(request)
        ? refusalPage(error, backOf(request))
        : json({ code: error.code, message: error.message }, 409);
    }
  };
}

/** The sandbox page of a form. */
function backOf({ headers: { referer } }) {
  const { pathname = "/", search = "" } = URL.canParse(referer) ? new URL(referer) : {};
  return pathname + search;
}

function notFound() {
  return json({ code: "not_found", message: "There is nothing at this address." }, 404);
}

function isForm({ headers }) {
  return (headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
}

/** A browser that submits a form needs a page as the answer. */
function byForm(request) {
  return isForm(request) && (request.headers.accept ?? "").includes("text/html");
}

/** The deposit page selects address and coin together: without a script, one menu cannot depend on another. */
function formOf(text) {
  const { to, ...fields } = Object.fromEntries(new URLSearchParams(text));
  const [address, coinID] = to?.split(" ") ?? [];
  return to === undefined ? fields : { ...fields, address, coinID };
}

function inputOf(request) {
  const text = String(request.body);
  if (isForm(request)) return formOf(text);
  if (text === "") return {};
  try {
    const input = JSON.parse(text);
    // None of these requests has an object as a value.
    if (Object.values(input).every((value) => PLAIN.has(typeof value))) return { ...input };
  } catch {
    // Reported below, with the same message as for a string or a number.
  }
  throw new Refusal("malformed_body", "The body is not a JSON object of texts and numbers.");
}
