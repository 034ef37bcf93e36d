/** The five gateways. Each file has the same shape; `desk.js` uses it. */
import { basicex } from "./basicex.js";
import { bibao } from "./bibao.js";
import { lianhe } from "./lianhe.js";
import { ubao } from "./ubao.js";
import { vpay } from "./vpay.js";

export const trades = [basicex, bibao, ubao, vpay, lianhe];
