/** Answers to handled notifications. A plain acknowledgement is constant, so it is created once for each kind. */
import { described, isObject } from "../../shared/settings.js";
import { PaychopError } from "../error.js";
import { kinds } from "./kinds.js";

/** `(notification, data) => {answer, replied}`; `data` is for the kinds that request data. */
export function acknowledger(gateway) {
  const plain = new Map();

  return (notification, data) => {
    const { kind } = notification;
    if (!plain.has(kind)) plain.set(kind, plainAnswer(gateway, notification));
    const answer = plain.get(kind);
    if (answer !== undefined) return { answer, replied: false };
    return { answer: replyTo(gateway, notification, data), replied: true };
  };
}

/** The signed reply, from the return value of `onEvent`. An error names the kind and the fields of its reply. */
function replyTo(gateway, notification, data) {
  const asked = `${gateway.gateway}'s ${notification.kind}`;
  const fields = kinds[gateway.gateway]?.replies[notification.kind] ?? [];
  const wanted = fields.length === 0 ? "an object of its fields" : `{ ${fields.join(", ")} }`;
  if (!isObject(data)) {
    const came = data === undefined ? "" : ` It returned ${described(data)}.`;
    throw refused(gateway, `onEvent returned no reply to ${asked}: return ${wanted}.${came}`);
  }
  try {
    return gateway.reply(notification, data);
  } catch (error) {
    if (error?.code !== "invalid_request") throw error;
    throw refused(
      gateway,
      `onEvent's reply to ${asked} is not complete or not valid: ${error.message} Return ${wanted}.`,
      error,
    );
  }
}

function refused({ gateway }, message, { field, violations } = {}) {
  return new PaychopError({ code: "invalid_request", gateway, field, violations, message });
}

/** undefined if the kind requests data. */
function plainAnswer(gateway, notification) {
  try {
    return gateway.ack(notification);
  } catch (error) {
    if (error.code === "reply_required") return undefined;
    throw error;
  }
}
