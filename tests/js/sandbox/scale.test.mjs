/** Ten thousand orders must not make a request slower: it may read as many records as the first ones did. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ids, requestsOf } from "../merchants.mjs";
import { internal } from "./support.mjs";

const MANY = 10_000;
const FEW = 100;

/** A desk of each gateway over a store that counts what is read. */
async function openDesks() {
  const [
    { accounts },
    { trades },
    { Desk },
    { createOrders },
    { createPurses },
    { memoryStore },
    { createBudget },
  ] = await Promise.all(
    [
      "accounts.js",
      "gateways/index.js",
      "desk.js",
      "orders.js",
      "purses.js",
      "store-memory.js",
      "inspect.js",
    ].map(internal),
  );
  const counts = { records: 0 };
  const store = counting(memoryStore(), counts);
  const journal = { publish() {}, record: (_topic, entry) => ({ ...entry, id: "1" }), of: () => [] };
  const courier = { deliver() {}, once() {}, attempt: async () => ({ acked: true }) };
  const origin = "http://127.0.0.1:1";
  const tools = {
    store,
    journal,
    courier,
    orders: createOrders({ store, journal, origin, trades }),
    purses: createPurses({ store }),
    conformance: { note() {} },
    budget: createBudget(),
  };
  const desks = new Map(
    trades.map((trade) => [
      trade.id,
      new Desk(trade, { origin, credentials: accounts[trade.id], notifyUrl: `${origin}/n`, tools }),
    ]),
  );
  return { desks, tools, counts };
}

function counting(store, counts) {
  return {
    ...store,
    get(...args) {
      counts.records++;
      return store.get(...args);
    },
    all(...args) {
      const found = store.all(...args);
      counts.records += found.length;
      return found;
    },
  };
}

async function serve(desk, signed) {
  const { url, method, headers, body = "" } = signed;
  const { pathname, search, searchParams } = new URL(url);
  const path = pathname.slice(desk.id.length + 1);
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return desk.serve({
    method,
    path,
    search,
    query: searchParams,
    headers: { host: "x", ...lower },
    lang: "en",
    body,
  });
}

for (const id of ids) {
  test(`${id}: a request reads no more records after ${MANY} orders than after ${FEW}`, async () => {
    const { desks, tools, counts } = await openDesks();
    const desk = desks.get(id);
    const cost = async (from) => {
      counts.records = 0;
      for (let n = from; n < from + FEW; n++) {
        for (const [operation, sample] of requestsOf(id, n)) {
          // Of another user each time: the movements of one account are all read, however many it has.
          const input = sample?.UserName ? { ...sample, UserName: `user${n}` } : sample;
          const request = desk.gateway[operation](input);
          assert.equal((await serve(desk, request)).status, 200, operation);
        }
      }
      return counts.records;
    };
    const first = await cost(0);
    for (let n = 0; n < MANY; n++) {
      const order = { operation: "x", amount: "1", currency: "DC", merchantOrderId: `M${n}`, data: {} };
      tools.orders.open({ ...order, gateway: id });
      tools.store.put("address", `x${n}`, { address: `x${n}`, chainType: 1, type: "0" });
    }
    const later = await cost(FEW);
    assert.ok(later <= first * 1.1, `${first} records for the first ${FEW}, ${later} later`);
  });
}
