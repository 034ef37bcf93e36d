// Generated from the core's field tables by `cargo xtask generate`.
import type { Value } from "./shared.js";

/** A number, or its decimal text: `(0|[1-9]\d*)(\.\d+)?`. The text goes out as it is, so nothing is rounded. */
export type Numeric = number | string;

/** These fields, and at least one of those named. */
type AtLeastOne<Fields, Names extends keyof Fields> = Fields &
  { [Name in Names]-?: Required<Pick<Fields, Name>> }[Names];

/** What Basicex hands to a merchant. */
export interface BasicexCredentials {
  /**
   * Merchant number.
   * 商户号。
   */
  merNo: string | number;
  /**
   * Ends the sign string.
   * 接口密钥，拼接在签名串末尾。
   */
  apiKey: string;
  /**
   * Keys the HMAC.
   * 签名密钥，HMAC 的密钥。
   */
  secretKey: string;
}

/**
 * Opens the hosted cashier page in the payer's browser.
 * 收银台支付。
 */
export interface BasicexCashier {
  /**
   * Your order number, unique within your merchant number.
   * 商户订单号，同一商户号下唯一。
   * At most 32 characters. Letters and digits only.
   * @example swR75kHGS2jQYfeN
   */
  merOrderNo: string;
  /**
   * IP of the device that places the order.
   * 提交订单的客户端设备 IP。
   * At most 20 characters.
   * @example 127.0.0.1
   */
  clientIp: string;
  /**
   * Order amount, two decimals at most.
   * 订单总金额，精确到小数点后两位。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 18.37
   */
  totalAmount: Numeric;
  /**
   * Currency of the order.
   * 币种。
   * `USDT` or `BCNY`.
   * @example USDT
   */
  currency: "USDT" | "BCNY";
  /**
   * What is paid for; the payer may see it.
   * 商品描述，可能会展示在收银台上。
   * At most 255 characters.
   * @example 会员充值
   */
  description: string;
  /**
   * Where the order comes from.
   * 订单来源。
   * `APP`, `WEB`, `WAP` or `OTHERS`.
   * @example WEB
   */
  orderSource: "APP" | "WEB" | "WAP" | "OTHERS";
  /**
   * When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss.
   * 交易发起时间（北京时间）。
   * `yyyy-MM-dd HH:mm:ss`.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string;
  /**
   * Seconds until the order expires; always 900.
   * 订单有效期（秒），固定值 900。
   * Always `900`.
   * @example 900
   */
  expireTime?: 900 | "900";
  /**
   * Where the result is sent to; must be reachable from outside.
   * 后台通知地址，须外网可访问。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/notify
   */
  notifyUrl?: string;
  /**
   * Where the payer goes after paying.
   * 支付完成后的前台跳转地址。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/return
   */
  returnUrl?: string;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  attach?: string;
  /**
   * The goods; each with all of its fields.
   * 商品详情，如填写则各项均需填写。
   */
  goodsDetails?: readonly {
    /**
     * Category of the goods.
     * 商品类别。
     * At most 8 characters.
     * @example 01
     */
    goodsType: string;
    /**
     * Number of the goods.
     * 商品编号。
     * At most 50 characters.
     * @example 100001
     */
    goodsId: string;
    /**
     * Name of the goods.
     * 商品名称。
     * At most 100 characters.
     * @example Test
     */
    goodsName: string;
    /**
     * How many.
     * 商品数量。
     * A whole number from 1 to 9999999999.
     * @example 1
     */
    quantity: Numeric;
    /**
     * Price of one, two decimals at most.
     * 商品单价，精确到小数点后两位。
     * Above zero, at most 10 digits before and 2 after the point.
     * @example 18.37
     */
    price: Numeric;
  }[];
}

/** Answer to `cashier`. */
export interface BasicexCashierAnswer { readonly [name: string]: Value }

/**
 * Creates an order and gives a QR code to pay it with.
 * 交易预创建。
 */
export interface BasicexPrecreate {
  /**
   * Your order number, unique within your merchant number.
   * 商户订单号，同一商户号下唯一。
   * At most 32 characters. Letters and digits only.
   * @example swR75kHGS2jQYfeN
   */
  merOrderNo: string;
  /**
   * IP of the device that places the order.
   * 提交订单的客户端设备 IP。
   * At most 20 characters.
   * @example 127.0.0.1
   */
  clientIp: string;
  /**
   * Order amount, two decimals at most.
   * 订单总金额，精确到小数点后两位。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 18.37
   */
  totalAmount: Numeric;
  /**
   * Currency of the order.
   * 币种。
   * `USDT` or `BCNY`.
   * @example USDT
   */
  currency: "USDT" | "BCNY";
  /**
   * Transfer network; required when paid from outside.
   * 转账网络，外部充值时必传。
   * `ERC20`, `TRC20`, `POLYGON` or `BSC`.
   * @example TRC20
   */
  network?: "ERC20" | "TRC20" | "POLYGON" | "BSC";
  /**
   * What is paid for; the payer may see it.
   * 商品描述，可能会展示在收银台上。
   * At most 255 characters.
   * @example 会员充值
   */
  description: string;
  /**
   * Where the order comes from.
   * 订单来源。
   * `APP`, `WEB`, `WAP` or `OTHERS`.
   * @example WEB
   */
  orderSource: "APP" | "WEB" | "WAP" | "OTHERS";
  /**
   * When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss.
   * 交易发起时间（北京时间）。
   * `yyyy-MM-dd HH:mm:ss`.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string;
  /**
   * Seconds until the order expires; always 900.
   * 订单有效期（秒），固定值 900。
   * Always `900`.
   * @example 900
   */
  expireTime?: 900 | "900";
  /**
   * Where the result is sent to; must be reachable from outside.
   * 后台通知地址，须外网可访问。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/notify
   */
  notifyUrl?: string;
  /**
   * Where the payer goes after paying.
   * 支付完成后的前台跳转地址。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/return
   */
  returnUrl?: string;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  attach?: string;
  /**
   * The goods; each with all of its fields.
   * 商品详情，如填写则各项均需填写。
   */
  goodsDetails?: readonly {
    /**
     * Category of the goods.
     * 商品类别。
     * At most 8 characters.
     * @example 01
     */
    goodsType: string;
    /**
     * Number of the goods.
     * 商品编号。
     * At most 50 characters.
     * @example 100001
     */
    goodsId: string;
    /**
     * Name of the goods.
     * 商品名称。
     * At most 100 characters.
     * @example Test
     */
    goodsName: string;
    /**
     * How many.
     * 商品数量。
     * A whole number from 1 to 9999999999.
     * @example 1
     */
    quantity: Numeric;
    /**
     * Price of one, two decimals at most.
     * 商品单价，精确到小数点后两位。
     * Above zero, at most 10 digits before and 2 after the point.
     * @example 18.37
     */
    price: Numeric;
  }[];
}

/** Answer to `precreate`. */
export interface BasicexPrecreateAnswer {
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * At most 20 characters.
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * Transfer network; required when paid from outside.
   * 转账网络，外部充值时必传。
   * `ERC20`, `TRC20`, `POLYGON` or `BSC`.
   * @example TRC20
   */
  readonly network?: "ERC20" | "TRC20" | "POLYGON" | "BSC" | (string & {}) | null;
  /**
   * Where the order comes from.
   * 订单来源。
   * `APP`, `WEB`, `WAP` or `OTHERS`.
   * @example WEB
   */
  readonly orderSource: "APP" | "WEB" | "WAP" | "OTHERS" | (string & {});
  /**
   * What to show as a QR code.
   * 支付二维码数据。
   * At most 255 characters.
   * @example https://qr.basicex.com/811496833912834/C1E988EBCE9EA8DD2CC3A99AB9354EF3
   */
  readonly codeUrl?: string | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  readonly attach?: string | null;
}

/** The fields of `query`. */
export interface BasicexQueryFields {
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  merOrderNo?: string;
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  orderNo?: string;
}

/**
 * Asks what became of an order.
 * 交易结果查询。
 */
export type BasicexQuery = AtLeastOne<BasicexQueryFields, "merOrderNo" | "orderNo">;

/** Answer to `query`. */
export interface BasicexQueryAnswer {
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * At most 20 characters.
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * 0 waiting, 1 processing, 2 succeeded, 3 expired, 4 failed.
   * 0 等待支付 1 处理中 2 成功 3 已过期 4 失败。
   * `0`, `1`, `2`, `3` or `4`.
   * @example 2
   */
  readonly status?: "0" | "1" | "2" | "3" | "4" | (string & {}) | null;
  /**
   * When the trade ended, Beijing time.
   * 交易完成时间。
   * At most 19 characters.
   * @example 2022-02-13 16:29:07
   */
  readonly tradeFinishTime?: string | null;
  /**
   * Number of the transaction.
   * 交易流水号。
   * At most 60 characters.
   * @example 202201261004008765432
   */
  readonly transactionId?: string | null;
  /**
   * Who paid.
   * 付款人标识。
   * At most 50 characters.
   */
  readonly buyerid?: string | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  readonly attach?: string | null;
}

/** The fields of `refund`. */
export interface BasicexRefundFields {
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  merOrderNo?: string;
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  orderNo?: string;
  /**
   * Your refund number.
   * 商户退款订单号。
   * At most 32 characters.
   * @example 202202161004008765435
   */
  merRefundOrderNo: string;
  /**
   * Amount to refund.
   * 退款金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 100
   */
  refundAmount: Numeric;
  /**
   * Why.
   * 退款原因。
   * At most 100 characters.
   * @example 退货
   */
  refundReason: string;
  /**
   * When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss.
   * 交易发起时间（北京时间）。
   * `yyyy-MM-dd HH:mm:ss`.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string;
}

/**
 * Pays an order back, in part or in whole.
 * 退款。
 */
export type BasicexRefund = AtLeastOne<BasicexRefundFields, "merOrderNo" | "orderNo">;

/** Answer to `refund`. */
export interface BasicexRefundAnswer {
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Your refund number.
   * 商户退款订单号。
   * At most 32 characters.
   * @example 202202161004008765435
   */
  readonly merRefundOrderNo?: string | null;
  /**
   * Basicex's refund number.
   * 系统退款订单号。
   * At most 32 characters.
   * @example 202202161004008765436
   */
  readonly refundOrderNo?: string | null;
  /**
   * Refunded amount.
   * 退款金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 100
   */
  readonly refundAmount?: string | null;
  /**
   * 0 in progress, 1 in approval, 2 succeeded, 3 failed.
   * 0 退款中 1 审批中 2 退款成功 3 退款失败。
   * `0`, `1`, `2` or `3`.
   * @example 2
   */
  readonly refundStatus?: "0" | "1" | "2" | "3" | (string & {}) | null;
}

/** The fields of `refundQuery`. */
export interface BasicexRefundQueryFields {
  /**
   * Your refund number.
   * 商户退款订单号。
   * At most 32 characters.
   * @example 202202161004008765435
   */
  merRefundOrderNo?: string;
  /**
   * Basicex's refund number.
   * 系统退款订单号。
   * At most 32 characters.
   * @example 202202161004008765436
   */
  refundOrderNo?: string;
}

/**
 * Asks what became of a refund.
 * 退款结果查询。
 */
export type BasicexRefundQuery = AtLeastOne<BasicexRefundQueryFields, "merRefundOrderNo" | "refundOrderNo">;

/** Answer to `refundQuery`. */
export interface BasicexRefundQueryAnswer {
  /**
   * Basicex's refund number.
   * 系统退款订单号。
   * At most 32 characters.
   * @example 202202161004008765436
   */
  readonly refundOrderNo?: string | null;
  /**
   * Your refund number.
   * 商户退款订单号。
   * At most 32 characters.
   * @example 202202161004008765435
   */
  readonly merRefundOrderNo?: string | null;
  /**
   * Refunded amount.
   * 退款金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 100
   */
  readonly refundAmount?: string | null;
  /**
   * 0 in progress, 1 in approval, 2 succeeded, 3 failed.
   * 0 退款中 1 审批中 2 退款成功 3 退款失败。
   * `0`, `1`, `2` or `3`.
   * @example 2
   */
  readonly status?: "0" | "1" | "2" | "3" | (string & {}) | null;
  /**
   * When the trade ended, Beijing time.
   * 交易完成时间。
   * At most 19 characters.
   * @example 2022-02-13 16:29:07
   */
  readonly tradeFinishTime?: string | null;
  /**
   * Number of the transaction.
   * 交易流水号。
   * At most 60 characters.
   * @example 202201261004008765432
   */
  readonly transactionId?: string | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  readonly attach?: string | null;
}

/**
 * Pays out to a Basicex wallet or a blockchain address.
 * 代付。
 */
export interface BasicexAgentpay {
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  merOrderNo: string;
  /**
   * IP of the device that places the order.
   * 提交订单的客户端设备 IP。
   * At most 32 characters.
   * @example 127.0.0.1
   */
  clientIp?: string;
  /**
   * What `target` is.
   * 代付对象类型。
   * `EMAIL`, `TELEPHONE`, `BEID`, `USERID` or `ADDRESS`.
   * @example ADDRESS
   */
  targetType: "EMAIL" | "TELEPHONE" | "BEID" | "USERID" | "ADDRESS";
  /**
   * Whom to pay: e-mail, phone, Basicex id, user name or address.
   * 代付对象。
   * At most 64 characters.
   * @example TYyVvtfuzREyFkDUfJ75rFL9SaXSKyRbCB
   */
  target: string;
  /**
   * Order amount, two decimals at most.
   * 订单总金额，精确到小数点后两位。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 18.37
   */
  totalAmount: Numeric;
  /**
   * Currency of the payment.
   * 币种。
   * `USDT`, `BUSD` or `BCNY`.
   * @example USDT
   */
  currency: "USDT" | "BUSD" | "BCNY";
  /**
   * Network; required when `targetType` is ADDRESS.
   * 网络，当 targetType 为 ADDRESS 时必传。
   * `ERC20`, `TRC20`, `POLYGON` or `BSC`. Required when `targetType` is `ADDRESS`.
   * @example TRC20
   */
  network?: "ERC20" | "TRC20" | "POLYGON" | "BSC";
  /**
   * What the payment is for.
   * 代付描述。
   * At most 255 characters.
   * @example 工资
   */
  description: string;
  /**
   * Where the order comes from.
   * 订单来源。
   * `APP`, `WEB`, `WAP` or `OTHERS`.
   * @example WEB
   */
  orderSource: "APP" | "WEB" | "WAP" | "OTHERS";
  /**
   * When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss.
   * 交易发起时间（北京时间）。
   * `yyyy-MM-dd HH:mm:ss`.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string;
  /**
   * Where the result is sent to.
   * 代付结果通知地址。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/agentpay/notify
   */
  notifyUrl?: string;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  attach?: string;
}

/** Answer to `agentpay`. */
export interface BasicexAgentpayAnswer {
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * At most 20 characters.
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * Where the order comes from.
   * 订单来源。
   * `APP`, `WEB`, `WAP` or `OTHERS`.
   * @example WEB
   */
  readonly orderSource: "APP" | "WEB" | "WAP" | "OTHERS" | (string & {});
  /**
   * 0 processing, 1 succeeded, 2 failed.
   * 0 处理中 1 交易成功 2 交易失败。
   * `0`, `1` or `2`.
   * @example 1
   */
  readonly status?: "0" | "1" | "2" | (string & {}) | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  readonly attach?: string | null;
}

/** The fields of `agentpayQuery`. */
export interface BasicexAgentpayQueryFields {
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  merOrderNo?: string;
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  orderNo?: string;
}

/**
 * Asks what became of an agentpay.
 * 代付结果查询。
 */
export type BasicexAgentpayQuery = AtLeastOne<BasicexAgentpayQueryFields, "merOrderNo" | "orderNo">;

/** Answer to `agentpayQuery`. */
export interface BasicexAgentpayQueryAnswer {
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * What `target` is.
   * 代付对象类型。
   * At most 12 characters.
   */
  readonly targetType?: string | null;
  /**
   * Who was paid.
   * 代付对象。
   * At most 64 characters.
   */
  readonly target?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * At most 20 characters.
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * Transfer network; required when paid from outside.
   * 转账网络，外部充值时必传。
   * `ERC20`, `TRC20`, `POLYGON` or `BSC`.
   * @example TRC20
   */
  readonly network?: "ERC20" | "TRC20" | "POLYGON" | "BSC" | (string & {}) | null;
  /**
   * What is paid for; the payer may see it.
   * 商品描述，可能会展示在收银台上。
   * At most 255 characters.
   * @example 会员充值
   */
  readonly description: string;
  /**
   * Where the order comes from.
   * 订单来源。
   * `APP`, `WEB`, `WAP` or `OTHERS`.
   * @example WEB
   */
  readonly orderSource: "APP" | "WEB" | "WAP" | "OTHERS" | (string & {});
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  readonly attach?: string | null;
  /**
   * 0 processing, 1 succeeded, 2 failed.
   * 0 处理中 1 交易成功 2 交易失败。
   * `0`, `1` or `2`.
   * @example 1
   */
  readonly status?: "0" | "1" | "2" | (string & {}) | null;
  /**
   * When the trade ended, Beijing time.
   * 交易完成时间。
   * At most 19 characters.
   * @example 2022-02-13 16:29:07
   */
  readonly tradeFinishTime?: string | null;
  /**
   * Number of the transaction.
   * 交易流水号。
   * At most 60 characters.
   * @example 202201261004008765432
   */
  readonly transactionId?: string | null;
}

/**
 * Asks for an exchange rate.
 * 汇率查询。
 */
export interface BasicexExchangeRate {
  /**
   * Currency to convert from.
   * 源币种。
   * `USDT` or `BCNY`.
   * @example USDT
   */
  source: "USDT" | "BCNY";
  /**
   * Currency to convert to.
   * 目标币种。
   * `CNY`, `EUR`, `HKD`, `INR`, `PHP`, `Rp`, `THB`, `USD` or `MXN`.
   * @example CNY
   */
  target: "CNY" | "EUR" | "HKD" | "INR" | "PHP" | "Rp" | "THB" | "USD" | "MXN";
}

/** Answer to `exchangeRate`. */
export interface BasicexExchangeRateAnswer {
  /**
   * Currency converted from.
   * 源币种。
   * At most 10 characters.
   * @example USDT
   */
  readonly source?: string | null;
  /**
   * Currency converted to.
   * 目标币种。
   * At most 10 characters.
   * @example CNY
   */
  readonly target?: string | null;
  /**
   * What one unit of `source` is worth.
   * 汇率。
   * Above zero, at most 14 digits before and 2 after the point.
   * @example 6.96
   */
  readonly rate?: string | null;
}

/**
 * The result of a cashier or precreate order.
 * 支付结果通知。
 */
export interface BasicexPaymentData {
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  readonly orderNo: string;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  readonly merOrderNo: string;
  /**
   * 0 waiting, 1 processing, 2 succeeded, 3 expired, 4 failed.
   * 0 等待支付 1 处理中 2 成功 3 已过期 4 失败。
   * `0`, `1`, `2`, `3` or `4`.
   * @example 2
   */
  readonly status: "0" | "1" | "2" | "3" | "4" | (string & {});
  /**
   * Order amount.
   * 订单总金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 200
   */
  readonly totalAmount: string;
  /**
   * Currency.
   * 币种。
   * At most 20 characters.
   * @example USDT
   */
  readonly currency: string;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  readonly attach?: string | null;
}

/**
 * The result of an agentpay.
 * 代付结果通知。
 */
export interface BasicexAgentpayData {
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  readonly orderNo: string;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters.
   * @example 202202161004008765432
   */
  readonly merOrderNo: string;
  /**
   * 0 processing, 1 succeeded, 2 failed.
   * 0 处理中 1 交易成功 2 交易失败。
   * `0`, `1` or `2`.
   * @example 1
   */
  readonly status: "0" | "1" | "2" | (string & {});
  /**
   * Order amount.
   * 订单总金额。
   * Above zero, at most 10 digits before and 2 after the point.
   * @example 200
   */
  readonly totalAmount: string;
  /**
   * Currency.
   * 币种。
   * At most 20 characters.
   * @example USDT
   */
  readonly currency: string;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  readonly attach?: string | null;
}

/** Input and answer of each operation. */
export interface BasicexOperations {
  cashier: { input: BasicexCashier; answer: BasicexCashierAnswer };
  precreate: { input: BasicexPrecreate; answer: BasicexPrecreateAnswer };
  query: { input: BasicexQuery; answer: BasicexQueryAnswer };
  refund: { input: BasicexRefund; answer: BasicexRefundAnswer };
  refundQuery: { input: BasicexRefundQuery; answer: BasicexRefundQueryAnswer };
  agentpay: { input: BasicexAgentpay; answer: BasicexAgentpayAnswer };
  agentpayQuery: { input: BasicexAgentpayQuery; answer: BasicexAgentpayQueryAnswer };
  exchangeRate: { input: BasicexExchangeRate; answer: BasicexExchangeRateAnswer };
}

/** Data of each kind of notification. */
export interface BasicexData {
  payment: BasicexPaymentData;
  agentpay: BasicexAgentpayData;
}

/** Reply to each kind of notification that asks for data. */
export interface BasicexReplies {}

/** What Ubao hands to a merchant. */
export interface UbaoCredentials {
  /**
   * Merchant number.
   * 商户号。
   */
  merchantId: string | number;
  /**
   * Stands in the middle of the sign string.
   * api_key，拼接在签名串中间。
   */
  apiKey: string;
}

/**
 * Makes a new address on a chain.
 * 生成地址。
 */
export interface UbaoCreateAddress {
  /**
   * Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon.
   * 链别编号：160 TRON 170 BSC 180 ETH 190 Polygon。
   * `160`, `170`, `180` or `190`.
   * @example 160
   */
  chainType: 160 | 170 | 180 | 190 | "160" | "170" | "180" | "190";
  /**
   * Where notifications about this address go.
   * 回调地址，该地址的通知将发往此处。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example http://xxx.com/ubao_callback.html
   */
  callUrl: string;
  /**
   * 0 to receive (the default), 2 to pool, -2 to watch.
   * 类型：0 收款地址（默认）2 归集钱包 -2 观察钱包。
   * `0`, `2` or `-2`.
   * @example 0
   */
  type?: 0 | 2 | -2 | "0" | "2" | "-2";
}

/** Answer to `createAddress`. */
export interface UbaoCreateAddressAnswer {
  /**
   * The new address.
   * 新地址。
   * At most 128 characters.
   */
  readonly address?: string | null;
  /**
   * Its chain.
   * 链别。
   * A whole number from 0.
   */
  readonly chainType?: string | null;
}

/**
 * Pays out from a pooling wallet.
 * 提币。
 */
export interface UbaoWithdraw {
  /**
   * Pooling wallet to pay from.
   * 提币地址，只能是归集钱包。
   * At most 128 characters.
   * @example 0xE27be41F25D66A05d1fBA4DeEF740921a5F26980
   */
  from: string;
  /**
   * Address to pay to.
   * 收币地址。
   * At most 128 characters.
   * @example 0xc9Da8e789Ee111b40DFf90805DfE000f303e2582
   */
  to: string;
  /**
   * Amount in coin units.
   * 提币数量。
   * Above zero, at most 42 digits before and 36 after the point. Sent as text.
   * @example 10.32
   */
  amount: Numeric;
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * A whole number from 1 to 999999.
   * @example 1002
   */
  coinID: Numeric;
  /**
   * Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon.
   * 链别编号：160 TRON 170 BSC 180 ETH 190 Polygon。
   * `160`, `170`, `180` or `190`.
   * @example 160
   */
  chainType: 160 | 170 | 180 | 190 | "160" | "170" | "180" | "190";
  /**
   * Your number; it comes back in the notification.
   * 业务编号，原样返回。
   * At most 128 characters.
   * @example 12345
   */
  order_sn?: string;
}

/** Answer to `withdraw`. */
export interface UbaoWithdrawAnswer { readonly [name: string]: Value }

/**
 * Checks whether an address is well formed.
 * 校验地址合法性。
 */
export interface UbaoCheckAddress {
  /**
   * Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon.
   * 链别编号：160 TRON 170 BSC 180 ETH 190 Polygon。
   * `160`, `170`, `180` or `190`.
   * @example 160
   */
  chainType: 160 | 170 | 180 | 190 | "160" | "170" | "180" | "190";
  /**
   * Wallet address.
   * 钱包地址。
   * At most 128 characters.
   * @example TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt
   */
  address: string;
}

/** Answer to `checkAddress`. */
export interface UbaoCheckAddressAnswer { readonly [name: string]: Value }

/**
 * Watches an address from outside.
 * 添加观察钱包。
 */
export interface UbaoAddAddress {
  /**
   * Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon.
   * 链别编号：160 TRON 170 BSC 180 ETH 190 Polygon。
   * `160`, `170`, `180` or `190`.
   * @example 160
   */
  chainType: 160 | 170 | 180 | 190 | "160" | "170" | "180" | "190";
  /**
   * Wallet address.
   * 钱包地址。
   * At most 128 characters.
   * @example TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt
   */
  address: string;
  /**
   * Where notifications about this address go.
   * 回调地址，该地址的通知将发往此处。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example http://xxx.com/ubao_callback.html
   */
  callUrl: string;
}

/** Answer to `addAddress`. */
export interface UbaoAddAddressAnswer { readonly [name: string]: Value }

/**
 * Lists the merchant's coins.
 * 获取商户支持的币种信息。
 */
export interface UbaoCoins { readonly [name: string]: never }

/** Answer to `coins`. */
export interface UbaoCoinsAnswer {
  /**
   * The coins that the merchant can use.
   * 商户支持的币种。
   */
  readonly coins?: { readonly [name: string]: Value } | null;
}

/**
 * Moves an address's balance to the pooling wallet.
 * 归集到归集钱包。
 */
export interface UbaoPooling {
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * A whole number from 1 to 999999.
   * @example 1002
   */
  coinID: Numeric;
  /**
   * Wallet address.
   * 钱包地址。
   * At most 128 characters.
   * @example TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt
   */
  address: string;
}

/** Answer to `pooling`. */
export interface UbaoPoolingAnswer { readonly [name: string]: Value }

/**
 * Checks whether a wallet signed a text.
 * 验证地址所有权。
 */
export interface UbaoVerifyOwnership {
  /**
   * Wallet address.
   * 钱包地址。
   * At most 128 characters.
   * @example TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt
   */
  address: string;
  /**
   * The text that was signed by the wallet.
   * 用于签名的字符串。
   * At most 1024 characters.
   * @example xxx.com:user:1999-10-10 11:12:00
   */
  message: string;
  /**
   * The wallet's signature of it.
   * 钱包对该字符串的签名。
   * At most 1024 characters.
   * @example 0x5f1c
   */
  sign: string;
  /**
   * Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon.
   * 链别编号：160 TRON 170 BSC 180 ETH 190 Polygon。
   * `160`, `170`, `180` or `190`.
   * @example 160
   */
  chainType: 160 | 170 | 180 | 190 | "160" | "170" | "180" | "190";
}

/** Answer to `verifyOwnership`. */
export interface UbaoVerifyOwnershipAnswer {
  /**
   * Whether the wallet signed the text.
   * 是否为地址的主人。
   */
  readonly result?: boolean | null;
}

/**
 * Somebody paid to one of the merchant's addresses.
 * 充币通知。
 */
export interface UbaoRechargeData {
  /**
   * Which kind of notification.
   * 通知类型。
   * At most 16 characters.
   * @example recharge
   */
  readonly callbackType: string;
  /**
   * In the smallest unit; shift it by `decimals`.
   * 金额（最小单位），需结合精度。
   * Text or a whole number.
   * @example 98260
   */
  readonly amount: string;
  /**
   * Decimals of the amount.
   * 精度。
   * A whole number from 0 to 36.
   * @example 6
   */
  readonly decimals: string;
  /**
   * Address that was paid to.
   * 收款地址。
   * At most 128 characters.
   * @example TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt
   */
  readonly address: string;
  /**
   * Chain.
   * 链别。
   * A whole number from 0.
   * @example 170
   */
  readonly chainType: string;
  /**
   * Contract of the token; empty for the chain's own coin.
   * 代币合约地址，原生币为空。
   * At most 128 characters.
   * @example 0x55d398326f99059ff775485246999027b3197955
   */
  readonly coinType?: string | null;
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * A whole number from 0.
   * @example 1002
   */
  readonly coinID: string;
  /**
   * Hash of the transaction.
   * 交易 HASH。
   * At most 128 characters.
   * @example 0xffc42186801d395d1d7c2ed33d219ad88ea25366e47990f84276acde1375294e
   */
  readonly hash: string;
  /**
   * Address that paid.
   * 付款地址。
   * At most 128 characters.
   * @example 0xc2132d05d31c914a87c6611c10748aeb04b58e8f
   */
  readonly fromAddress?: string | null;
  /**
   * Name of the coin. Anybody can issue a coin of this name.
   * 币名，任何人都可发行同名代币。
   * At most 64 characters.
   * @example USDT
   */
  readonly coinName?: string | null;
}

/**
 * A withdrawal or transfer was carried out or failed.
 * 提币或转账通知。
 */
export interface UbaoTransferData {
  /**
   * Which kind of notification.
   * 通知类型。
   * At most 16 characters.
   * @example recharge
   */
  readonly callbackType: string;
  /**
   * 1 succeeded, 0 failed.
   * 1 成功 0 失败。
   * A whole number from 0 to 1.
   * @example 1
   */
  readonly result: string;
  /**
   * In the smallest unit; shift it by `decimals`.
   * 金额（最小单位），需结合精度。
   * Text or a whole number.
   * @example 98260
   */
  readonly amount: string;
  /**
   * Decimals of the amount.
   * 精度。
   * A whole number from 0 to 36.
   * @example 6
   */
  readonly decimals: string;
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * A whole number from 0.
   * @example 1002
   */
  readonly coinID: string;
  /**
   * Name of the coin. Anybody can issue a coin of this name.
   * 币名，任何人都可发行同名代币。
   * At most 64 characters.
   * @example USDT
   */
  readonly coinName?: string | null;
  /**
   * Address that paid: the pooling wallet.
   * 转出地址。
   * At most 128 characters.
   * @example TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt
   */
  readonly address: string;
  /**
   * Address that was paid to.
   * 收款地址。
   * At most 128 characters.
   * @example 0xdac17f958d2ee523a2206206994597c13d831ec7
   */
  readonly toAddress?: string | null;
  /**
   * Contract of the token; empty for the chain's own coin.
   * 代币合约地址，原生币为空。
   * At most 128 characters.
   * @example 0x55d398326f99059ff775485246999027b3197955
   */
  readonly coinType?: string | null;
  /**
   * Hash of the transaction.
   * 交易 HASH。
   * At most 128 characters.
   * @example 0xffc42186801d395d1d7c2ed33d219ad88ea25366e47990f84276acde1375294e
   */
  readonly hash?: string | null;
  /**
   * Your number of the withdrawal.
   * 提币时传入的业务编号。
   * At most 128 characters.
   * @example 123456
   */
  readonly order_sn?: string | null;
  /**
   * Name of the chain.
   * 链名。
   * At most 32 characters.
   * @example bsc
   */
  readonly chain?: string | null;
  /**
   * Chain.
   * 链别。
   * A whole number from 0.
   * @example 170
   */
  readonly chainType: string;
  /**
   * `OK`, or why it failed.
   * 返回消息。
   * At most 255 characters.
   * @example OK
   */
  readonly message?: string | null;
  /**
   * UBAO's number of the transfer.
   * 唯一交易 ID。
   * Text or a whole number.
   * @example 192201
   */
  readonly tradeId: string;
}

/**
 * The balance of an address changed.
 * 余额变动通知。
 */
export interface UbaoBalanceData {
  /**
   * Which kind of notification.
   * 通知类型。
   * At most 16 characters.
   * @example recharge
   */
  readonly callbackType: string;
  /**
   * Wallet address.
   * 钱包地址。
   * At most 128 characters.
   * @example TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt
   */
  readonly address: string;
  /**
   * The new balance in the smallest unit.
   * 最新余额（最小单位）。
   * Text or a whole number.
   * @example 98260
   */
  readonly amount: string;
  /**
   * Decimals of the amount.
   * 精度。
   * A whole number from 0 to 36.
   * @example 6
   */
  readonly decimals: string;
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * A whole number from 0.
   * @example 1002
   */
  readonly coinID: string;
  /**
   * Name of the coin. Anybody can issue a coin of this name.
   * 币名，任何人都可发行同名代币。
   * At most 64 characters.
   * @example USDT
   */
  readonly coinName?: string | null;
  /**
   * Contract of the token; empty for the chain's own coin.
   * 代币合约地址，原生币为空。
   * At most 128 characters.
   * @example 0x55d398326f99059ff775485246999027b3197955
   */
  readonly coinType?: string | null;
  /**
   * Chain.
   * 链别。
   * A whole number from 0.
   * @example 170
   */
  readonly chainType: string;
}

/** Input and answer of each operation. */
export interface UbaoOperations {
  createAddress: { input: UbaoCreateAddress; answer: UbaoCreateAddressAnswer };
  withdraw: { input: UbaoWithdraw; answer: UbaoWithdrawAnswer };
  checkAddress: { input: UbaoCheckAddress; answer: UbaoCheckAddressAnswer };
  addAddress: { input: UbaoAddAddress; answer: UbaoAddAddressAnswer };
  coins: { input: UbaoCoins; answer: UbaoCoinsAnswer };
  pooling: { input: UbaoPooling; answer: UbaoPoolingAnswer };
  verifyOwnership: { input: UbaoVerifyOwnership; answer: UbaoVerifyOwnershipAnswer };
}

/** Data of each kind of notification. */
export interface UbaoData {
  recharge: UbaoRechargeData;
  transfer: UbaoTransferData;
  balance: UbaoBalanceData;
}

/** Reply to each kind of notification that asks for data. */
export interface UbaoReplies {}
