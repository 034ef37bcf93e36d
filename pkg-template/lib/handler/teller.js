/** Calls the merchant's own callbacks. If they throw or reject, the handler continues. */

/** Milliseconds between two lines of the same type. */
const PAUSE = 1000;

/** `refused`, `failed` and `observed` call the merchant's callbacks. Without a callback, `observed` is undefined. */
export function teller(gateway, { onRefused = printer(gateway), onError = printError, observe }) {
  const observed = observe && ((what) => call(observe, { gateway: gateway.gateway, ...what }));
  return {
    observed,
    refused(refusal) {
      observed?.({ type: "refused", code: refusal.error.code, authentic: refusal.error.authentic === true });
      call(onRefused, refusal);
    },
    failed(error, notification) {
      observed?.({ type: "failed", kind: notification?.kind });
      call(onError, error, notification);
    },
  };
}

function call(hook, ...told) {
  try {
    const result = hook(...told);
    if (typeof result?.then === "function") result.then(undefined, printError);
  } catch (error) {
    printError(error);
  }
}

function printError(error) {
  console.error(error);
}

/** At most one line a second. Authentic messages have separate lines, so many forgeries cannot hide them. */
function printer({ gateway }) {
  const forged = limited(console.error);
  const authentic = limited(console.warn);
  return ({ error }) => {
    const about = error.field === undefined ? error.code : `${error.code} of ${inOneLine(error.field)}`;
    if (error.authentic) {
      authentic(
        `paychop: an AUTHENTIC ${gateway} notification was not understood (${about}): the gateway may have changed. ` +
          "Read its data with onRefused; do not credit it.",
      );
    } else {
      forged(
        `paychop: a ${gateway} notification was refused (${about}). onRefused's diagnose() names the likely cause.`,
      );
    }
  };
}

/** A field name comes from the sender, who must not be able to write lines into a log. */
function inOneLine(name) {
  return name.replace(/[^\x20-\x7e]/gu, "?");
}

function limited(print) {
  let next = 0;
  let silent = 0;
  return (line) => {
    const now = Date.now();
    if (now < next) {
      silent += 1;
      return;
    }
    next = now + PAUSE;
    print(silent === 0 ? line : `${line} ${silent} more since the last line.`);
    silent = 0;
  };
}
