/** The same by hand. What it imports beside node:crypto is one small file. */
import { orderInput } from "./order.mjs";

const { credentials, input } = orderInput();
const start = performance.now();
const [{ hand }, { createHashToolkit }] = await Promise.all([
  import("../jobs.mjs"),
  import("../toolkits/node.mjs"),
]);
hand(createHashToolkit, credentials).basicexCashier(input);
console.log(performance.now() - start);
