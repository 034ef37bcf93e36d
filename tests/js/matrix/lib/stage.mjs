/**
 * Where things are. All this runs in a copy of the checkout's tests, below a folder in which the packed package is
 * installed; `node_modules` beside the copy is a link to the tools that npm has installed in the checkout.
 */
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const require = createRequire(import.meta.url);

const staged = resolve(import.meta.dirname, "..");

/** The folder in which the package is installed. */
export const consumer = resolve(staged, "../../..");

/** A file of the programs that run the suite. */
export const app = (name) => join(staged, "apps", name);

/** A file of the conformance suite. */
export const suite = (name) => join(staged, "suite", name);

/** A program that serves what they are built to. */
export const lib = (name) => join(staged, "lib", name);

/** A folder for what is made of them. */
export const built = (name) => join(staged, "built", name);

/** A program out of an installed npm package. */
export function program(name, path) {
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}
