/** The store in SQLite: one file, processes with better-sqlite3 and with node:sqlite. */

import { program } from "../matrix/lib/stage.mjs";
import { describeStore } from "../stores/contract.mjs";
import { describeLag } from "../stores/lag.mjs";
import { describeSql } from "./contract.mjs";
import { openRun } from "./sqlite.mjs";

const newer = program("node24", "bin/node");

describeStore("SQLite", import.meta.resolve("./sqlite.mjs"), {
  nodes: [process.execPath, process.execPath, newer, newer],
  more({ address, merchants, world }) {
    describeSql(() => openRun(address()));
    describeLag(merchants, world);
  },
});
