/** Ten thousand orders must not make a request slower: it may read as many records as the first ones did. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ids } from "../merchants.mjs";
import { basicexOrder, internal } from "./support.mjs";

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
    orders: createOrders({ store, journal, origin }),
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

const URL_OF = "https://shop.example.com/n";

/** What a busy merchant sends, at each gateway. */
const JOBS = {
  basicex: (g, n) => [
    g.precreate(basicexOrder(`A${n}`)),
    g.query({ merOrderNo: `A${n}` }),
    g.agentpay({ ...basicexOrder(`P${n}`), targetType: "EMAIL", target: "a@example.com" }),
  ],
  bibao: (g, n) => [
    g.addUser({ UserName: `user${n}` }),
    g.getAddress({ UserType: 1, UserName: `user${n}`, CoinCode: "DC" }),
    g.login({ UserName: `user${n}`, Type: 1, OrderNum: `A${n}` }),
    g.withdrawMoneyUser({
      UserName: `user${n}`,
      OrderNo: `W${n}`,
      CoinCode: "DC",
      CoinAddress: "T1",
      Amount: "1",
    }),
    g.getBalance({ UserType: 1, UserName: `user${n}` }),
    g.getAcctChae({ UserName: `user${n}`, QueryType: "1" }),
  ],
  ubao: (g) => [
    g.createAddress({ chainType: 170, callUrl: URL_OF, type: 2 }),
    g.withdraw({
      from: "0xE27be41F25D66A05d1fBA4DeEF740921a5F26980",
      to: "0xc9Da8e789Ee111b40DFf90805DfE000f303e2582",
      amount: "0.001",
      coinID: 1002,
      chainType: 170,
    }),
    g.pooling({ coinID: 1004, address: "TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt" }),
  ],
  vpay: (g, n) => [
    g.createFixedCustomRate({
      localOrderId: `A${n}`,
      userCurrency: "USDT",
      quoteCurrency: "CNY",
      quoteAmount: "5",
    }),
  ],
  lianhe: (g, n) => [
    g.pay({ amount: "100", callbackUrl: URL_OF, channelId: 2, mrn: `A${n}`, returnUrl: URL_OF }),
    g.paymentQuery({ mrn: `A${n}` }),
    g.payout({
      amount: 1,
      bankName: "b",
      accountName: "a",
      accountNumber: "1",
      mrn: `P${n}`,
      callbackUrl: URL_OF,
    }),
  ],
};

for (const id of ids) {
  test(`${id}: a request reads no more records after ${MANY} orders than after ${FEW}`, async () => {
    const jobs = JOBS[id] ?? assert.fail(`JOBS says nothing of ${id}`);
    const { desks, tools, counts } = await openDesks();
    const desk = desks.get(id);
    const cost = async (from) => {
      counts.records = 0;
      for (let n = from; n < from + FEW; n++) {
        for (const request of jobs(desk.gateway, n)) assert.equal((await serve(desk, request)).status, 200);
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
