// Generated from the core's field tables by `cargo xtask generate`.
import { basicex } from "./basicex.js";
import { bibao } from "./bibao.js";
import { lianhe } from "./lianhe.js";
import { ubao } from "./ubao.js";
import { vpay } from "./vpay.js";

/** Each file has the same shape; `messages.js` describes it. */
export const gateways = { basicex, bibao, ubao, vpay, lianhe };
