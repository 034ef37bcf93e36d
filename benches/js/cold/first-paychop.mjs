/** Import, construct, sign: milliseconds in this process. */
import { orderInput } from "./order.mjs";

const { credentials, input } = orderInput();
const start = performance.now();
const { Basicex } = await import("paychop");
new Basicex(credentials).cashier(input);
console.log(performance.now() - start);
