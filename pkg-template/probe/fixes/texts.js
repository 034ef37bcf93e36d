/** What to do about each fault, in words. */

const eventIs = ({ event }) => `The event is ${event.join(", ")}: not the message, its nonce, time or sign.`;

const REPLY =
  "Answer with flat JSON: Success true, Code 1, the fields as strings and their Sign. Percent-encode Bank, RealName and SubBranch, and refuse & and = in what is signed.";

const DUPLICATE =
  "Refuse a duplicate name, also where one of the two is written with escapes, before anything is read from the fields.";

export const TEXTS = {
  genuine: ({ ack }) =>
    `Read the raw body once, decode it by its Content-Type, sign the fields as they came, and answer with status 200 and exactly ${ack}`,
  text: ({ decimals = "" }) =>
    `Keep numbers as their text, from the body to the books: a float loses the zero of 22.70 and the digits behind the 16th, and may write 12345678.9 as 1.23456789E7.${decimals}`,
  verify:
    "Compute the sign from the secret and the fields that came; refuse with status 400 before anything else is done. Do not start without a secret.",
  compare:
    "Take a sign only as a text, in either case, of the full length in bytes, and compare it as bytes. PHP's == takes true for any text.",
  duplicate: DUPLICATE,
  duplicateName: DUPLICATE,
  body: "Read the fields from the body alone: not from the URL, nor from what merges the two.",
  spelling: ({ id }) =>
    `Make a text of ${id} as soon as it is read: a string, or an integer of plain digits. Refuse 77.0 and 7.7e1, and use only that text as a key.`,
  merchant: ({ merchant: [name] }) => `Compare ${name} in the message with your own.`,
  kind: ({ required, kinds }) =>
    kinds
      ? `Refuse what is no notification: callbackType must be ${kinds.join(" or ")}, and a recharge must have ${required.join(", ")}. The merchant's own requests have valid signs, too.`
      : `Refuse what is no notification of the kind that this URL takes: ${required.join(", ")} must be there. The merchant's own requests have valid signs, too.`,
  question:
    "At the URL of a question, require its fields, and refuse a field of another kind, such as State1: the message of an order has a valid sign and every field of a question. getBankCard has UserName and OrderNum; otcQuery has Coin, too; otcVerify has Coin, CoinAmount and OrderId, too.",
  method: "Compare method with basicexpay.trade.notify: the gateway signs its answers by the same rule.",
  status: ({ paidText }) =>
    `Credit only where ${paidText}, compared as text. Acknowledge the others and credit nothing.`,
  direction: ({ incomingText }) =>
    `Credit only what comes in: ${incomingText}. Acknowledge payouts, withdrawals, sales and other movements, and credit nothing.`,
  notice:
    "Credit only the notice of Type 4 with State 4: one user deposit sends three notices (Types 4, 6 and 1). Acknowledge the others and credit nothing.",
  payout: ({ order }) =>
    `Nothing in the message tells a payout from a payment: give payouts a URL of their own, and look ${order} up in your records before you read the status. Never credit a payout.`,
  coin: "Compare coinID, coinType and chainType with the coins that you take, never coinName; shift the amount by decimals.",
  once: (facts) =>
    `Claim the event by a unique key in the same transaction as the credit, once the sign is right, and acknowledge when that is committed. ${eventIs(facts)}`,
  slide:
    "Nothing tells a separator from the same characters in a value. Refuse & in ids, and a text with &NAME= of a known field; require every field.",
  time: "No separator stands between nonce and timestamp: take a timestamp of exactly 10 digits and a nonce of digits.",
  reply: REPLY,
  replyVerify: `${REPLY} Status, 1 approved or 2 refused, is not signed.`,
  replyAmount:
    "Answer with flat JSON: Success true, Code 1, Coin and CoinAmount of your own order as strings, and Sign = md5(Coin + CoinAmount + keyB).",
  limit:
    "Limit the body (64 KiB is plenty), answer what cannot be read with 400, never acknowledge it, and serve others while one is slow.",
};
