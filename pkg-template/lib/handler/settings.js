/** Checks of what `notificationHandler` is given. */
import { check, checkedOptions, isFunction, isObject, isText } from "../../shared/settings.js";
import { NOTIFICATION_KIND } from "../gateway-side.js";
import { kinds } from "./kinds.js";

const WHO = "notificationHandler";
const METHODS = ["verify", "diagnose", "ack", "reject", "reply"];
const STEPS = ["begin", "finish", "release"];

const FUNCTION = [isFunction, "a function"];
const REPLAY = [
  (store) => (isObject(store) || isFunction(store)) && STEPS.every((step) => isFunction(store[step])),
  "a store with the functions begin, finish and release, such as redisReplay(command)",
];

/** The options, or a TypeError that says what is wrong. */
export function checkedSettings(gateway, onEvent, options) {
  check(WHO, "its first argument", gateway, [isGateway, "a gateway object, such as new Ubao(…)"]);
  check(WHO, "its second argument, onEvent,", onEvent, FUNCTION);
  const known = Object.hasOwn(kinds, gateway.gateway) ? kinds[gateway.gateway] : undefined;
  const checked = checkedOptions(WHO, options, {
    kind: kindRule(known),
    replay: REPLAY,
    onError: FUNCTION,
    onRefused: FUNCTION,
    observe: FUNCTION,
  });
  if (
    known?.orderField !== undefined &&
    checked.kind === undefined &&
    gateway[NOTIFICATION_KIND] === undefined
  ) {
    const names = Object.keys(known.replies);
    throw new TypeError(
      `${WHO}: options.kind is missing, and a notification of ${gateway.gateway} does not say its kind: ` +
        `give ${names.map((name) => `"${name}"`).join(" or ")}, one URL for each, ` +
        "or a function of the merchant's order number that returns it.",
    );
  }
  return checked;
}

function isGateway(value) {
  return (
    isObject(value) &&
    isText(value.gateway) &&
    Number.isInteger(value.maxBytes) &&
    METHODS.every((name) => isFunction(value[name]))
  );
}

function kindRule(known) {
  if (known === undefined)
    return [(kind) => isText(kind) || isFunction(kind), "the name of a kind, or a function"];
  const names = Object.keys(known.replies);
  return [
    (kind) => isFunction(kind) || names.includes(kind),
    `one of ${names.join(", ")}, or a function that returns one`,
  ];
}
