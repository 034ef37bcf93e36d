/** Node's import and require share one instance: the CommonJS bundle, whose names this gives. */
export { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } from "../node.cjs";
