/** Finds the operation of a request. */
import { tableOf } from "../shared/catalog.js";

/** By its path, and by its method if several share the path; otherwise null. */
export function operationAt({ id, credentials }, { path, body }) {
  const { operations } = tableOf(id);
  const at = operations.filter((operation) => isAt(operation, path, credentials));
  const exact = at.filter(({ open }) => !open);
  const [first, second] = exact.length > 0 ? exact : at;
  if (!second) return first?.name ?? null;
  const method = methodOf(body);
  return at.find(({ wireName }) => wireName === method)?.name ?? null;
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
