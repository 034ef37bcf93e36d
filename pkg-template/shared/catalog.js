/** The gateways in the core's tables: names, operations and their fields, credentials, options. */
import { readFileSync } from "node:fs";

export const catalog = JSON.parse(readFileSync(new URL("../www/catalog.json", import.meta.url), "utf8"));

export const gatewayIds = catalog.map(({ id }) => id);

/** A gateway's table. */
export const tableOf = (id) => catalog.find((gateway) => gateway.id === id);

/** The table of one of its operations. */
export const operationOf = (id, operation) => tableOf(id).operations.find(({ name }) => name === operation);

/** The example that the documentation gives for a field of an operation. */
export const exampleOf = (id, operation, field) =>
  operationOf(id, operation).fields.find(({ name }) => name === field).example;

/** The table of one of its kinds of notification. */
export const kindOf = (id, kind) => tableOf(id).kinds.find(({ name }) => name === kind);

/** The names of the required fields. */
export const requiredOf = ({ fields }) =>
  fields.filter(({ required }) => required === true).map(({ name }) => name);
