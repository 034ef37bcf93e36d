/** The merchant's orders and their results. */

export const WAITING = "waiting";

/** The status after each action. */
export const OUTCOMES = { pay: "paid", succeed: "paid", fail: "failed", expire: "expired" };

/** The actions of a payer. */
const PAYMENT = ["pay", "fail", "expire"];
/** The results of a payout, refund or withdrawal: nobody pays it, and it does not expire. */
const PAYOUT = ["succeed", "fail"];

/**
 * `trades` are the files of `gateways/`. Indexes in memory find orders: ten thousand orders must not make a request slower.
 */
export function createOrders({ store, journal, origin, trades }) {
  const tradesById = new Map(trades.map((trade) => [trade.id, trade]));
  const all = [];
  const byGateway = new Lists();
  const byNumber = new Lists();
  const byUser = new Lists();
  let last = 0;

  for (const order of store.all("order")) index(order);

  function index({ id, gateway, merchantOrderId, user }) {
    all.push(id);
    byGateway.add(gateway, id);
    if (merchantOrderId) byNumber.add(`${gateway} ${merchantOrderId}`, id);
    if (user) byUser.add(`${gateway} ${user}`, id);
  }

  /** A growing number that is safe as a JSON number and unique, even after a restart. */
  function nextId() {
    last = Math.max(Date.now() * 1000, last + 1);
    return String(last);
  }

  /** The allowed actions of an order. It has none while it waits for the merchant's approval. */
  function actionsOf(order) {
    const { gateway, status, payout } = order;
    if (status !== WAITING || tradesById.get(gateway).isInReview?.(order)) return [];
    return payout ? PAYOUT : PAYMENT;
  }

  /** The public form of an order. */
  const shown = (order) => ({ ...order, actions: actionsOf(order) });

  function save(order) {
    store.put("order", order.id, order);
    journal.publish("order", shown(order));
    return order;
  }

  const get = (id) => store.get("order", id);
  const newest = (ids, count) => ids.slice(-count).map(get);

  return {
    nextId,
    save,
    get,
    actionsOf,
    shown,

    /**
     * Opens an order of `{ gateway, operation, payout?, amount, amountOpen?, currency, merchantOrderId, user?, notifyUrl,
     * data, page? }`. `data` is for the gateway's own use.
     */
    open({ page = false, ...fields }) {
      const id = nextId();
      const order = {
        id,
        status: WAITING,
        payout: false,
        createdAt: new Date().toISOString(),
        settledAt: null,
        cashierUrl: page ? `${origin}/pay/${id}` : null,
        ...fields,
      };
      index(order);
      return save(order);
    },

    /** The newest orders of all, of a gateway, or of one of its users. The oldest of them is first. */
    newest: (count) => newest(all, count),
    newestOf: (gateway, count) => newest(byGateway.get(gateway), count),
    newestOfUser: (gateway, user, count) => newest(byUser.get(`${gateway} ${user}`), count),

    /** A gateway's orders with this merchant order number: one for each operation that used it. */
    numbered: (gateway, number) => byNumber.get(`${gateway} ${number}`).map(get),

    /** Ends an order, once. */
    settle(order, status) {
      return save({ ...order, status, settledAt: new Date().toISOString() });
    },
  };
}

/** Lists of numbers, by key. */
class Lists {
  #lists = new Map();

  add(key, id) {
    const list = this.#lists.get(key);
    if (list) list.push(id);
    else this.#lists.set(key, [id]);
  }

  get(key) {
    return this.#lists.get(key) ?? [];
  }
}
