/** The store in MariaDB, with a real one. */
import { describeStore } from "../stores/contract.mjs";
import { describeLag } from "../stores/lag.mjs";
import { describeConflicts } from "./conflicts.mjs";
import { describeSql } from "./contract.mjs";
import { openRun } from "./mariadb.mjs";

const RECORD_HAS_CHANGED = 1020;

describeStore("MariaDB", import.meta.resolve("./mariadb.mjs"), {
  more({ address, merchants, world }) {
    describeSql(() => openRun(address()));
    describeLag(merchants, world);
    describeConflicts(
      () => openStrict(address()),
      ({ errno }) => errno === RECORD_HAS_CHANGED,
    );
  },
});

/** The settings are for connections made after them. */
async function openStrict(address) {
  const first = openRun(address);
  await first.run("SET GLOBAL innodb_snapshot_isolation = ON", []);
  await first.run("SET GLOBAL TRANSACTION ISOLATION LEVEL SERIALIZABLE", []);
  await first.close();
  return openRun(address);
}
