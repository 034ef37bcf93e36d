/** The operations of each gateway by the core's field tables, as `www/catalog.json` has them. */
import { readFileSync } from "node:fs";

const gateways = JSON.parse(readFileSync(new URL("../www/catalog.json", import.meta.url), "utf8"));

/** Names of a gateway's operations, in the order of its table. */
export function operationsOf(id) {
  return tableOf(id).operations.map(({ name }) => name);
}

/** The example that the documentation gives for a field of an operation. */
export function exampleOf(id, operation, field) {
  const { fields } = tableOf(id).operations.find(({ name }) => name === operation);
  return fields.find(({ name }) => name === field).example;
}

/** The operation of a request: by its path, and by its method if several share the path; otherwise null. */
export function operationAt({ id, credentials }, { path, body }) {
  const { operations } = tableOf(id);
  const at = operations.filter((operation) => isAt(operation, path, credentials));
  const exact = at.filter(({ open }) => !open);
  const [first, second] = exact.length > 0 ? exact : at;
  if (!second) return first?.name ?? null;
  const method = methodOf(body);
  return at.find(({ wireName }) => wireName === method)?.name ?? null;
}

function tableOf(id) {
  return gateways.find((gateway) => gateway.id === id);
}

function isAt({ path, open }, asked, credentials) {
  const own = path.replace(/\{(\w+)\}/g, (_, name) => credentials[name]).toLowerCase();
  const given = asked.toLowerCase();
  return open ? given.startsWith(own) && given.length > own.length : given === own;
}

function methodOf(body) {
  try {
    return JSON.parse(String(body))?.method;
  } catch {
    return undefined;
  }
}
