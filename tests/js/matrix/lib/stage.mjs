/**
 * Where things are. The programs run in `staged`, the copy of this folder beside which the packed package is
 * installed; the tools that build and run them stay where npm has put them, in the checkout.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** A program out of an installed npm package. */
export function program(name, path) {
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}

export function stageIn(consumer) {
  const staged = join(consumer, "tests/js/matrix");
  return {
    consumer,
    staged,
    app: (name) => join(staged, "apps", name),
    built: (name) => join(staged, "built", name),
  };
}
