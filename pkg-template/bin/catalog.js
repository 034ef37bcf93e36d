/** The gateways in the core's tables: names, operations and their fields, credentials, options. */
import { readFileSync } from "node:fs";
import { UsageError } from "./usage-error.js";

export const catalog = JSON.parse(readFileSync(new URL("../www/catalog.json", import.meta.url), "utf8"));

/** The gateways' names on the command line. */
export const gatewayIds = catalog.map(({ id }) => id);

/** A gateway's table, by its name in any case. */
export function tableOf(name) {
  const table = catalog.find(({ id }) => id === name.toLowerCase());
  if (table) return table;
  throw new UsageError(`There is no gateway "${name}", only ${gatewayIds.join(", ")}.`);
}

/** An operation's table. */
export function operationOf(name, operation) {
  const { operations } = tableOf(name);
  const row = operations.find((row) => row.name === operation);
  if (row) return row;
  throw new UsageError(
    `${name} has no operation "${operation}", only ${operations.map((row) => row.name).join(", ")}.`,
  );
}
