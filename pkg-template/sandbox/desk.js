/** One gateway's counter: takes the merchant's requests, answers them, and tells the merchant what became of its orders. */
import { checkRequest, notification } from "../testing.js";
import { operationAt } from "./catalog.js";
import { isFromOwnPage } from "./guard.js";
import { inspect } from "./inspect.js";
import { actionsOf, OUTCOMES, WAITING } from "./orders.js";

/** Something that the gateway refuses although the request is well made and rightly signed. */
export class Refusal extends Error {
  /** `field` names the field of the request that has to change, where one has. */
  constructor(code, message, field) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** Fields in which gateways carry the merchant's own number of an order; a refund's before that of the order. */
const ORDER_NUMBERS = [
  "merRefundOrderNo",
  "merOrderNo",
  "OrderNum",
  "OrderNo",
  "localOrderId",
  "mrn",
  "order_sn",
];

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

  /** `judged` is what the core says of the request, `verdict` what the gateway makes of it. */
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
        merchantOrderId: ORDER_NUMBERS.map((name) => data[name]).find(Boolean) ?? null,
        ok,
        code,
        message,
        field,
        violations,
        ...inspect(this.gateway, this.trade.signed(request), { ...verdict, operation }, this.tools.budget),
      },
      { request: { method, url, headers, body }, response },
    );
    // What a person tries on the demo page says nothing about the client that is being written.
    if (!isFromOwnPage(headers)) this.#keepBook(entry, judged.ok);
    this.onRequest?.(entry);
    return entry;
  }

  /** A request that is well made and rightly signed counts, whatever has become of its order. */
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
   * The order of one of these operations by the merchant's number or the gateway's, both where both are given. An empty
   * number is as good as none.
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
   * The same; where there is none, the sample that the gateway's documentation speaks of, made now. So a form with the
   * documentation's examples has something to ask for, to refund, to approve.
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

  /** Ends an order by what the payer chose, and tells the merchant. */
  settle(order, action, input = {}) {
    if (order.status !== WAITING) throw new Refusal("settled", `The order is ${order.status} already.`);
    const actions = actionsOf(order);
    if (actions.length === 0) throw new Refusal("in_review", "The merchant has to approve this order first.");
    if (!actions.includes(action)) {
      throw new Refusal("not_offered", `This order takes ${actions.join(" or ")}, not ${action}.`);
    }
    const chosen = action === "pay" ? (this.trade.chosenBy?.(order, input) ?? order) : order;
    // What a payout has taken comes back when it fails, and only then.
    if (order.payout && action === "fail") this.trade.giveBack?.(order, this);
    const settled = this.tools.orders.settle(chosen, OUTCOMES[action]);
    this.tell(settled, this.trade.notes(settled, this));
    return this.tools.orders.get(settled.id);
  }

  /** What the deposit page says of the deposit that it has just made. */
  deposited(query) {
    const sent = this.tools.orders.get(query.get("sent") ?? "");
    const attempts = this.tools.journal.of("attempt").filter(({ orderId }) => orderId === sent?.id);
    return { gateway: this.id, name: this.trade.Gateway.gateway, sent, attempts };
  }

  // ---- notifications ----

  /** Sends notifications about an order, and remembers them for whoever wants them again. */
  tell(order, notes) {
    const { id: orderId, merchantOrderId, notifyUrl: url } = order;
    const addressed = notes.map((note) => ({ url, orderId, merchantOrderId, ...note }));
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
