/** What the handler prints if the merchant gives no hooks: at most one line a second of each type. */

/** Milliseconds between two lines of the same type. */
const PAUSE = 1000;
/** Largest body, in bytes, that is diagnosed for a line. Many larger ones would take too much time. */
const DIAGNOSED = 16 * 1024;
/** Most characters of an error's message in a line. */
const LONGEST = 300;
/** Most errors that are remembered because their stack has been printed. */
const REMEMBERED = 100;

/** `refused` and `failed` print a line. `due` prints the lines that are late, because some runtimes end their timers. */
export function log(gateway) {
  const refused = throttled((last, counts) => console.error(refusedLine(gateway, last, counts)));
  const authentic = throttled((last, counts) => console.warn(authenticLine(gateway, last, counts)));
  const failed = throttled(failurePrinter(gateway));
  return {
    refused(refusal) {
      const { error } = refusal;
      (error.authentic ? authentic : refused).tell(error.code, refusal);
    },
    failed(error, notification) {
      failed.tell(nameOf(error), { error, notification });
    },
    due() {
      refused.due();
      authentic.due();
      failed.due();
    },
  };
}

/**
 * Prints the first entry immediately. The entries of the next second become one line at its end: `print` gets the last one,
 * and the number of entries by label.
 */
function throttled(print) {
  let next = Number.NEGATIVE_INFINITY;
  let counts = new Map();
  let last;

  function due() {
    if (counts.size === 0) return;
    const wait = next - Date.now();
    // After the clock was set back, the wait is longer than PAUSE. Then the line is printed now.
    if (wait > 0 && wait <= PAUSE) return;
    const printed = [last, counts];
    counts = new Map();
    last = undefined;
    next = Date.now() + PAUSE;
    print(...printed);
  }

  return {
    due,
    tell(label, entry) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      last = entry;
      const isFirst = counts.size === 1 && counts.get(label) === 1;
      due();
      if (isFirst && counts.size > 0) later(due, next - Date.now());
    },
  };
}

/** Some runtimes end their timers with the request. There, the next delivery prints the line. */
function later(step, milliseconds) {
  const timer = setTimeout(step, milliseconds);
  // The timer must not keep a finished process alive.
  timer?.unref?.();
}

function refusedLine(gateway, { error, raw, diagnose }, counts) {
  const what = refusals(`a ${gateway} notification was refused`, gateway, error, counts);
  return `${what} ${causeOf(error, raw, diagnose)}`;
}

function authenticLine(gateway, { error }, counts) {
  const what = refusals(`an AUTHENTIC ${gateway} notification was not understood`, gateway, error, counts);
  return `${what} The gateway may have changed. Read its data with onRefused; do not credit it.`;
}

function refusals(happened, gateway, error, counts) {
  const about = error.field === undefined ? error.code : `${error.code} of ${inOneLine(error.field)}`;
  const last = `${happened} (${about}): ${sentence(error.message)}`;
  const total = totalOf(counts);
  if (total === 1) return `paychop: ${last}`;
  return `paychop: ${total} more ${gateway} notifications were refused (${listed(counts)}). The last: ${last}`;
}

/** The first finding, if the body is small enough. Findings contain names of fields and options, but no values. */
function causeOf(error, raw, diagnose) {
  const finding = raw?.length <= DIAGNOSED ? firstFinding(diagnose) : undefined;
  if (finding === undefined) return "onRefused's diagnose() names the likely cause.";
  const cause = finding.message === error.message ? "" : `Likely cause: ${sentence(finding.message)} `;
  return `${cause}Fix: ${sentence(finding.fix)}`;
}

function firstFinding(diagnose) {
  try {
    return diagnose()?.findings[0];
  } catch {
    return undefined;
  }
}

/** Prints the stack of an error only once, because a gateway repeats its notifications. */
function failurePrinter(gateway) {
  const printed = new Set();
  return ({ error, notification }, counts) => {
    const total = totalOf(counts);
    const about =
      notification === null
        ? gateway
        : inOneLine(`${gateway} ${notification.kind} ${notification.merchantOrderId ?? ""}`.trim());
    const more = total === 1 ? "" : `${total} more errors, ${listed(counts)}; the last: `;
    const head = `paychop (${about}): ${more}`;
    const said = saidOf(error);
    if (printed.has(said)) {
      console.error(`${head}${said} (its stack was printed before)`);
      return;
    }
    if (printed.size === REMEMBERED) printed.clear();
    printed.add(said);
    console.error(head.trimEnd(), error);
  };
}

function saidOf(error) {
  if (typeof error?.message === "string") return `${nameOf(error)}: ${error.message}`;
  return error !== null && typeof error === "object" ? "an object" : String(error);
}

function nameOf(error) {
  return typeof error?.name === "string" ? error.name : typeof error;
}

function totalOf(counts) {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function listed(counts) {
  return [...counts].map(([label, count]) => `${count} ${label}`).join(", ");
}

function sentence(text) {
  const line = inOneLine(text);
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
  const capital = short.charAt(0).toUpperCase() + short.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** Removes line ends: a part of the text may come from the sender, who must not add lines to the log. */
function inOneLine(text) {
  return text.replaceAll("…", "...").replace(/[^\x20-\x7e]/gu, "?");
}
