/**
 * One of a kind in a process, for each version of the package: `import`, `require`, `paychop/web` and bundles of them have
 * code of their own, but the same instance of the core and the same classes, so that `instanceof` holds between them.
 */
import { version } from "./version.js";

export function shared(name, make) {
  const key = Symbol.for(`paychop ${version} ${name}`);
  if (globalThis[key] === undefined) {
    Object.defineProperty(globalThis, key, { value: make(), configurable: true });
  }
  return globalThis[key];
}
