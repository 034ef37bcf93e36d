/** One gateway's counter: takes the merchant's requests, answers them, and tells the merchant what became of its orders. */
import { checkRequest, notification } from "../testing.js";
import { inspect } from "./inspect.js";
import { OUTCOMES, WAITING } from "./orders.js";

/** Something that the gateway refuses although the request is well made and rightly signed. */
export class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * `trade` is one of the files of `gateways/`: what its gateway says and does. `tools` are the sandbox's orders, store,
 * courier and journal.
 */
export class Desk {
  constructor(trade, { origin, credentials, notifyUrl, tools, onRequest }) {
    this.id = trade.id;
    this.trade = trade;
    this.credentials = credentials;
    this.notifyUrl = notifyUrl;
    this.baseUrl = `${origin}/${trade.id}`;
    this.gateway = new trade.Gateway(credentials, { baseUrl: this.baseUrl });
    this.retries = trade.retries;
    this.tools = tools;
    this.onRequest = onRequest;
  }

  // ---- requests of the merchant ----

  /** Answers a request below the gateway's base URL. */
  async serve(request) {
    const page = await this.trade.pages?.(request, this);
    if (page !== undefined) return page;
    const incoming = { ...request, url: `${this.baseUrl}${request.path}${request.search}` };
    const verdict = { path: request.path, ...checkRequest(this.gateway, incoming) };
    const { response, refusal } = await this.#answer(verdict);
    this.#note(incoming, refusal ?? verdict);
    return response;
  }

  async #answer(verdict) {
    if (!verdict.ok) return { response: this.trade.refuse(verdict, this) };
    try {
      return { response: await this.trade.operations[verdict.operation](verdict.data, this) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refusal = { ...verdict, ok: false, code: error.code, message: error.message };
      return { response: this.trade.refuse(refusal, this), refusal };
    }
  }

  #note(request, verdict) {
    const { path, ok, operation = null, code, message, violations } = verdict;
    const entry = {
      at: new Date().toISOString(),
      gateway: this.id,
      path,
      operation,
      ok,
      code,
      message,
      violations,
      ...inspect(this.gateway, this.trade.signed(request), verdict),
    };
    this.tools.journal.record("request", entry);
    this.onRequest?.(entry);
  }

  // ---- orders ----

  open(order) {
    return this.tools.orders.open({
      ...order,
      gateway: this.id,
      notifyUrl: order.notifyUrl ?? this.notifyUrl,
    });
  }

  /** The order for which every given field has its value; fields that were not given do not count. */
  find(wanted) {
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    return this.tools.orders.find(this.id, given)[0];
  }

  /** Ends an order by what the payer chose, and tells the merchant. */
  settle(order, action, input = {}) {
    if (order.status !== WAITING) throw new Refusal("settled", `The order is ${order.status} already.`);
    const chosen = this.trade.beforeSettling?.(order, action, input, this) ?? order;
    const settled = this.tools.orders.settle(chosen, OUTCOMES[action]);
    this.tell(settled, this.trade.notes(settled, this));
    return this.tools.orders.get(settled.id);
  }

  // ---- notifications ----

  /** Sends notifications about an order, and remembers them for whoever wants them again. */
  tell(order, notes) {
    const addressed = notes.map((note) => ({ url: order.notifyUrl, orderId: order.id, ...note }));
    this.tools.orders.save({ ...order, notes: [...(order.notes ?? []), ...addressed] });
    for (const note of addressed) this.tools.courier.deliver(this, note);
  }

  /** A notification, signed now. */
  message({ kind, data }) {
    return notification(this.gateway, kind, data);
  }

  /** Whether the merchant's answer ends the retries. */
  acked({ status, body }) {
    return status === 200 && this.trade.acked(body);
  }
}
