/** Node's own modules, without an import that would fail in a bundler for browsers. */
export function builtin(name) {
  return globalThis.process?.getBuiltinModule?.(name);
}
