import type { Basicex, BasicexNotification } from "./basicex.js";
import type { Ubao, UbaoNotification } from "./ubao.js";

/** Whatever a gateway said, discriminated by `gateway` and `kind`. */
export type Notification = BasicexNotification | UbaoNotification;

/** An object of any of the gateways. */
export type AnyGateway = Basicex | Ubao;
