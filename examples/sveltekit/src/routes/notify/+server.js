/** UBAO's deposits with SvelteKit. Run with UBAO_MERCHANT_ID, UBAO_API_KEY and UBAO_URL. */
import { Ubao } from "paychop";
import { notificationHandler } from "paychop/handler";

const { UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL } = process.env;

let handler;

/** Made with the first request: while the project is built, there are no credentials. */
export function POST({ request }) {
  handler ??= notificationHandler(
    new Ubao({ merchantId: UBAO_MERCHANT_ID, apiKey: UBAO_API_KEY }, { baseUrl: UBAO_URL }),
    onEvent,
  );
  return handler(request);
}

async function onEvent(event) {
  // Anyone can issue a token that calls itself USDT; the contract's address has to be that of the real one.
  if (event.kind !== "recharge" || event.outcome !== "succeeded" || !event.coinMatches) return;
  console.log(`credit ${event.amount} ${event.currency} paid to ${event.data.address}`);
}
