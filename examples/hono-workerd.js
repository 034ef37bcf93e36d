/** Lianhe's payments with Hono on Cloudflare Workers. LIANHE_APP_KEY, LIANHE_SECRET_KEY and LIANHE_URL are bindings. */
import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { Lianhe } from "paychop";
import { notificationHandler } from "paychop/handler";

const { LIANHE_APP_KEY, LIANHE_SECRET_KEY, LIANHE_URL } = env;
const lianhe = new Lianhe({ appKey: LIANHE_APP_KEY, secretKey: LIANHE_SECRET_KEY }, { baseUrl: LIANHE_URL });

// Isolates share no memory: in production give the handler a store that they share (see redis.mjs).
const handler = notificationHandler(lianhe, async ({ kind, amount, currency, merchantOrderId }) => {
  if (kind === "payment") console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
});

const app = new Hono();
app.post("/notify", (context) => handler(context.req.raw));

export default app;
