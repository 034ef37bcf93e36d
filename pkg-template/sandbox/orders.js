/** Orders: what a merchant has asked for, and what became of it. */

export const WAITING = "waiting";

/** What each action makes of an order. */
export const OUTCOMES = { pay: "paid", succeed: "paid", fail: "failed", expire: "expired" };

/** What a payer can do. */
const PAYMENT = ["pay", "fail", "expire"];
/** What becomes of a payout, refund or withdrawal: nobody pays it, and it does not expire. */
const PAYOUT = ["succeed", "fail"];

/** What can be done with an order now. */
export function actionsOf({ status, payout, data }) {
  if (status !== WAITING || data.stage === "review") return [];
  return payout ? PAYOUT : PAYMENT;
}

/** An order as it is shown outside. */
export function shown(order) {
  return { ...order, actions: actionsOf(order) };
}

export function createOrders({ store, journal, origin }) {
  let last = 0;

  /** A number that grows, is safe as a JSON number, and is not given twice, even after a restart. */
  function nextId() {
    last = Math.max(Date.now() * 1000, last + 1);
    return String(last);
  }

  function save(order) {
    store.put("order", order.id, order);
    journal.publish("order", shown(order));
    return order;
  }

  return {
    nextId,
    save,

    /**
     * Opens an order of `{ gateway, operation, payout?, amount, amountOpen?, currency, merchantOrderId, notifyUrl,
     * data, page? }`. `data` is for the gateway's own use.
     */
    open({ page = false, ...order }) {
      const id = nextId();
      return save({
        id,
        status: WAITING,
        payout: false,
        createdAt: new Date().toISOString(),
        settledAt: null,
        cashierUrl: page ? `${origin}/pay/${id}` : null,
        ...order,
      });
    },

    get: (id) => store.get("order", id),

    all: () => store.all("order"),

    /** Orders of one gateway for which every named field has this value. */
    find(gateway, wanted) {
      const fits = (order) => Object.entries(wanted).every(([name, value]) => order[name] === value);
      return store.all("order").filter((order) => order.gateway === gateway && fits(order));
    },

    /** Ends an order, once. */
    settle(order, status) {
      return save({ ...order, status, settledAt: new Date().toISOString() });
    },
  };
}
