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
  Bibao: [
    { name: "addUser", form: false, open: false },
    { name: "getAddress", form: false, open: false },
    { name: "getBalance", form: false, open: false },
    { name: "getAcctChae", form: false, open: false },
    { name: "login", form: false, open: false },
    { name: "orderDetail", form: false, open: false },
    { name: "queryStatus", form: false, open: false },
    { name: "withdrawMoneyUser", form: false, open: false },
    { name: "withdrawMoneyMerchant", form: false, open: false },
    { name: "approveSell", form: false, open: false },
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
  Vpay: [
    { name: "createFixedCustomRate", form: false, open: false },
    { name: "call", form: false, open: true },
  ],
  Lianhe: [
    { name: "payPage", form: true, open: false },
    { name: "pay", form: false, open: false },
    { name: "paymentQuery", form: false, open: false },
    { name: "payout", form: false, open: false },
    { name: "payoutQuery", form: false, open: false },
    { name: "balance", form: false, open: false },
  ],
};

/** Gateways whose requests have several random texts: the credentials with their lengths, in their order, and
 * the length where they do not say it. */
export const randomLengths = {
  Bibao: { keyALength: 6, keyCLength: 4 },
};

/** The largest body that is read, in bytes, where the options do not say it. */
export const defaultMaxBytes = 65536;
