// Generated from the core's field tables by `cargo xtask generate`.

/** By gateway: whether the caller has to name the kind, for no message says it; and the kinds, each with the fields of
 * the reply that it asks for. */
export const kinds = {
  basicex: {
    named: true,
    replies: {
      payment: [],
      agentpay: [],
    },
  },
  bibao: {
    named: false,
    replies: {
      otc: [],
      otcVerify: ["Account", "Bank", "RealName", "SubBranch", "Status"],
      otcQuery: ["Coin", "CoinAmount"],
      getBankCard: ["Account", "Bank", "RealName", "SubBranch"],
      notice: [],
    },
  },
  ubao: {
    named: false,
    replies: {
      recharge: [],
      transfer: [],
      balance: [],
    },
  },
  vpay: {
    named: false,
    replies: {
      payment: [],
      withdraw: [],
    },
  },
  lianhe: {
    named: false,
    replies: {
      payment: [],
      payout: [],
    },
  },
};
