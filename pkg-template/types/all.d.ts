// Generated from the core's field tables by `cargo xtask generate`.
import type { Basicex, BasicexNotification } from "./basicex.js";
import type { Bibao, BibaoNotification } from "./bibao.js";
import type { Lianhe, LianheNotification } from "./lianhe.js";
import type { Ubao, UbaoNotification } from "./ubao.js";
import type { Vpay, VpayNotification } from "./vpay.js";

export * from "./basicex.js";
export * from "./bibao.js";
export * from "./lianhe.js";
export * from "./ubao.js";
export * from "./vpay.js";

/** How messages and errors name the gateways. */
export type GatewayId = "basicex" | "bibao" | "ubao" | "vpay" | "lianhe";

/** Whatever a gateway said, discriminated by `gateway` and `kind`. */
export type Notification = BasicexNotification | BibaoNotification | UbaoNotification | VpayNotification | LianheNotification;

/** An object of any of the gateways. */
export type AnyGateway = Basicex | Bibao | Ubao | Vpay | Lianhe;
