/** UBAO's recharges with Koa. Run with UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL and PORT. */
import Koa from "koa";
import { Ubao } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL, PORT } = process.env;
const ubao = new Ubao({ merchantId: UBAO_MERCHANT_ID, apiKey: UBAO_API_KEY }, { baseUrl: UBAO_URL });

const listener = nodeListener(
  notificationHandler(ubao, async ({ direction, outcome, amount, currency, gatewayOrderId }) => {
    const credited = direction === "in" && outcome === "succeeded";
    if (credited) console.log(`credit ${amount} ${currency} for ${gatewayOrderId}`);
  }),
);

const app = new Koa();
// Before any body parser: the sign is over the bytes as they came.
app.use(async (ctx, next) => {
  if (ctx.path !== "/notify") return next();
  // The answer is written here, not by Koa.
  ctx.respond = false;
  await listener(ctx.req, ctx.res);
});
app.listen(PORT, "127.0.0.1");
