/**
 * Counts and durations for Prometheus, on a port of their own. Run with UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL, PORT and
 * METRICS_PORT.
 */
import { createServer } from "node:http";
import { Ubao } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";
import { Counter, Histogram, register } from "prom-client";

const { UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL, PORT, METRICS_PORT } = process.env;
const ubao = new Ubao({ merchantId: UBAO_MERCHANT_ID, apiKey: UBAO_API_KEY }, { baseUrl: UBAO_URL });

const labelNames = ["gateway", "type", "kind", "detail"];
const counted = new Counter({ name: "paychop_total", help: "What happened to notifications", labelNames });
const duration = new Histogram({ name: "paychop_on_event_seconds", help: "Duration of onEvent" });

function observe({ gateway, type, kind = "", code, state, outcome, ok, milliseconds }) {
  counted.inc({ gateway, type, kind, detail: code ?? state ?? outcome ?? (ok === false ? "failed" : "") });
  if (type === "handled") duration.observe(milliseconds / 1000);
}

const handler = notificationHandler(ubao, onEvent, { observe });

async function onEvent({ kind, direction, outcome, coinMatches, amount, currency, data }) {
  const credited = kind === "recharge" && direction === "in" && outcome === "succeeded" && coinMatches;
  if (credited) console.log(`credit ${amount} ${currency} paid to ${data.address}`);
}

createServer(nodeListener(handler)).listen(PORT, "127.0.0.1");
createServer(async (_req, res) => {
  res.setHeader("content-type", register.contentType).end(await register.metrics());
}).listen(METRICS_PORT, "127.0.0.1");
