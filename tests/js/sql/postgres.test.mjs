/** The store in PostgreSQL, with a real one. */
import { describeStore } from "../stores/contract.mjs";
import { describeSql } from "./contract.mjs";
import { describeLag } from "./lag.mjs";
import { openRun } from "./postgres.mjs";

describeStore("PostgreSQL", import.meta.resolve("./postgres.mjs"), {
  more({ address, merchants, world }) {
    describeSql(() => openRun(address()));
    describeLag(merchants, world);
  },
});
