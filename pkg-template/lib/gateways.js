// Generated from the core's field tables by `cargo xtask generate`.
import { api } from "./core.js";

/** What an entry exports. */
export const { Basicex, Bibao, Lianhe, PaychopError, Ubao, Vpay } = api;
