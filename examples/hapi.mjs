/** Lianhe's payments with hapi. Run with LIANHE_APP_KEY, LIANHE_SECRET_KEY, LIANHE_URL and PORT. */
import Hapi from "@hapi/hapi";
import { Lianhe } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { LIANHE_APP_KEY, LIANHE_SECRET_KEY, LIANHE_URL, PORT } = process.env;
const lianhe = new Lianhe({ appKey: LIANHE_APP_KEY, secretKey: LIANHE_SECRET_KEY }, { baseUrl: LIANHE_URL });

const listener = nodeListener(
  notificationHandler(lianhe, async ({ direction, outcome, amount, currency, merchantOrderId }) => {
    const credited = direction === "in" && outcome === "succeeded";
    if (credited) console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
  }),
);

const server = Hapi.server({ port: PORT, host: "127.0.0.1" });
server.route({
  method: "POST",
  path: "/notify",
  // The sign is over the bytes as they came: hapi must not read them.
  options: { payload: { parse: false, output: "stream" } },
  async handler({ raw }, h) {
    await listener(raw.req, raw.res);
    return h.abandon;
  },
});
await server.start();
