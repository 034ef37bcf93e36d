// Generated from the core's field tables by `cargo xtask generate`.

/** The operations of each gateway, in the order by which the core numbers them. A browser submits a form; an
 * open one is called at a path of the caller's. */
export const operations = {
  Basicex: [
    { name: "cashier", form: true, open: false },
    { name: "precreate", form: false, open: false },
    { name: "query", form: false, open: false },
    { name: "refund", form: false, open: false },
    { name: "refundQuery", form: false, open: false },
    { name: "agentpay", form: false, open: false },
    { name: "agentpayQuery", form: false, open: false },
    { name: "exchangeRate", form: false, open: false },
  ],
  Ubao: [
    { name: "createAddress", form: false, open: false },
    { name: "withdraw", form: false, open: false },
    { name: "checkAddress", form: false, open: false },
    { name: "addAddress", form: false, open: false },
    { name: "coins", form: false, open: false },
    { name: "pooling", form: false, open: false },
    { name: "verifyOwnership", form: false, open: false },
  ],
};
