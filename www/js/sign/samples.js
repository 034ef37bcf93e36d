/** What a new order's fields hold at first: a sensible order that the sandbox accepts as it is. */
import { beijingDigits, beijingTime } from "../../paychop/shared/beijing.js";
import { randomText, TEXT } from "../random.js";

const MADE = {
  tradeStartTime: () => beijingTime(Date.now()),
  notifyUrl: merchantUrl,
  callUrl: merchantUrl,
  callbackUrl: merchantUrl,
  returnUrl: pageUrl,
  successRedirectUrl: pageUrl,
};

/** Whether a button offers a new value for this field. */
export function isRenewable(account, operation, field) {
  return field.name === "tradeStartTime" || (isNumber(account, field.name) && !refers(operation, field));
}

/** A new value for one field, or undefined where it starts empty. */
export function initialValue(account, operation, field) {
  if (refers(operation, field)) return earlier(account, operation, field);
  if (isNumber(account, field.name)) return orderNumber();
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

/** Remembers the numbers of an order that was accepted, for the operations that ask about it. */
export function rememberNumbers(account, operation, values) {
  const others = (account.sent ?? []).filter(({ name }) => name !== operation.name);
  account.sent = [{ name: operation.name, values: { ...values } }, ...others];
}

/** The number by which the merchant knows an order. */
export function numberOf({ gateway }, values) {
  return gateway.orderNumbers.map((name) => values[name]).find(Boolean);
}

function isNumber({ gateway }, name) {
  return gateway.orderNumbers.includes(name);
}

function refers({ about }, { name }) {
  return about?.field === name;
}

/**
 * The number of the last such order, or the documentation's. Where no operation makes one, it is always the latter: the
 * sandbox's merchant approves each sale at once, so none of the visitor's own waits for approval.
 */
function earlier({ sent = [] }, { about }, { name, example }) {
  const last = sent.find((order) => about.madeBy.includes(order.name));
  return last?.values[name] ?? example;
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

/** Where nothing in a notification tells its kind, the merchant has an address for each kind but the first. */
function merchantUrl({ gateway: { options, kinds }, notifyUrl }, operation) {
  const isOther = kinds.slice(1).some(({ name }) => name === operation.name);
  return options.includes("notificationKind") && isOther ? `${notifyUrl}/${operation.name}` : notifyUrl;
}

function pageUrl() {
  return `${location.origin}/#live`;
}
