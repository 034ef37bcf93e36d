/** A small project that uses the package. */
import { createServer } from "node:http";
import { Ubao } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { UBAO_MERCHANT_ID = "", UBAO_API_KEY = "", UBAO_URL = "", PORT } = process.env;
const ubao = new Ubao({ merchantId: UBAO_MERCHANT_ID, apiKey: UBAO_API_KEY }, { baseUrl: UBAO_URL });

const handler = notificationHandler(ubao, async (event) => {
  if (event.direction !== "in" || event.outcome !== "succeeded") return;
  if (event.kind !== "recharge" || !event.coinMatches) return;
  console.log(`credit ${event.amount} ${event.currency} paid to ${event.data.address}`);
});
createServer(nodeListener(handler)).listen(PORT);

const request = ubao.createAddress({ chainType: 160, callUrl: "https://shop.example/notify", type: 0 });
const response = await fetch(request.url, request);
const answer = ubao.parseResponse("createAddress", await response.text());
if (answer.ok) console.log(answer.data.address);
