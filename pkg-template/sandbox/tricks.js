/** What a network or a gateway may do to a notification that has been sent: on demand, once, without retries. */
import { Refusal } from "./desk.js";

/** How late a delayed notification comes, in seconds. */
const DELAY = 30;
/** Among as many orders another one's notification is looked for. */
const RECENT = 50;

/** Each takes the order's desk, its notifications so far (the oldest first), and the courier. */
export const tricks = {
  /** The last one once more, signed anew. */
  resend: (desk, notes, courier) => post(desk, [notes.at(-1)], courier, "resend"),

  /** The last one once more, but late. */
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

  /** The last one with a digit of its sign changed. */
  corrupt(desk, notes, courier) {
    const note = notes.at(-1);
    const message = corrupted(desk.message(note));
    courier.once(() => courier.attempt(desk, note, message, { trick: "corrupt" }));
  },
};

/** Plays a trick on an order. */
export function play(trick, order, desk, { courier, orders }) {
  const notes = trick === "reorder" ? everything(orders, desk, order) : (order.notes ?? []);
  if (!order.notes?.length) throw new Refusal("nothing_sent", "Nothing has been sent about this order yet.");
  tricks[trick](desk, notes, courier);
}

/** An order has often one notification only: what may overtake it is another order's, of the same merchant. */
function everything(orders, desk, order) {
  const others = orders.newestOf(desk.id, RECENT).filter(({ id }) => id !== order.id);
  return [...others.flatMap(({ notes = [] }) => notes), ...(order.notes ?? [])];
}

function post(desk, notes, courier, trick, afterSeconds = 0) {
  courier.once(async () => {
    for (const note of notes) await courier.attempt(desk, note, desk.message(note), { trick });
  }, afterSeconds);
}

/** The first digit of the sign, as JSON or as a form has it. */
const SIGN_DIGIT = /(sign"?[:=]"?)([0-9a-f])/i;

function corrupted(message) {
  const body = message.body.replace(SIGN_DIGIT, (_, name, digit) => name + (digit === "0" ? "1" : "0"));
  return { ...message, body };
}
