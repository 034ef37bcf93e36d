/** UBAO's deposits on Node's own server. Run with UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL and PORT. */
import { createServer } from "node:http";
import { Ubao } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL, PORT } = process.env;
const ubao = new Ubao({ merchantId: UBAO_MERCHANT_ID, apiKey: UBAO_API_KEY }, { baseUrl: UBAO_URL });

const handler = notificationHandler(ubao, async (event) => {
  if (event.direction !== "in" || event.outcome !== "succeeded") return;
  // Anyone can issue a token that calls itself USDT; the contract's address has to be that of the real one.
  if (event.kind !== "recharge" || !event.coinMatches) return;
  console.log(`credit ${event.amount} ${event.currency} paid to ${event.data.address}`);
});

createServer(nodeListener(handler)).listen(PORT, "127.0.0.1");
