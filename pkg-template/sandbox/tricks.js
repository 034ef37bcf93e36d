/** Network and gateway faults for a sent notification: on demand, once, without retries. */
import { Refusal } from "./desk.js";

/** Delay of a late notification, in seconds. */
const DELAY = 30;
/** Number of orders that are searched for another notification. */
const RECENT = 50;

/** Each receives the order's desk, its notifications so far (the oldest first), and the courier. */
export const tricks = {
  /** The last one again, with a new signature. */
  resend: (desk, notes, courier) => post(desk, [notes.at(-1)], courier, "resend"),

  /** The last one again, but late. */
  delay: (desk, notes, courier) => post(desk, [notes.at(-1)], courier, "delay", DELAY),

  /** The same bytes twice at the same time. */
  duplicate(desk, notes, courier) {
    const note = notes.at(-1);
    const message = desk.message(note);
    for (let i = 0; i < 2; i++)
      courier.once(() => courier.attempt(desk, note, message, { trick: "duplicate" }));
  },

  /** The last two, the newer one first. */
  reorder: (desk, notes, courier) => post(desk, notes.slice(-2).reverse(), courier, "reorder"),

  /** The last one with a changed digit in its signature. */
  corrupt(desk, notes, courier) {
    const note = notes.at(-1);
    const message = corrupted(desk.message(note));
    courier.once(() => courier.attempt(desk, note, message, { trick: "corrupt" }));
  },
};

/** Applies a trick to an order. */
export function play(trick, order, desk, { courier, orders }) {
  const notes = trick === "reorder" ? everything(orders, desk, order) : (order.notes ?? []);
  if (!order.notes?.length) throw new Refusal("nothing_sent", "Nothing has been sent about this order yet.");
  tricks[trick](desk, notes, courier);
}

/** An order often has only one notification: then another order's notification of the same merchant overtakes it. */
function everything(orders, desk, order) {
  const others = orders.newestOf(desk.id, RECENT).filter(({ id }) => id !== order.id);
  return [...others.flatMap(({ notes = [] }) => notes), ...(order.notes ?? [])];
}

function post(desk, notes, courier, trick, afterSeconds = 0) {
  courier.once(async () => {
    for (const note of notes) await courier.attempt(desk, note, desk.message(note), { trick });
  }, afterSeconds);
}

/** The first digit of the signature, in JSON or a form. */
const SIGN_DIGIT = /(sign"?[:=]"?)([0-9a-f])/i;

function corrupted(message) {
  const body = message.body.replace(SIGN_DIGIT, (_, name, digit) => name + (digit === "0" ? "1" : "0"));
  return { ...message, body };
}
