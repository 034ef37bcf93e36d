/** Creates the sandbox from its parts. */
import { once } from "node:events";
import { isIPv6 } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkedOptions, isBoolean, isFunction, isObject, isText, whole } from "../shared/settings.js";
import { accounts } from "./accounts.js";
import { createConformance } from "./conformance.js";
import { createControl } from "./control.js";
import { createCourier } from "./deliver.js";
import { Desk } from "./desk.js";
import { createJournal } from "./events.js";
import { trades } from "./gateways/index.js";
import { createBudget } from "./inspect.js";
import { createMerchant } from "./merchant.js";
import { createOrders } from "./orders.js";
import { createPurses } from "./purses.js";
import { createRoutes } from "./routes.js";
import { serve } from "./server.js";
import { memoryStore } from "./store-memory.js";
import { sqliteStore } from "./store-sqlite.js";

const LOOPBACK = "127.0.0.1";
const DEFAULT_PORT = 4870;
/** Number of orders in the state. */
const SHOWN_ORDERS = 500;
const WWW = fileURLToPath(new URL("../www", import.meta.url));
const GATEWAYS = trades.map(({ id }) => id);
const FUNCTION = [isFunction, "a function"];
const FILE = [isText, "the name of a file"];
const RULES = {
  port: whole(0, 65535),
  host: [isText, "a host name or an address"],
  store: FILE,
  conformance: FILE,
  fast: [
    (fast) => isBoolean(fast) || (Number.isFinite(fast) && fast > 0),
    "true, false or a number above zero",
  ],
  www: [isText, "the name of a folder"],
  onRequest: FUNCTION,
  onAttempt: FUNCTION,
  notifyUrls: [
    (urls) => isObject(urls) && Object.keys(urls).every((id) => GATEWAYS.includes(id)),
    `an object of URLs by gateway (${GATEWAYS.join(", ")})`,
  ],
  notifyHosts: [(hosts) => Array.isArray(hosts) && hosts.every(isText), "an array of host names"],
};

/** See `sandbox.d.ts`. */
export function createSandbox(options) {
  const {
    port = DEFAULT_PORT,
    host = LOOPBACK,
    store: file,
    conformance: book,
    fast = false,
    www = WWW,
    onRequest,
    onAttempt,
    notifyUrls = {},
    notifyHosts,
  } = checkedOptions("createSandbox", options, RULES);
  /** The running server, and the promises of its start and its stop. Simultaneous calls share them. */
  let running;
  let opening;
  let closing;

  async function open() {
    const journal = createJournal();
    const conformance = createConformance({ file: book, gateways: GATEWAYS, journal });
    const store = file === undefined ? memoryStore() : await sqliteStore(file);
    // The routes need the address, which is known only after the server listens.
    let route;
    const server = serve({ route: (request) => route(request), journal, host });
    try {
      server.listen(port, host);
      await once(server, "listening");
      const url = `http://${reachable(host)}:${server.address().port}`;
      const courier = createCourier({ journal, store, fast, notifyHosts, onAttempt });
      const orders = createOrders({ store, journal, origin: url, trades });
      const purses = createPurses({ store });
      const tools = { store, journal, courier, conformance, orders, purses, budget: createBudget() };
      const desks = openDesks({ origin: url, tools, onRequest, notifyUrls });
      const state = () => stateOf(desks, tools);
      const control = createControl({ desks, tools, state });
      const merchant = createMerchant({ desks, journal });
      route = createRoutes({ desks, tools, control, merchant, www: resolve(www) });
      courier.resume(desks);
      return { url, server, journal, courier, conformance, store, state };
    } catch (error) {
      server.close();
      store.close();
      throw error;
    }
  }

  async function listen() {
    if (!opening) {
      const mine = open();
      opening = mine;
      mine.then(
        (opened) => {
          if (opening === mine) running = opened;
        },
        () => {
          if (opening === mine) opening = undefined;
        },
      );
    }
    return (await opening).url;
  }

  async function close() {
    if (opening) closing = end(opening);
    opening = undefined;
    running = undefined;
    await closing;
  }

  async function end(opened) {
    const parts = await opened.catch(() => undefined);
    if (!parts) return;
    const { server, journal, courier, conformance, store } = parts;
    await courier.close();
    journal.close();
    conformance.close();
    server.close();
    server.closeAllConnections();
    await once(server, "close");
    store.close();
  }

  return {
    listen,
    close,
    get url() {
      return running?.url;
    },
    state: () => running?.state(),
  };
}

/** A host name with which this machine reaches itself. */
function reachable(host) {
  if (host === "0.0.0.0" || host === "::") return LOOPBACK;
  return isIPv6(host) ? `[${host}]` : host;
}

function openDesks({ origin, tools, onRequest, notifyUrls }) {
  const open = (trade) => {
    const notifyUrl = notifyUrls[trade.id] ?? `${origin}/_merchant/notify/${trade.id}`;
    return new Desk(trade, { origin, credentials: accounts[trade.id], notifyUrl, tools, onRequest });
  };
  return new Map(trades.map((trade) => [trade.id, open(trade)]));
}

function stateOf(desks, { orders, journal, conformance }) {
  const gateways = [...desks.values()].map(({ id, baseUrl, credentials, notifyUrl }) => [
    id,
    { baseUrl, credentials, options: {}, notifyUrl },
  ]);
  return {
    gateways: Object.fromEntries(gateways),
    orders: orders.newest(SHOWN_ORDERS).map(orders.shown),
    attempts: journal.of("attempt"),
    requests: journal.of("request"),
    merchant: journal.of("merchant"),
    conformance: { file: conformance.file, rows: conformance.rows() },
  };
}
