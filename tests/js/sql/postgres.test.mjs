/** The store in PostgreSQL, with a real one. */
import { describeStore } from "../stores/contract.mjs";
import { describeLag } from "../stores/lag.mjs";
import { describeConflicts } from "./conflicts.mjs";
import { describeSql } from "./contract.mjs";
import { openRun } from "./postgres.mjs";

const SERIALIZABLE = `options=${encodeURIComponent("-c default_transaction_isolation=serializable")}`;

describeStore("PostgreSQL", import.meta.resolve("./postgres.mjs"), {
  more({ address, merchants, world }) {
    describeSql(() => openRun(address()));
    describeLag(merchants, world);
    describeConflicts(
      () => openRun(`${address()}?${SERIALIZABLE}`),
      ({ code }) => code === "40001",
    );
  },
});
