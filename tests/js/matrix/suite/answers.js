/** What each gateway is answered with, byte for byte, and what nothing goes without: random text and the clock. */
import { firstCase, gatewayOf, hintsOf, vectors } from "./cases.js";
import { equal, ok } from "./check.js";

/** Bodies of acknowledgements that are not `success`; Bibao's is JSON. */
const ACKNOWLEDGED = { Bibao: undefined, Ubao: "SUCCESS" };

export function answerTests({ paychop, testing }) {
  return [
    ...Object.keys(vectors).map((name) => [
      `${name} ack`,
      () => {
        const body = name in ACKNOWLEDGED ? ACKNOWLEDGED[name] : "success";
        const { gateway, notification } = received(paychop, name);
        const ack = gateway.ack(notification);
        equal(ack.status, 200, "status");
        if (body !== undefined) equal(ack.body, body, "ack");
        const rejected = gateway.reject(notification);
        ok(rejected.status !== 200 || rejected.body !== ack.body, "a refusal looks like an ack");
      },
    ]),
    [
      "Bibao's JSON ack",
      () => {
        const { gateway, notification } = received(paychop, "Bibao");
        const { Success, Code } = JSON.parse(gateway.ack(notification).body);
        equal([Success, Code], [true, 1], "ack");
        equal(JSON.parse(gateway.reject(notification).body).Success, false, "refusal's Success");
      },
    ],
    [
      "nonce and time of the runtime itself",
      () => {
        const { credentials } = firstCase("Ubao", { kind: "request" });
        const gateway = new paychop.Ubao(credentials, {
          baseUrl: "https://gateway.example",
          encoding: "json",
        });
        const [first, second] = [gateway.coins(), gateway.coins()].map(({ body }) => JSON.parse(body));
        ok(first.nonce !== second.nonce, "two requests have the same nonce");
        ok(Math.abs(first.timestamp - Date.now() / 1000) < 60, `the time is said to be ${first.timestamp}`);
      },
    ],
    [
      "a notification of paychop/testing verifies",
      () => {
        const { gateway } = received(paychop, "Vpay");
        const { body, headers } = testing.notification(gateway, "payment", { localOrderId: "order-7" });
        const { merchantOrderId } = gateway.verify(body, { contentType: headers["content-type"] });
        equal(merchantOrderId, "order-7", "merchantOrderId");
      },
    ],
    [
      "a request of ours passes for the gateway",
      () => {
        const one = firstCase("Basicex", { kind: "request", op: "cashier" });
        const gateway = gatewayOf(paychop, "Basicex", one);
        equal(testing.checkRequest(gateway, gateway.cashier(one.input)).ok, true, "verdict");
      },
    ],
  ];
}

function received(paychop, name) {
  const one = firstCase(name, { kind: "notification", succeeded: true });
  const gateway = gatewayOf(paychop, name, one);
  return { gateway, notification: gateway.verify(one.raw, hintsOf(one)) };
}
