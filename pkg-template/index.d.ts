import type { Gateway, OperationMethods } from "./types/gateway.js";
import type {
  BasicexCredentials,
  BasicexOperations,
  BibaoCredentials,
  BibaoOperations,
  BibaoReplies,
  LianheCredentials,
  LianheOperations,
  UbaoCredentials,
  UbaoOperations,
  VpayCredentials,
  VpayOperations,
} from "./types/generated.js";
import type {
  BasicexNotification,
  BibaoNotification,
  LianheNotification,
  UbaoNotification,
  VpayNotification,
} from "./types/notifications.js";
import type { CommonOptions, SignedRequest, TimedOptions } from "./types/shared.js";

export * from "./types/errors.js";
export type { Gateway } from "./types/gateway.js";
export type * from "./types/generated.js";
export type * from "./types/notifications.js";
export type * from "./types/shared.js";

export interface BasicexOptions extends Omit<CommonOptions<BasicexCredentials>, "baseUrl">, TimedOptions {
  /** `https://openapi.basicex.com` when left out. */
  baseUrl?: string;
  /** How the gateway spells the field that carries an order; `bizConent`, as it does today, when left out. */
  bizField?: "bizConent" | "bizContent";
  /** What the notifications of this object are about: nothing in them tells. Else name it to `verify`. */
  notificationKind?: BasicexNotification["kind"];
}

export interface BibaoOptions extends CommonOptions<BibaoCredentials> {
  /** Random text of a–z and 0–9 for the two ends of a request's key, drawn A first. */
  randomText?: (length: number) => string;
  /** Whether empty fields of a callback are signed; `include` when left out. */
  emptyValues?: "include" | "skip";
  /** Fields whose values go into an operation's md5, where they differ from the known ones. */
  keyParts?: { readonly [Name in keyof BibaoOperations]?: readonly string[] };
  /** How Bank, RealName and SubBranch go out in a reply; `percent` when left out. */
  replyEncoding?: "percent" | "plain";
}

export interface UbaoOptions extends CommonOptions<UbaoCredentials>, TimedOptions {
  /** How requests go out; `json` when left out. */
  encoding?: "json" | "form";
}

export interface VpayOptions extends CommonOptions<VpayCredentials>, TimedOptions {}

export interface LianheOptions extends CommonOptions<LianheCredentials> {}

/** 币趣. */
export interface Basicex
  extends Gateway<BasicexNotification, BasicexOperations>,
    OperationMethods<BasicexOperations> {}
export const Basicex: {
  readonly prototype: Basicex;
  new (credentials: BasicexCredentials, options?: BasicexOptions): Basicex;
};

/** 币宝. */
export interface Bibao
  extends Gateway<BibaoNotification, BibaoOperations, BibaoReplies>,
    OperationMethods<BibaoOperations> {}
export const Bibao: {
  readonly prototype: Bibao;
  new (credentials: BibaoCredentials, options: BibaoOptions): Bibao;
};

/** UBAO. */
export interface Ubao extends Gateway<UbaoNotification, UbaoOperations>, OperationMethods<UbaoOperations> {}
export const Ubao: {
  readonly prototype: Ubao;
  new (credentials: UbaoCredentials, options: UbaoOptions): Ubao;
};

/** MinPay, 点付. */
export interface Vpay extends Gateway<VpayNotification, VpayOperations>, OperationMethods<VpayOperations> {
  /** Any other call of its family: `path` below the base URL, signed as all of them are. */
  call(path: string, params?: { readonly [name: string]: unknown } | null): SignedRequest;
}
export const Vpay: {
  readonly prototype: Vpay;
  new (credentials: VpayCredentials, options: VpayOptions): Vpay;
};

/** 联合支付. */
export interface Lianhe
  extends Gateway<LianheNotification, LianheOperations>,
    OperationMethods<LianheOperations> {}
export const Lianhe: {
  readonly prototype: Lianhe;
  new (credentials: LianheCredentials, options: LianheOptions): Lianhe;
};
