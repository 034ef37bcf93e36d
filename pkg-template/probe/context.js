/** The context of one case: its own order, numbers, clock and messages. */
import { createHash } from "node:crypto";
import { messageOf } from "./messages.js";
import { bodiesOf, build } from "./wire.js";

export function contextOf(gateway, id, { credentials, seed, now, kind: payouts }) {
  const message = messageOf(gateway, payouts);
  const token = createHash("sha256").update(`${seed} ${gateway} ${id}`).digest("hex").toUpperCase();
  const order = message.order(token.slice(0, 15));
  const number = String(BigInt(`0x${token.slice(15, 27)}`) + 10n ** 15n);
  const nonce = token.slice(27, 43);
  const about = { order, id: number, now, nonce, credentials };
  const fields = (over = {}) => ({ ...message.fields(about), ...over });
  const send = (given, { kind = message.kind, suffix = message.suffix[kind] ?? "", ...options } = {}) => {
    const present = Object.entries(given).filter(([, value]) => value !== undefined);
    return { ...build(gateway, kind, present, { credentials, now, nonce, ...options }), suffix };
  };
  return {
    gateway,
    kind: payouts,
    credentials,
    message,
    order,
    id: number,
    now,
    form: bodiesOf(gateway)[0] === "form",
    fields,
    send,
    pay: (over, options) => send(fields(over), options),
    longId: `8${number.padStart(18, "1").slice(-18)}`,
    notice: (over) => send({ ...message.notice(about), ...over }, { kind: "notice" }),
    question: (kind, options) => send(message.question(kind, about), { kind, ...options }),
    ownRequest: () => message.ownRequest({ ...about, send }),
  };
}
