/**
 * One instance in a process for each version of the package. `import`, `require`, `paychop/web` and bundles of them have
 * separate code, but share the instance of the core and the classes. So `instanceof` works between them.
 */
import { version } from "./version.js";

export function shared(name, make) {
  const key = Symbol.for(`paychop ${version} ${name}`);
  if (globalThis[key] === undefined) {
    Object.defineProperty(globalThis, key, { value: make(), configurable: true });
  }
  return globalThis[key];
}
