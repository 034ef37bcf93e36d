/**
 * Node's import and require share one instance: the CommonJS bundle, whose names this gives. An `import` of it would do
 * the same ten milliseconds later, for Node then looks through its text for what it exports.
 */
import { createRequire } from "node:module";

const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = createRequire(import.meta.url)("../node.cjs");

export { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay };
