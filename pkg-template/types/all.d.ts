// Generated from the core's field tables by `cargo xtask generate`.
import type { Gateway, OpenAnswer, OpenExplain, OperationMethods, Params } from "./gateway.js";
import type { OwnOptions } from "./options.js";
import type { CommonOptions, MoneyNotification, NotificationBase, OrderNotification, SignedRequest } from "./shared.js";
import type { BibaoNotification } from "./bibao.js";
import type { UbaoNotification } from "./ubao.js";
import type {
  BasicexCredentials, BasicexOperations, BasicexData,
  BibaoCredentials, BibaoOperations, BibaoReplies,
  UbaoCredentials, UbaoOperations,
  VpayCredentials, VpayOperations, VpayData,
  LianheCredentials, LianheOperations, LianheData,
} from "./generated.js";

/**
 * The result of a cashier or precreate order.
 * 支付结果通知。
 */
export interface BasicexPaymentNotification
  extends OrderNotification<"basicex", "payment", BasicexData["payment"]> {
  readonly direction: "in";
}

/**
 * The result of an agentpay.
 * 代付结果通知。
 */
export interface BasicexAgentpayNotification
  extends OrderNotification<"basicex", "agentpay", BasicexData["agentpay"]> {
  readonly direction: "out";
}

export type BasicexNotification = BasicexPaymentNotification | BasicexAgentpayNotification;

export interface BasicexOptions
  extends Omit<CommonOptions<BasicexCredentials>, "baseUrl">,
    Pick<OwnOptions<keyof BasicexOperations, BasicexNotification["kind"]>, "toleranceSeconds" | "bizField" | "notificationKind" | "ackBody"> {
  /** Default: `https://openapi.basicex.com`. */
  baseUrl?: string | undefined;
}

/** A merchant at Basicex (币趣). */
export interface Basicex
  extends Gateway<BasicexNotification, BasicexOperations>,
    OperationMethods<BasicexOperations> {}
export const Basicex: {
  readonly prototype: Basicex;
  new (credentials: BasicexCredentials, options?: BasicexOptions): Basicex;
};

export * from "./bibao.js";

export interface BibaoOptions
  extends CommonOptions<BibaoCredentials>,
    Pick<OwnOptions<keyof BibaoOperations, BibaoNotification["kind"]>, "emptyValues" | "keyParts" | "replyEncoding" | "randomText"> {}

/** A merchant at Bibao (币宝). */
export interface Bibao
  extends Gateway<BibaoNotification, BibaoOperations, BibaoReplies>,
    OperationMethods<BibaoOperations> {}
export const Bibao: {
  readonly prototype: Bibao;
  new (credentials: BibaoCredentials, options: BibaoOptions): Bibao;
};

export * from "./ubao.js";

export interface UbaoOptions
  extends CommonOptions<UbaoCredentials>,
    Pick<OwnOptions<keyof UbaoOperations, UbaoNotification["kind"]>, "toleranceSeconds" | "encoding"> {}

/** A merchant at Ubao. */
export interface Ubao
  extends Gateway<UbaoNotification, UbaoOperations>,
    OperationMethods<UbaoOperations> {}
export const Ubao: {
  readonly prototype: Ubao;
  new (credentials: UbaoCredentials, options: UbaoOptions): Ubao;
};

/**
 * A user paid.
 * 支付回调。
 */
export interface VpayPaymentNotification
  extends MoneyNotification<"vpay", "payment", VpayData["payment"]> {
  readonly direction: "in";
}

/**
 * A withdrawal was carried out.
 * 提款回调。
 */
export interface VpayWithdrawNotification
  extends MoneyNotification<"vpay", "withdraw", VpayData["withdraw"]> {
  readonly direction: "out";
}

export type VpayNotification = VpayPaymentNotification | VpayWithdrawNotification;

export interface VpayOptions
  extends CommonOptions<VpayCredentials>,
    Pick<OwnOptions<keyof VpayOperations, VpayNotification["kind"]>, "toleranceSeconds" | "listForm"> {}

/** A merchant at Vpay (MinPay 点付). */
export interface Vpay
  extends Gateway<VpayNotification, VpayOperations>,
    OperationMethods<VpayOperations> {
  /** Any other endpoint of the gateway: `path` below the base URL, signed with the same rule. */
  call(path: string, params?: Params): SignedRequest;
  explain: Gateway<VpayNotification, VpayOperations>["explain"] & OpenExplain<"call">;
  parseResponse: Gateway<VpayNotification, VpayOperations>["parseResponse"] & OpenAnswer<"call">;
}
export const Vpay: {
  readonly prototype: Vpay;
  new (credentials: VpayCredentials, options: VpayOptions): Vpay;
};

/**
 * A payment succeeded.
 * 充值回调。
 */
export interface LianhePaymentNotification
  extends OrderNotification<"lianhe", "payment", LianheData["payment"]> {
  readonly direction: "in";
}

/**
 * A payout succeeded; a failed one is never announced.
 * 下发回调，失败不会通知。
 */
export interface LianhePayoutNotification
  extends OrderNotification<"lianhe", "payout", LianheData["payout"]> {
  readonly direction: "out";
}

export type LianheNotification = LianhePaymentNotification | LianhePayoutNotification;

export interface LianheOptions
  extends CommonOptions<LianheCredentials> {}

/** A merchant at Lianhe (联合支付). */
export interface Lianhe
  extends Gateway<LianheNotification, LianheOperations>,
    OperationMethods<LianheOperations> {}
export const Lianhe: {
  readonly prototype: Lianhe;
  new (credentials: LianheCredentials, options: LianheOptions): Lianhe;
};

/** The gateway names in notifications and errors. */
export type GatewayId = "basicex" | "bibao" | "ubao" | "vpay" | "lianhe";

/** A notification of any gateway, discriminated by `gateway` and `kind`. */
export type Notification = BasicexNotification | BibaoNotification | UbaoNotification | VpayNotification | LianheNotification;

/** An object of any gateway. */
export type AnyGateway = Basicex | Bibao | Ubao | Vpay | Lianhe;
