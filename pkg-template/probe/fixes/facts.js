/**
 * What the lines need to know of a gateway. `paid`, `notice` and `incoming` are the fields that must have these values,
 * those of Basicex's envelope behind `envelope`; `json` says that bodies are JSON, `id` which number of the gateway's may
 * come as a JSON number, `ids` which fields must not hold an `&`.
 */
export const FACTS = {
  basicex: {
    ack: "success",
    json: true,
    numbersIn: "data",
    money: "totalAmount",
    envelope: { code: "0000" },
    paid: { status: "2" },
    paidText: "code is 0000 and status in data is 2",
    order: "merOrderNo",
    required: ["merOrderNo", "orderNo", "status", "totalAmount", "currency"],
    event: ["orderNo", "status"],
  },
  bibao: {
    ack: '{"Success":true,"Code":1,"Message":"success"}',
    id: "OrderId",
    money: "CoinAmount",
    paid: { State1: "2", State2: "2" },
    paidText: "State1 and State2 are both 2",
    incoming: { Type: "1" },
    incomingText: "Type 1 of an order",
    notice: { Type: "4", State: "4" },
    required: ["UserName", "OrderId", "OrderNum", "Type", "Coin", "CoinAmount", "State1", "State2"],
    question: ["UserName", "OrderNum"],
    event: ["OrderId", "State1", "State2"],
    ids: ["OrderId", "OrderNum"],
  },
  ubao: {
    ack: "SUCCESS",
    money: "amount",
    paid: { callbackType: "recharge" },
    paidText: "callbackType is recharge",
    incoming: { callbackType: "recharge" },
    incomingText: "callbackType recharge",
    required: ["callbackType", "amount", "decimals", "address", "chainType", "coinID", "hash"],
    // A transfer and the balance of an address have fewer fields than a recharge.
    kinds: ["recharge", "transfer", "balance"],
    shifted: true,
    event: ["chainType", "hash", "address", "coinID", "amount"],
  },
  vpay: {
    ack: "success",
    json: true,
    id: "orderId",
    money: "amount",
    decimals: " In the sign string, a number with a fraction has no zeros at its end.",
    merchant: ["key", "KEY"],
    paid: { status: "SUCCESS" },
    paidText: "status is SUCCESS",
    incoming: { type: "PAYMENT" },
    incomingText: "type PAYMENT",
    required: ["amount", "currency", "key", "localOrderId", "orderId", "status", "type"],
    event: ["orderId", "status"],
    ids: ["orderId", "localOrderId"],
  },
  lianhe: {
    ack: "success",
    order: "mrn",
    money: "amount",
    merchant: ["appKey", "APP_KEY"],
    incomingText: "messages with channel and originAmount. A payout has neither, and a URL of its own",
    required: ["amount", "appKey", "channel", "mrn", "originAmount"],
    event: ["mrn"],
    ids: ["mrn"],
  },
};

/** What is otherwise at a URL of payouts. */
export const AT_PAYOUTS = {
  basicex: { paid: { status: "1" }, paidText: "code is 0000 and status in data is 1" },
  lianhe: { required: ["amount", "appKey", "mrn"] },
};
