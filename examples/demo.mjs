// Signs the sample order of the Basicex documentation and verifies two notifications, without any network.
// Usage: node demo.mjs [folder for cashier.html]
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Basicex, Ubao } from "paychop";
import { notification } from "paychop/testing";

const folder = resolve(process.argv[2] ?? ".");

// Made up; a merchant gets the real ones from the gateway.
const basicexCredentials = {
  merNo: "811496833912834",
  apiKey: "demo-api-key-that-opens-nothing",
  secretKey: "demo-secret-key-that-opens-nothing",
};
const ubaoCredentials = { merchantId: 2000213, apiKey: "demo-api-key-that-opens-nothing" };

const order = {
  merOrderNo: "swR75kHGS2jQYfeN",
  clientIp: "127.0.0.1",
  totalAmount: 18.37,
  currency: "USDT",
  description: "会员充值",
  orderSource: "APP",
  tradeStartTime: "2023-03-31 22:03:53",
  expireTime: 900,
  notifyUrl: "https://google.com",
  returnUrl: "https://google.com",
  attach: "",
  goodsDetails: [{ goodsType: "01", goodsId: "100001", goodsName: "Test", quantity: 1, price: 18.37 }],
};

// One time and one nonce for the whole run, so that what is explained is what is signed.
const now = Date.now();
const nonce = crypto.randomUUID().replaceAll("-", "");
const basicex = new Basicex(basicexCredentials, {
  now: () => now,
  nonce: () => nonce,
  notificationKind: "payment",
});
const ubao = new Ubao(ubaoCredentials, { baseUrl: "https://ubao.example" });

title("A Basicex order");
const { signString, algorithm, sign } = basicex.explain("cashier", order);
show("sign string, secrets masked", signString);
show(algorithm, sign);

const form = basicex.cashier(order);
show(`signed envelope, the form field "data" of ${form.method} ${form.url}`, JSON.parse(form.fields.data));

mkdirSync(folder, { recursive: true });
const page = join(folder, "cashier.html");
writeFileSync(page, form.html);
show("the page that submits it by itself", page);

receive(
  "A Basicex notification",
  basicex,
  notification(basicex, "payment", { merOrderNo: order.merOrderNo }),
);
receive("A UBAO recharge notification", ubao, notification(ubao, "recharge"));

/** What a merchant does with a notification: verify the raw body, look at what it says, acknowledge. */
function receive(name, gateway, { headers, body }) {
  title(name);
  show("what came", body);
  const verified = gateway.verify(body, { contentType: headers["content-type"] });
  show("what it says", verified);
  const { status, headers: answer, body: ack } = gateway.ack(verified);
  show("the exact ack", `${status}, ${answer["content-type"]}, body ${JSON.stringify(ack)}`);
}

function title(text) {
  console.log(`\n${text}\n${"=".repeat(text.length)}`);
}

function show(label, value) {
  console.log(`\n${label}:\n${typeof value === "string" ? value : JSON.stringify(value, null, 2)}`);
}
