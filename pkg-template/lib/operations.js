// Generated from the core's field tables by `cargo xtask generate`.

/** The operations of each gateway. The index is the core's operation number. `form`: the payer's browser submits
 * it. `open`: the caller gives the path. */
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

/** Default lengths of the random strings, by gateway and credential, in the order of use. */
export const randomLengths = {
  Bibao: { keyALength: 6, keyCLength: 4 },
};

/** Largest accepted body in bytes, unless the option `maxBytes` is set. */
export const defaultMaxBytes = 65536;
