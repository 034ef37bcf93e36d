/** One gateway: receives the merchant's requests, answers them, and notifies the merchant of the results of its orders. */
import { tableOf } from "../shared/catalog.js";
import { checkRequest, notification } from "../testing.js";
import { isFromOwnPage } from "./guard.js";
import { inspect } from "./inspect.js";
import { operationAt } from "./operation-at.js";
import { OUTCOMES, WAITING } from "./orders.js";

/** A refusal by the gateway, although the fields and the signature of the request are valid. */
export class Refusal extends Error {
  /** `field` is the field of the request that must change, if there is one. */
  constructor(code, message, field) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/**
 * `trade` is one of the files of `gateways/`, with the behaviour of its gateway. `tools` are the sandbox's orders, store,
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
    this.orderNumbers = tableOf(trade.id).orderNumbers;
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
    const { id } = this.#note(incoming, verdict, refusal ?? verdict, response);
    return { ...response, headers: { ...response.headers, "x-paychop-request": id } };
  }

  async #answer(verdict) {
    if (!verdict.ok) return { response: this.trade.refuse(verdict, this) };
    try {
      return { response: await this.trade.operations[verdict.operation](verdict.data, this) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, field } = error;
      const refusal = { ...verdict, ok: false, code, message, field };
      return { response: this.trade.refuse(refusal, this), refusal };
    }
  }

  /** `judged` is the core's result for the request, `verdict` the gateway's. */
  #note(request, judged, verdict, response) {
    const { method, url, headers, body } = request;
    const operation = verdict.operation ?? operationAt(this, request);
    const { path, ok, code, message, field, violations, data = {} } = verdict;
    const entry = this.tools.journal.record(
      "request",
      {
        at: new Date().toISOString(),
        gateway: this.id,
        path,
        operation,
        merchantOrderId: this.orderNumbers.map((name) => data[name]).find(Boolean) ?? null,
        ok,
        code,
        message,
        field,
        violations,
        ...inspect(
          this.gateway,
          this.trade.signed(request, this),
          { ...verdict, operation },
          this.tools.budget,
        ),
      },
      { request: { method, url, headers, body }, response },
    );
    // Requests from the demo page do not show what the client can do.
    if (!isFromOwnPage(headers)) this.#keepBook(entry, judged.ok);
    this.onRequest?.(entry);
    return entry;
  }

  /** A request with valid fields and a valid signature counts, for every result of its order. */
  #keepBook({ gateway, operation, at, code, message, findings }, right) {
    const problem = right ? null : { at, code, message, findings };
    this.tools.conformance.note({ gateway, operation, right, at, problem });
  }

  // ---- orders ----

  open(order) {
    return this.tools.orders.open({
      ...order,
      gateway: this.id,
      notifyUrl: order.notifyUrl ?? this.notifyUrl,
    });
  }

  /**
   * The order of one of these operations, by the merchant's number or the gateway's number, or by both. An empty number
   * counts as missing.
   */
  find(operations, { number, id }) {
    if (!number && !id) return undefined;
    const { orders } = this.tools;
    const found = id ? [orders.get(id)] : orders.numbered(this.id, number);
    return found.find(
      (order) =>
        order?.gateway === this.id &&
        operations.includes(order.operation) &&
        (!number || order.merchantOrderId === number),
    );
  }

  /**
   * The same. If there is none, the sample of the gateway's documentation is created. So a form with the documentation's
   * examples has an order to query, to refund or to approve.
   */
  findOrSample(operations, wanted) {
    return this.find(operations, wanted) ?? this.#sample(operations[0], wanted);
  }

  #sample(operation, { number, id }) {
    const sample = number && !id ? this.trade.sample?.(operation, number, this) : undefined;
    if (!sample) throw new Refusal("no_such_order", `There is no order ${number || id}: create it first.`);
    const { status, ...order } = sample;
    const opened = this.open({ ...order, operation, merchantOrderId: number, sample: true });
    return status ? this.tools.orders.settle(opened, status) : opened;
  }

  /** Ends an order with the payer's choice, and notifies the merchant. */
  settle(order, action, input = {}) {
    if (order.status !== WAITING) throw new Refusal("settled", `The order is ${order.status} already.`);
    const actions = this.tools.orders.actionsOf(order);
    if (actions.length === 0) throw new Refusal("in_review", "The merchant has to approve this order first.");
    if (!actions.includes(action)) {
      throw new Refusal("not_offered", `This order takes ${actions.join(" or ")}, not ${action}.`);
    }
    const chosen = action === "pay" ? (this.trade.chosenBy?.(order, input) ?? order) : order;
    // The amount of a payout is returned only if it fails.
    if (order.payout && action === "fail") this.trade.giveBack?.(order, this);
    const settled = this.tools.orders.settle(chosen, OUTCOMES[action]);
    this.tell(settled, this.trade.notes(settled, this));
    return this.tools.orders.get(settled.id);
  }

  /** The result of a deposit, for the deposit page. */
  deposited(query) {
    const sent = this.tools.orders.get(query.get("sent") ?? "");
    const attempts = this.tools.journal.of("attempt").filter(({ orderId }) => orderId === sent?.id);
    return { gateway: this.id, name: this.trade.Gateway.gateway, sent, attempts };
  }

  // ---- notifications ----

  /** Sends notifications about an order, and saves them for a repeated delivery. */
  tell(order, notes) {
    const { id: orderId, merchantOrderId, notifyUrl: url } = order;
    const addressed = notes.map((note) => ({ url, orderId, merchantOrderId, ...note }));
    this.tools.orders.save({ ...order, notes: [...(order.notes ?? []), ...addressed] });
    for (const note of addressed) this.tools.courier.deliver(this, note);
  }

  /** A notification with a new signature. */
  message({ kind, data }) {
    return notification(this.gateway, kind, data);
  }

  /** Whether the merchant's answer ends the retries. */
  acked({ status, body }) {
    return status === 200 && this.trade.acked(body);
  }
}
