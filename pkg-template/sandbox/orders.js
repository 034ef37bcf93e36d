/** Orders: what a merchant has asked for, and what became of it. */

export const WAITING = "waiting";

/** What each of the payer's three choices makes of an order. */
export const OUTCOMES = { pay: "paid", fail: "failed", expire: "expired" };

export function createOrders({ store, journal, origin }) {
  let last = 0;

  /** A number that grows, is safe as a JSON number, and is not given twice, even after a restart. */
  function nextId() {
    last = Math.max(Date.now() * 1000, last + 1);
    return String(last);
  }

  function save(order) {
    store.put("order", order.id, order);
    journal.publish("order", order);
    return order;
  }

  return {
    nextId,
    save,

    /** Opens an order. The fields not named here are for the gateway's own use. */
    open({ gateway, operation, amount = null, currency, merchantOrderId, notifyUrl, data, page = false }) {
      const id = nextId();
      return save({
        id,
        gateway,
        operation,
        status: WAITING,
        amount,
        currency,
        merchantOrderId,
        notifyUrl,
        createdAt: new Date().toISOString(),
        settledAt: null,
        cashierUrl: page ? `${origin}/pay/${id}` : null,
        data,
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
