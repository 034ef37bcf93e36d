/**
 * Runs the conformance suite on every runtime and prints a table.
 *
 *     node run.mjs [NAME…]
 *
 * With names, only the runtimes whose names contain one of them are run. A runtime that does not start is a failure.
 */
import { runRows } from "./lib/rows.mjs";
import { browsers } from "./runtimes/browsers.mjs";
import { jests } from "./runtimes/jest.mjs";
import { nexts } from "./runtimes/next.mjs";
import { nitros } from "./runtimes/nitro.mjs";
import { nodes } from "./runtimes/node.mjs";
import { onces } from "./runtimes/once.mjs";
import { servers } from "./runtimes/servers.mjs";
import { tracers } from "./runtimes/tracers.mjs";

/** The longest first, so that the others run beside it. */
const RUNTIMES = [...nexts, ...nitros, ...browsers, ...jests, ...nodes, ...onces, ...tracers, ...servers];

await runRows(RUNTIMES, process.argv.slice(2), { atOnce: 2 });
