/**
 * What the lines need to know of a gateway, in addition to its tables and the row of its messages. `paid`, `notice` and
 * `incoming` are the fields that must have these values, those of Basicex's envelope behind `envelope`; `ids` are the fields
 * that must not hold an `&`.
 */
export const FACTS = {
  basicex: {
    numbersIn: "data",
    envelope: { code: "0000" },
    paid: { status: "2" },
    paidText: "code is 0000 and status in data is 2",
  },
  bibao: {
    ack: '{"Success":true,"Code":1,"Message":"success"}',
    paid: { State1: "2", State2: "2" },
    paidText: "State1 and State2 are both 2",
    incoming: { Type: "1" },
    incomingText: "Type 1 of an order",
    notice: { Type: "4", State: "4" },
    ids: ["OrderId", "OrderNum"],
  },
  ubao: {
    paid: { callbackType: "recharge" },
    paidText: "callbackType is recharge",
    incoming: { callbackType: "recharge" },
    incomingText: "callbackType recharge",
    // A transfer and the balance of an address have fewer fields than a recharge.
    kinds: ["recharge", "transfer", "balance"],
    shifted: true,
  },
  vpay: {
    decimals: " In the sign string, a number with a fraction has no zeros at its end.",
    paid: { status: "SUCCESS" },
    paidText: "status is SUCCESS",
    incoming: { type: "PAYMENT" },
    incomingText: "type PAYMENT",
    ids: ["orderId", "localOrderId"],
  },
  lianhe: {
    incomingText: "messages with channel and originAmount. A payout has neither, and a URL of its own",
    ids: ["mrn"],
  },
};

/** What is otherwise at a URL of payouts. */
export const AT_PAYOUTS = {
  basicex: { paid: { status: "1" }, paidText: "code is 0000 and status in data is 1" },
};
