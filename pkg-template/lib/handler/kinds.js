// Generated from the core's field tables by `cargo xtask generate`.

/** By gateway: the kinds, each with the fields of the reply that it asks for. Where no message says its kind, the
 * caller has to name it; `orderField` is the field with the order number, by which the merchant's records tell it. */
export const kinds = {
  basicex: {
    orderField: "merOrderNo",
    replies: {
      payment: [],
      agentpay: [],
    },
  },
  bibao: {
    replies: {
      otc: [],
      otcVerify: ["Account", "Bank", "RealName", "SubBranch", "Status"],
      otcQuery: ["Coin", "CoinAmount"],
      getBankCard: ["Account", "Bank", "RealName", "SubBranch"],
      notice: [],
    },
  },
  ubao: {
    replies: {
      recharge: [],
      transfer: [],
      balance: [],
    },
  },
  vpay: {
    replies: {
      payment: [],
      withdraw: [],
    },
  },
  lianhe: {
    replies: {
      payment: [],
      payout: [],
    },
  },
};
