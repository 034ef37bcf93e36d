/** Bibao's orders and questions in a route handler of Next.js; `export const runtime = "edge"` would do as well. */
import { Bibao } from "paychop";
import { notificationHandler } from "paychop/handler";

const { BIBAO_MER_CODE, BIBAO_DES_KEY, BIBAO_KEY_B, BIBAO_URL } = process.env;
const credentials = { merCode: BIBAO_MER_CODE, desKey: BIBAO_DES_KEY, keyB: BIBAO_KEY_B };

let handler;

/** Made with the first request: while the project is built, there are no credentials. */
export function POST(request) {
  handler ??= notificationHandler(new Bibao(credentials, { baseUrl: BIBAO_URL }), onEvent);
  return handler(request);
}

/** What it returns is the signed answer to the kinds that ask for data. */
async function onEvent({ kind, direction, outcome, amount, currency, data, merchantOrderId }) {
  if (kind === "otcQuery") return { Coin: data.Coin, CoinAmount: "100" };
  if (kind !== "otc" || direction !== "in" || outcome !== "succeeded") return undefined;
  console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
}
