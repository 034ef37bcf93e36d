/** The store in MariaDB, with a real one. */
import { describeStore } from "../stores/contract.mjs";
import { describeSql } from "./contract.mjs";
import { describeLag } from "./lag.mjs";
import { openRun } from "./mariadb.mjs";

describeStore("MariaDB", import.meta.resolve("./mariadb.mjs"), {
  more({ address, merchants, world }) {
    describeSql(() => openRun(address()));
    describeLag(merchants, world);
  },
});
