/** Answers to what has been handled. A plain acknowledgement is the same every time, so it is made once for each kind. */

/** `(notification, data) => {answer, replied}`; `data` is for the kinds that ask for it. */
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

/** undefined where the kind asks for data. */
function plainAnswer(gateway, notification) {
  try {
    return gateway.ack(notification);
  } catch (error) {
    if (error.code === "reply_required") return undefined;
    throw error;
  }
}
