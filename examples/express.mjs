/** Basicex's payments with Express. Run with BASICEX_MER_NO, BASICEX_API_KEY, BASICEX_SECRET_KEY and PORT. */
import express from "express";
import { Basicex } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { BASICEX_MER_NO, BASICEX_API_KEY, BASICEX_SECRET_KEY, PORT } = process.env;
const basicex = new Basicex(
  { merNo: BASICEX_MER_NO, apiKey: BASICEX_API_KEY, secretKey: BASICEX_SECRET_KEY },
  { notificationKind: "payment" },
);

const handler = notificationHandler(basicex, async ({ outcome, amount, currency, merchantOrderId }) => {
  if (outcome === "succeeded") console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
});

const app = express();
// Before express.json(): the sign is over the bytes as they came.
app.post("/notify", nodeListener(handler));
app.use(express.json());
app.listen(PORT, "127.0.0.1");
