/** Lianhe's messages, for the probe. */
import { AMOUNT, md5, sorted } from "../values.js";

const SIGNED = new Set(["amount", "appKey", "channel", "mrn", "originAmount"]);

/** Lianhe pays out whole yuan. */
const WHOLE_AMOUNT = "18.00";

const wire = {
  acks: (body) => body === "success" || body === "200" || body === "ok",
  envelope: (fields) => fields,
  sign: (pairs, { secretKey }) =>
    md5(`${sorted(pairs.filter(([name]) => SIGNED.has(name)))}&key=${secretKey}`),
};

const message = {
  order: (token) => `P${token}`,
  orderField: "mrn",
  amountField: "amount",
  textField: "payer",
  amounts: (text) => ({ amount: text, originAmount: text }),
  currency: "CNY",
  kind: "payment",
  suffix: {},
  fields: ({ order, credentials }) => ({
    amount: AMOUNT,
    appKey: credentials.appKey,
    channel: "2",
    mrn: order,
    originAmount: AMOUNT,
  }),
  carrier: "amount",
  places: 2,
  payerText: null,
  nullField: null,
  idField: null,
  idAsNumber: false,
  canonical: false,
  pending: null,
  failed: null,
  unknownStatus: null,
  halfPaid: null,
  out: { channel: undefined, originAmount: undefined },
  balance: null,
  otherToken: null,
  otherChain: null,
  twin: null,
  added: null,
  at: null,
  otherMethod: null,
  errorCode: null,
  unsigned: ["zz", "x"],
  encoded: null,
  adjacent: null,
  question: null,
  notice: null,
  ownRequest: ({ credentials, order, send }) => send({ appKey: credentials.appKey, mrn: order }),
};

const facts = {
  incomingText: "messages with channel and originAmount. A payout has neither, and a URL of its own",
  ids: ["mrn"],
};

/** At the URL of its payouts. */
const payouts = {
  ...message,
  kind: "payout",
  amount: WHOLE_AMOUNT,
  fields: ({ order, credentials }) => ({ amount: WHOLE_AMOUNT, appKey: credentials.appKey, mrn: order }),
  amounts: (text) => ({ amount: text }),
};

export const lianhe = { wire, message, payouts, facts };
