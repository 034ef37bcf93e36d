/** What a merchant or a user owns at a gateway: one record for each purse and coin, so that it need not be added up. */
import { compare, minus, sum } from "./decimal.js";
import { Refusal } from "./desk.js";

/** What every purse begins with. */
const BEGINNING = "1000000";

export function createPurses({ store }) {
  const balance = (purse, coin) => store.get("purse", `${purse} ${coin}`)?.balance ?? BEGINNING;
  const set = (purse, coin, amount) => store.put("purse", `${purse} ${coin}`, { balance: amount });

  return {
    balance,

    put(purse, coin, amount) {
      set(purse, coin, sum([balance(purse, coin), amount]));
    },

    /** Takes an amount out, or refuses with this code. */
    take(purse, coin, amount, code) {
      const left = balance(purse, coin);
      if (compare(amount, left) > 0)
        throw new Refusal(code, `There are ${left} ${coin} left, less than ${amount}.`);
      set(purse, coin, minus(left, amount));
    },
  };
}
