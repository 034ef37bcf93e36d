/** What a new order's fields hold at first: a sensible order that the sandbox accepts as it is. */
import { beijingDigits, beijingTime } from "../../paychop/shared/beijing.js";
import { randomText, TEXT } from "../random.js";

/** Fields that must be new for each order. */
const NUMBERS = new Set([
  "merOrderNo",
  "merRefundOrderNo",
  "OrderNum",
  "OrderNo",
  "localOrderId",
  "mrn",
  "order_sn",
]);

/** Operations that speak of an order made before, and the fields that name it. */
const REFERENCES = {
  query: ["merOrderNo"],
  refund: ["merOrderNo"],
  refundQuery: ["merRefundOrderNo"],
  agentpayQuery: ["merOrderNo"],
  orderDetail: ["OrderNum"],
  queryStatus: ["OrderNo"],
  approveSell: ["OrderNum"],
  paymentQuery: ["mrn"],
  payoutQuery: ["mrn"],
};

/** Where nothing in a notification tells its kind, the merchant has an address for each. */
const MERCHANT_PATHS = {
  "basicex.agentpay": "/agentpay",
};

const MADE = {
  tradeStartTime: () => beijingTime(Date.now()),
  notifyUrl: merchantUrl,
  callUrl: merchantUrl,
  callbackUrl: merchantUrl,
  returnUrl: pageUrl,
  successRedirectUrl: pageUrl,
};

/** Whether a button offers a new value for this field. */
export function isRenewable(operation, field) {
  return field.name === "tradeStartTime" || (NUMBERS.has(field.name) && !refers(operation, field));
}

/** A new value for one field, or undefined where it starts empty. */
export function initialValue(account, operation, field) {
  const { sent = {} } = account;
  if (refers(operation, field)) return sent[field.name] ?? field.example;
  if (NUMBERS.has(field.name)) return orderNumber();
  if (Object.hasOwn(MADE, field.name)) return MADE[field.name](account, operation);
  return undefined;
}

/** All of them; what is required and not made here takes the tables' example. */
export function initialValues(account, operation) {
  const values = {};
  for (const field of operation.fields) {
    const value =
      initialValue(account, operation, field) ?? (isNeeded(field, values) ? example(field) : undefined);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

/** A row of a list field. */
export function initialItem(fields) {
  const required = fields.filter((field) => field.required === true);
  return Object.fromEntries(required.map((field) => [field.name, example(field)]));
}

/** Remembers the numbers of an order that was sent, for the operations that ask about it. */
export function rememberNumbers(account, values) {
  const numbers = Object.entries(values).filter(([name]) => NUMBERS.has(name));
  account.sent = { ...account.sent, ...Object.fromEntries(numbers) };
}

/** The number by which the merchant knows an order. */
export function numberOf(values) {
  return Object.entries(values).find(([name]) => NUMBERS.has(name))?.[1];
}

function refers(operation, field) {
  return REFERENCES[operation.name]?.includes(field.name) ?? false;
}

function isNeeded({ required }, values) {
  return typeof required === "object" ? values[required.field] === required.equals : required;
}

function example(field) {
  return field.type === "boolean" ? field.example === "true" : field.example;
}

function orderNumber() {
  return `${beijingDigits(Date.now())}${randomText(4, TEXT.mixed)}`;
}

function merchantUrl({ gateway, notifyUrl }, operation) {
  return notifyUrl + (MERCHANT_PATHS[`${gateway.id}.${operation.name}`] ?? "");
}

function pageUrl() {
  return `${location.origin}/#live`;
}
