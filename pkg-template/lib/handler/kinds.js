// Generated from the core's field tables by `cargo xtask generate`.

/** By gateway: the kinds, each with the fields of the reply that it requests. `orderField`: the field with the
 * merchant's order number, if the message does not show its kind. */
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
