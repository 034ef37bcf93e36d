/** Calls the merchant's own callbacks. If they throw or reject, the handler continues. */
import { log } from "./log.js";

/**
 * `refused`, `failed` and `observed` call the merchant's callbacks. Without a callback, `observed` is undefined. `delivered`
 * must be called with each delivery.
 */
export function teller(gateway, { onRefused, onError, observe }) {
  const printed = log(gateway.gateway);
  const failed = (error, notification) => printed.failed(error, notification);
  const observed = observe && ((what) => call(failed, observe, { gateway: gateway.gateway, ...what }));
  return {
    observed,
    delivered: printed.due,
    refused(refusal) {
      observed?.({ type: "refused", code: refusal.error.code, authentic: refusal.error.authentic === true });
      call(failed, onRefused ?? printed.refused, refusal);
    },
    failed(error, notification) {
      observed?.({ type: "failed", kind: notification?.kind });
      call(failed, onError ?? failed, error, notification);
    },
  };
}

/** What a hook throws is printed, even if it is the one for errors. */
function call(failed, hook, ...told) {
  try {
    const result = hook(...told);
    if (typeof result?.then === "function") result.then(undefined, (error) => failed(error, null));
  } catch (error) {
    failed(error, null);
  }
}
