// Generated from the core's field tables by `cargo xtask generate`.
import { basicex } from "./basicex.js";
import { bibao } from "./bibao.js";
import { lianhe } from "./lianhe.js";
import { ubao } from "./ubao.js";
import { vpay } from "./vpay.js";

/** Each file has the same shape; `desk.js` uses it. */
export const trades = [basicex, bibao, ubao, vpay, lianhe];
