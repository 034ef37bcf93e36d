/** Answers to handled notifications. A plain acknowledgement is constant, so it is created once for each kind. */

/** `(notification, data) => {answer, replied}`; `data` is for the kinds that request data. */
export function acknowledger(gateway) {
  const plain = new Map();

  return (notification, data) => {
    const { kind } = notification;
    if (!plain.has(kind)) plain.set(kind, plainAnswer(gateway, notification));
    const answer = plain.get(kind);
    if (answer !== undefined) return { answer, replied: false };
    return { answer: gateway.reply(notification, data), replied: true };
  };
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
