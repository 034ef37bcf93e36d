/** By gateway: the fields with the merchant's own order number. The number of a refund comes before that of its order. */
const ORDER_NUMBERS = {
  basicex: ["merRefundOrderNo", "merOrderNo"],
  bibao: ["OrderNum", "OrderNo"],
  ubao: ["order_sn"],
  vpay: ["localOrderId"],
  lianhe: ["mrn"],
};

/** The names of these fields. A gateway without a row is an error: its orders would have no number. */
export function orderNumbersOf(id) {
  if (!Object.hasOwn(ORDER_NUMBERS, id)) throw new Error(`order-numbers.js has no row for ${id}.`);
  return ORDER_NUMBERS[id];
}
