// Generated from the core's field tables by `cargo xtask generate`.
/** The merchant's credentials at each gateway of the sandbox. They are valid only there. */
export const accounts = {
  basicex: {
    merNo: "811496833912834",
    apiKey: "sandbox-basicex-api-key-that-opens-nothing-but-this-sandbox-0001",
    secretKey: "sandbox-basicex-secret-that-opens-nothing-but-this-sandbox-00002",
  },
  bibao: {
    merCode: "sandbox",
    desKey: "sandbox8",
    keyB: "SandboxKeyB",
    keyALength: 6,
    keyCLength: 4,
  },
  ubao: {
    merchantId: 2000213,
    apiKey: "sandbox-ubao-api-key-that-opens-nothing",
  },
  vpay: {
    key: "sandboxVpayKey01",
    secret: "sandbox-vpay-secret-that-opens-nothing",
  },
  lianhe: {
    appKey: "sandboxLianheAppKey01",
    secretKey: "sandbox-lianhe-secret-that-opens-nothing",
  },
};
