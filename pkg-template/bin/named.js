/** The tables of the gateway and the operation that the caller has named. */
import { gatewayIds, operationOf, tableOf } from "../shared/catalog.js";
import { UsageError } from "./usage-error.js";

/** A gateway's table, by its name in any case. */
export function gatewayNamed(name) {
  const table = tableOf(name.toLowerCase());
  if (table) return table;
  throw new UsageError(`There is no gateway "${name}", only ${gatewayIds.join(", ")}.`);
}

/** An operation's table. */
export function operationNamed(name, operation) {
  const { id, operations } = gatewayNamed(name);
  const row = operationOf(id, operation);
  if (row) return row;
  throw new UsageError(
    `${name} has no operation "${operation}", only ${operations.map((row) => row.name).join(", ")}.`,
  );
}

/** What to say where the gateway is named, but not the operation; undefined where the gateway is not. */
export function operationMissing([name, operation]) {
  if (name === undefined || operation !== undefined) return undefined;
  const { operations } = gatewayNamed(name);
  return `The operation is missing. ${name} has ${operations.map((row) => row.name).join(", ")}.`;
}
