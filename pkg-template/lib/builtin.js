/** Node's own modules, without an import that a bundler for browsers would stumble over. */
export function builtin(name) {
  return globalThis.process?.getBuiltinModule?.(name);
}
