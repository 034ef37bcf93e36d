/** UBAO's deposits on Deno: `deno run --allow-net --allow-env deno.js`, with the variables of node-http.mjs. */
import { Ubao } from "paychop";
import { notificationHandler } from "paychop/handler";

const [merchantId, apiKey, baseUrl, port] = ["UBAO_MERCHANT_ID", "UBAO_API_KEY", "UBAO_URL", "PORT"].map(
  (name) => Deno.env.get(name),
);

const handler = notificationHandler(new Ubao({ merchantId, apiKey }, { baseUrl }), async (event) => {
  const credited = event.kind === "recharge" && event.outcome === "succeeded" && event.coinMatches;
  if (credited) console.log(`credit ${event.amount} ${event.currency} paid to ${event.data.address}`);
});

Deno.serve({ hostname: "127.0.0.1", port: Number(port) }, handler);
