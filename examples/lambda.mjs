/**
 * Lianhe's payments with AWS Lambda, behind API Gateway's REST API or HTTP API, a function URL or a load balancer. Its
 * environment has LIANHE_APP_KEY, LIANHE_SECRET_KEY and LIANHE_URL.
 */
import { Lianhe } from "paychop";
import { lambdaRequest, notificationHandler } from "paychop/handler";

const { LIANHE_APP_KEY, LIANHE_SECRET_KEY, LIANHE_URL } = process.env;
const lianhe = new Lianhe({ appKey: LIANHE_APP_KEY, secretKey: LIANHE_SECRET_KEY }, { baseUrl: LIANHE_URL });

// Instances share no memory: in production give the handler a store that they share (see redis.mjs).
const handle = notificationHandler(
  lianhe,
  async ({ direction, outcome, amount, currency, merchantOrderId }) => {
    const credited = direction === "in" && outcome === "succeeded";
    if (credited) console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
  },
);

export async function handler(event) {
  const response = await handle(lambdaRequest(event));
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
