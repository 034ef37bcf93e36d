/** The merchant that an example is started as: its gateway object, the kind it is sent, and its environment. */
import * as paychop from "paychop";

const BASE_URL = "https://gateway.example";

export const ubao = {
  gateway: new paychop.Ubao({ merchantId: 2000213, apiKey: "ubao-api-key" }, { baseUrl: BASE_URL }),
  kind: "recharge",
  environment: { UBAO_MERCHANT_ID: "2000213", UBAO_API_KEY: "ubao-api-key", UBAO_URL: BASE_URL },
};
export const vpay = {
  gateway: new paychop.Vpay({ key: "vpay-key", secret: "vpay-secret" }, { baseUrl: BASE_URL }),
  kind: "payment",
  environment: { VPAY_KEY: "vpay-key", VPAY_SECRET: "vpay-secret", VPAY_URL: BASE_URL },
};
export const basicex = {
  gateway: new paychop.Basicex({ merNo: "8114968", apiKey: "basicex-api-key", secretKey: "basicex-secret" }),
  kind: "payment",
  environment: {
    BASICEX_MER_NO: "8114968",
    BASICEX_API_KEY: "basicex-api-key",
    BASICEX_SECRET_KEY: "basicex-secret",
  },
};
export const lianhe = {
  gateway: new paychop.Lianhe({ appKey: "lianhe-app", secretKey: "lianhe-secret" }, { baseUrl: BASE_URL }),
  kind: "payment",
  environment: { LIANHE_APP_KEY: "lianhe-app", LIANHE_SECRET_KEY: "lianhe-secret", LIANHE_URL: BASE_URL },
};
export const bibao = {
  gateway: new paychop.Bibao(
    { merCode: "merchant", desKey: "8letters", keyB: "bibao-key" },
    { baseUrl: BASE_URL },
  ),
  kind: "otc",
  environment: {
    BIBAO_MER_CODE: "merchant",
    BIBAO_DES_KEY: "8letters",
    BIBAO_KEY_B: "bibao-key",
    BIBAO_URL: BASE_URL,
  },
};
