import type { Basicex, BasicexNotification } from "./basicex.js";
import type { Bibao, BibaoNotification } from "./bibao.js";
import type { Lianhe, LianheNotification } from "./lianhe.js";
import type { Ubao, UbaoNotification } from "./ubao.js";
import type { Vpay, VpayNotification } from "./vpay.js";

/** Whatever a gateway said, discriminated by `gateway` and `kind`. */
export type Notification =
  | BasicexNotification
  | BibaoNotification
  | UbaoNotification
  | VpayNotification
  | LianheNotification;

/** An object of any of the gateways. */
export type AnyGateway = Basicex | Bibao | Ubao | Vpay | Lianhe;
