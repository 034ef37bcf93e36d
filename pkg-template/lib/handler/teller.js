/** Tells the merchant's own code what happened. Whatever that code throws or rejects ends nothing. */

/** Milliseconds between two lines of the same sort. */
const PAUSE = 1000;

/** `refused`, `failed` and `observed`, each to the merchant's hook; without one, `observed` is undefined. */
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

/** One line at most a second; what is authentic has lines of its own, for a flood of forgeries must not hide it. */
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

/** A field's name comes from the sender, who must not write lines of his own into a log. */
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
