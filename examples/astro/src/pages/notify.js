/** Lianhe's payments with Astro. Run with LIANHE_APP_KEY, LIANHE_SECRET_KEY and LIANHE_URL. */
import { Lianhe } from "paychop";
import { notificationHandler } from "paychop/handler";

const { LIANHE_APP_KEY, LIANHE_SECRET_KEY, LIANHE_URL } = process.env;

let handler;

/** Made with the first request: while the project is built, there are no credentials. */
export function POST({ request }) {
  handler ??= notificationHandler(
    new Lianhe({ appKey: LIANHE_APP_KEY, secretKey: LIANHE_SECRET_KEY }, { baseUrl: LIANHE_URL }),
    onEvent,
  );
  return handler(request);
}

async function onEvent({ direction, outcome, amount, currency, merchantOrderId }) {
  const credited = direction === "in" && outcome === "succeeded";
  if (credited) console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
}
