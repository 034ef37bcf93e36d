/** What has happened so far, by topic: later news of the same order or attempt replaces the earlier. */

const LISTS = { request: "requests", attempt: "attempts", merchant: "merchant" };

export function createRecord(state) {
  let orders = new Map();
  let entries = new Map();
  let conformance = { file: null, rows: new Map() };

  const add = (topic, data) => {
    if (topic === "cleared") entries = new Map();
    else if (topic === "order") orders.set(data.id, data);
    else if (topic === "conformance") conformance.rows.set(`${data.gateway} ${data.operation}`, data);
    else entries.set(data.id, { topic, data });
  };
  const reset = (next) => {
    orders = new Map();
    entries = new Map();
    conformance = { file: next?.conformance.file ?? null, rows: new Map() };
    for (const order of next?.orders ?? []) add("order", order);
    for (const row of next?.conformance.rows ?? []) add("conformance", row);
    for (const [topic, list] of Object.entries(LISTS)) {
      for (const data of next?.[list] ?? []) add(topic, data);
    }
  };
  reset(state);

  return {
    add,
    reset,
    /** The newest first. */
    orders: () => [...orders.values()].sort(byTime((order) => order.createdAt)),
    /** The newest first. */
    log: () => [...entries.values()].sort(byTime((entry) => entry.data.at)),
    /** The attempts of one order, the oldest first. */
    attemptsOf: (order) =>
      [...entries.values()]
        .filter(({ topic, data }) => topic === "attempt" && data.orderId === order.id)
        .map(({ data }) => data)
        .sort(byTime((attempt) => attempt.at))
        .reverse(),
    /** `{ file, rows }`: the book of what a client can do, in the order of the tables; file is null where none is kept. */
    conformance: () => ({ file: conformance.file, rows: [...conformance.rows.values()] }),
  };
}

/** Newest first; what came at the same moment, the later told first. */
function byTime(timeOf) {
  return (a, b) => new Date(timeOf(b)) - new Date(timeOf(a));
}
