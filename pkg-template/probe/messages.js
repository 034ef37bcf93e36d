/** A successful payment at each gateway, which is the start of every case, and its variants. */
import { kindOf, tableOf } from "../shared/catalog.js";
import { gateways } from "./gateways/index.js";

/**
 * What the probe knows of a gateway: `wire` with the envelope of the business fields, their signature, `signName` if it is not
 * `sign`, and `acks` if more than the text of the gateway's table acknowledges; `message`, and `payouts` if they have a URL of
 * their own; `facts` and `payoutFacts` for the fixes.
 */
export function rowOf(gateway) {
  if (Object.hasOwn(gateways, gateway)) return gateways[gateway];
  throw new Error(`probe/gateways has no ${gateway}.`);
}

/**
 * Every message has the same names. null: the gateway has no such thing, and the cases that need it do not run.
 *
 * Fields: `order` is the field with the merchant's order number, `id` a number of the gateway. `textField` accepts any string,
 * `payerText` is a string that the payer writes, `nullField` accepts null. `idField` accepts a longer number, also as a JSON
 * number if `idAsNumber` is true. `carrier` contains the amount, `places` is its number of decimals. `canonical`: the sign
 * string has one form of a number, for all its spellings.
 *
 * Changed fields: `pending`, `failed`, `unknownStatus`, `halfPaid`, `out` (money that leaves the merchant), `balance`,
 * `otherToken`, `otherChain`, `twin` (another payee in the same transaction), `added` (a new field), `at` (another signed
 * time, in milliseconds). Changed envelopes: `otherMethod`, `errorCode`, `unsigned` (a pair without a signature), `encoded`
 * (the field with base64), `adjacent` (two fields without a separator).
 *
 * `question` and `notice` are other messages. `ownRequest` is a request that the merchant signs, sent to the notification URL.
 */
export function messageOf(gateway, kind) {
  const { message, payouts } = rowOf(gateway);
  return kind === undefined ? message : payouts;
}

/** The kind of a gateway's payouts, if they have a URL of their own. */
export const payoutKindOf = (gateway) => rowOf(gateway).payouts?.kind;

/** The field of a message that names the merchant, where it has one; his credential of the same name is the right value. */
export function merchantFieldOf(gateway, kind) {
  const { fields } = kindOf(gateway, messageOf(gateway, kind).kind);
  const names = tableOf(gateway)
    .credentials.filter(({ role }) => role === "identity")
    .map(({ name }) => name);
  return names.find((name) => fields.some((field) => field.name === name)) ?? null;
}
