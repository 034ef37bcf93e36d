/** What the handler prints where the merchant gives no hooks: at most a line a second of each sort, whatever comes. */

/** Milliseconds between two lines of the same sort. */
const PAUSE = 1000;
/** A body up to this size is diagnosed for a line: a flood of larger ones must cost nothing. */
const DIAGNOSED = 16 * 1024;
/** Characters of an error's message in a line. */
const LONGEST = 300;
/** Errors that have been printed with their stack. */
const REMEMBERED = 100;

/** `refused`, `failed`, and `due`, which prints what no timer has printed. */
export function log(gateway) {
  const refused = sort((told, counts) => console.error(refusedLine(gateway, told, counts)));
  const authentic = sort((told, counts) => console.warn(authenticLine(gateway, told, counts)));
  const failed = sort(failurePrinter(gateway));
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
 * Prints the first at once, and what comes in the second after it as one line at its end: the last of them, and how many of
 * each label there were.
 */
function sort(print) {
  let next = Number.NEGATIVE_INFINITY;
  let counts = new Map();
  let last;

  function due() {
    if (counts.size === 0) return;
    const wait = next - Date.now();
    // A clock that was set back must not silence anything.
    if (wait > 0 && wait <= PAUSE) return;
    const counted = counts;
    const told = last;
    counts = new Map();
    last = undefined;
    next = Date.now() + PAUSE;
    print(told, counted);
  }

  return {
    due,
    tell(label, told) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      last = told;
      const isFirst = counts.size === 1 && counts.get(label) === 1;
      due();
      if (isFirst && counts.size > 0) later(due, next - Date.now());
    },
  };
}

/** Where a runtime ends its timers with the request, the next delivery prints the line. */
function later(step, milliseconds) {
  const timer = setTimeout(step, milliseconds);
  // A process that has ended its work must not wait for a line.
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

/** The first finding, where it costs little. Findings name fields and options, never a value. */
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

/** An error has its stack once, for a gateway comes again and again. */
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

/** A part of it may come from the sender, who must not write lines of his own into a log. */
function inOneLine(text) {
  return text.replaceAll("…", "...").replace(/[^\x20-\x7e]/gu, "?");
}
