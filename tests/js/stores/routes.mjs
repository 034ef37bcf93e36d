/**
 * What a merchant serves. What happens to an event is in its order's name: on the first try the one for `fails-…` throws,
 * the one for `dies-…` ends its process, `slow-…` takes its time, and `lags-…` takes longer than the short lease.
 * `overtaken-…` does, too, and throws on the second try.
 */
import { notificationHandler } from "paychop/handler";
import { bibao, vpay } from "./gateways.mjs";

/** Seconds. The long one does not run out while a test runs, however slow the machine is. */
export const LEASE = 60;
export const SHORT_LEASE = 2;
const SLOW_MILLISECONDS = 300;
const LAG_MILLISECONDS = 2 * (SHORT_LEASE + 1) * 1000;

/** `tell` gets a line for everything that a test asks about. */
export function routesOf({ replay, shortReplay, tell, isFirstTry, die }) {
  const first = {
    fails() {
      throw new Error("the database is away");
    },
    dies: die,
    slow: () => pause(SLOW_MILLISECONDS),
    lags: () => pause(LAG_MILLISECONDS),
    overtaken: () => pause(LAG_MILLISECONDS),
  };
  const second = { overtaken: first.fails };

  async function onPayment({ merchantOrderId }) {
    tell(`handed on: ${merchantOrderId}`);
    const [sort] = merchantOrderId.split("-");
    if (await isFirstTry(merchantOrderId)) await first[sort]?.();
    else if (await isFirstTry(`${merchantOrderId}-again`)) await second[sort]?.();
    tell(`handled: ${merchantOrderId}`);
  }
  const onQuestion = ({ data }) => ({ Coin: data.Coin, CoinAmount: "100" });
  const options = { replay, onError: (error) => tell(`error: ${error.message}`) };

  return {
    "/vpay": notificationHandler(vpay, onPayment, options),
    "/short": notificationHandler(vpay, onPayment, { ...options, replay: shortReplay }),
    "/bibao": notificationHandler(bibao, onQuestion, options),
  };
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
