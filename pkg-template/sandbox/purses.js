/** The balances of merchants and users at a gateway: one record for each purse and coin, so no sum is needed. */
import { compare, minus, sum } from "./decimal.js";
import { Refusal } from "./desk.js";

/** The initial balance of every purse. */
const BEGINNING = "1000000";

export function createPurses({ store }) {
  const balance = (purse, coin) => store.get("purse", `${purse} ${coin}`)?.balance ?? BEGINNING;
  const set = (purse, coin, amount) => store.put("purse", `${purse} ${coin}`, { balance: amount });

  return {
    balance,

    put(purse, coin, amount) {
      set(purse, coin, sum([balance(purse, coin), amount]));
    },

    /** Subtracts an amount, or refuses with this code. */
    take(purse, coin, amount, code) {
      const left = balance(purse, coin);
      if (compare(amount, left) > 0)
        throw new Refusal(code, `There are ${left} ${coin} left, less than ${amount}.`);
      set(purse, coin, minus(left, amount));
    },
  };
}
