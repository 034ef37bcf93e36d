/** A page: the core travels in the script. */
import { run } from "./all.js";
import { report } from "./report.js";

run().then(report);
