/** The cases for a URL for payout callbacks: it receives no payment, so nothing is credited. */

/** Cases that need a payment. */
const UNFIT = new Set(["going-out", "slid-order", "acked-early"]);

const RISKS = {
  genuine: "The result of a payout is lost: it stays open, and may be paid again.",
  once: "The result of a payout is not taken, or counts several times: a failed payout is refunded twice.",
};
const FORGED = "Anybody can declare a payout done, or failed and to be given back.";
const TAKEN_FOR_PAYMENT = "A payout is taken for a payment, and credited.";
const DECIDED_BY_BOOKS = new Set(["plain", "pending", "failed", "unknown-status"]);

export const atPayouts = (cases) =>
  cases
    .filter(({ id, fix }) => fix !== "text" && !UNFIT.has(id))
    .map((one) => ({
      ...one,
      title: one.title.replace("a payment", "a payout"),
      credits: one.credits === undefined ? undefined : 0,
      books: DECIDED_BY_BOOKS.has(one.id),
      risk: RISKS[one.group] ?? (one.fix === "verify" && one.group === "forged" ? FORGED : one.risk),
      credited: TAKEN_FOR_PAYMENT,
    }));
