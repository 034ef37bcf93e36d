/** The suite over the package as `import` finds it: what most of the programs here run. */
import * as paychop from "paychop";
import * as handler from "paychop/handler";
import * as testing from "paychop/testing";
import { conformance } from "../suite/index.js";

export const run = () => conformance({ paychop, handler, testing });
