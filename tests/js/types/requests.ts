/** What the operations take, by the gateway's own names, and what they give. */
import { Basicex, type CashierForm, type SignedRequest, Ubao, Vpay } from "paychop";
import { same } from "./support.js";

const basicex = new Basicex({ merNo: "1", apiKey: "a", secretKey: "s" }, { notificationKind: "payment" });
const ubao = new Ubao({ merchantId: 2000213, apiKey: "k" }, { baseUrl: "https://u.example" });
const vpay = new Vpay({ key: "k", secret: "s" }, { baseUrl: "https://v.example" });
new Ubao({ merchantId: "2000213", apiKey: "k" }, { baseUrl: "https://u.example", toleranceSeconds: 300 });

const order = {
  merOrderNo: "A1",
  clientIp: "127.0.0.1",
  totalAmount: "18.37",
  currency: "USDT",
  description: "会员充值",
  orderSource: "WEB",
  tradeStartTime: "2023-03-31 22:03:53",
} as const;
const rate = { localOrderId: "A1", userCurrency: "USDT", quoteCurrency: "CNY", quoteAmount: "10" } as const;

same<CashierForm>()(basicex.cashier(order));
basicex.cashier({ ...order, totalAmount: 18.37 }, { cspNonce: "n" });
same<SignedRequest>()(basicex.query({ merOrderNo: "A1" }));
basicex.query({ orderNo: "B1" });
same<SignedRequest>()(ubao.coins());
ubao.coins(null);
ubao.coins({});
ubao.pooling({ coinID: 1002, address: "T1" });

fetch(ubao.coins().url, ubao.coins());

const answer = basicex.parseResponse("query", "{}");
same<boolean>()(answer.ok);
same<string | undefined>()(answer.redirectUrl);
same<string>()(basicex.explain("cashier", order).signString);
ubao.explain("coins");
same<string>()(vpay.explain("call", { orderId: "1" }, { path: "/order/query" }).sign);
vpay.explain("createFixedCustomRate", rate);
same<boolean>()(vpay.parseResponse("call", "{}").ok);

// @ts-expect-error a secret is missing
new Basicex({ merNo: "1", apiKey: "a" });
// @ts-expect-error baseUrl is required but for Basicex
new Ubao({ merchantId: 1, apiKey: "k" });
// @ts-expect-error an option of another gateway
new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example", bizField: "bizContent" });
// @ts-expect-error the path that the call goes to is missing
vpay.explain("call", { orderId: "1" });
// @ts-expect-error no path is asked for where the table has one
vpay.explain("createFixedCustomRate", rate, { path: "/order/query" });
// @ts-expect-error a required field is missing
basicex.cashier({ merOrderNo: "A1" });
// @ts-expect-error a name that the gateway does not have
basicex.cashier({ ...order, merOrderNumber: "A1" });
// @ts-expect-error a currency that the gateway does not have
basicex.cashier({ ...order, currency: "EUR" });
// @ts-expect-error a text field takes text only
basicex.cashier({ ...order, merOrderNo: 17 });
// @ts-expect-error neither of two fields of which one is needed
basicex.query({});
// @ts-expect-error an operation with required fields takes something
ubao.pooling();
// @ts-expect-error a form is not a request
fetch(basicex.cashier(order).url, { body: basicex.cashier(order).body });
// @ts-expect-error the operation does not exist
basicex.mint({});
// @ts-expect-error the operation does not exist
basicex.parseResponse("mint", "{}");
