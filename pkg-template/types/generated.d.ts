// Generated from the core's field tables by `cargo xtask generate`.
import type { AnyData, Value } from "./shared.js";

/** A number, or its decimal text: `(0|[1-9]\d*)(\.\d+)?`. The text goes out as it is, so nothing is rounded. */
export type Numeric = number | string;

/** These fields, and at least one of those named. */
type AtLeastOne<Fields, Names extends keyof Fields> = Fields &
  { [Name in Names]-?: { [Key in Name]-?: Exclude<Fields[Key], undefined> } }[Names];

/** A merchant's credentials at Basicex. */
export interface BasicexCredentials {
  /**
   * Merchant number.
   * 商户号。
   */
  merNo: string;
  /**
   * Secret at the end of the sign string; never sent.
   * 接口密钥，拼接在签名串末尾，不发送。
   */
  apiKey: string;
  /**
   * Key of the HMAC; never sent.
   * 签名密钥，HMAC 的密钥，不发送。
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
   * Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string | Date;
  /**
   * Seconds until the order expires; always 900.
   * 订单有效期（秒），固定值 900。
   * Always `900`.
   * @example 900
   */
  expireTime?: 900 | "900" | undefined;
  /**
   * Where the result is sent to; must be reachable from outside.
   * 后台通知地址，须外网可访问。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/notify
   */
  notifyUrl?: string | undefined;
  /**
   * Where the payer goes after paying.
   * 支付完成后的前台跳转地址。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/return
   */
  returnUrl?: string | undefined;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  attach?: string | undefined;
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
  }[] | undefined;
}

/** Answer to `cashier`. */
export type BasicexCashierAnswer = AnyData;

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
  network?: "ERC20" | "TRC20" | "POLYGON" | "BSC" | undefined;
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
   * Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string | Date;
  /**
   * Seconds until the order expires; always 900.
   * 订单有效期（秒），固定值 900。
   * Always `900`.
   * @example 900
   */
  expireTime?: 900 | "900" | undefined;
  /**
   * Where the result is sent to; must be reachable from outside.
   * 后台通知地址，须外网可访问。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/notify
   */
  notifyUrl?: string | undefined;
  /**
   * Where the payer goes after paying.
   * 支付完成后的前台跳转地址。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/cashier/return
   */
  returnUrl?: string | undefined;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  attach?: string | undefined;
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
  }[] | undefined;
}

/** Answer to `precreate`. */
export interface BasicexPrecreateAnswer {
  /**
   * Basicex's order number.
   * 系统订单号。
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * Transfer network; required when paid from outside.
   * 转账网络，外部充值时必传。
   * Known values: `ERC20`, `TRC20`, `POLYGON`, `BSC`.
   * @example TRC20
   */
  readonly network?: "ERC20" | "TRC20" | "POLYGON" | "BSC" | (string & {}) | null;
  /**
   * Where the order comes from.
   * 订单来源。
   * Known values: `APP`, `WEB`, `WAP`, `OTHERS`.
   * @example WEB
   */
  readonly orderSource?: "APP" | "WEB" | "WAP" | "OTHERS" | (string & {}) | null;
  /**
   * What to show as a QR code.
   * 支付二维码数据。
   * @example https://qr.basicex.com/811496833912834/C1E988EBCE9EA8DD2CC3A99AB9354EF3
   */
  readonly codeUrl?: string | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
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
  merOrderNo?: string | undefined;
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  orderNo?: string | undefined;
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
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * 0 waiting, 1 processing, 2 succeeded, 3 expired, 4 failed.
   * 0 等待支付 1 处理中 2 成功 3 已过期 4 失败。
   * Known values: `0`, `1`, `2`, `3`, `4`.
   * @example 2
   */
  readonly status?: "0" | "1" | "2" | "3" | "4" | (string & {}) | null;
  /**
   * When the trade ended, Beijing time.
   * 交易完成时间。
   * @example 2022-02-13 16:29:07
   */
  readonly tradeFinishTime?: string | null;
  /**
   * Number of the transaction.
   * 交易流水号。
   * @example 202201261004008765432
   */
  readonly transactionId?: string | null;
  /**
   * Who paid.
   * 付款人标识。
   */
  readonly buyerid?: string | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
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
  merOrderNo?: string | undefined;
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  orderNo?: string | undefined;
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
   * Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string | Date;
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
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Your refund number.
   * 商户退款订单号。
   * @example 202202161004008765435
   */
  readonly merRefundOrderNo?: string | null;
  /**
   * Basicex's refund number.
   * 系统退款订单号。
   * @example 202202161004008765436
   */
  readonly refundOrderNo?: string | null;
  /**
   * Refunded amount.
   * 退款金额。
   * @example 100
   */
  readonly refundAmount?: string | null;
  /**
   * 0 in progress, 1 in approval, 2 succeeded, 3 failed.
   * 0 退款中 1 审批中 2 退款成功 3 退款失败。
   * Known values: `0`, `1`, `2`, `3`.
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
  merRefundOrderNo?: string | undefined;
  /**
   * Basicex's refund number.
   * 系统退款订单号。
   * At most 32 characters.
   * @example 202202161004008765436
   */
  refundOrderNo?: string | undefined;
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
   * @example 202202161004008765436
   */
  readonly refundOrderNo?: string | null;
  /**
   * Your refund number.
   * 商户退款订单号。
   * @example 202202161004008765435
   */
  readonly merRefundOrderNo?: string | null;
  /**
   * Refunded amount.
   * 退款金额。
   * @example 100
   */
  readonly refundAmount?: string | null;
  /**
   * 0 in progress, 1 in approval, 2 succeeded, 3 failed.
   * 0 退款中 1 审批中 2 退款成功 3 退款失败。
   * Known values: `0`, `1`, `2`, `3`.
   * @example 2
   */
  readonly status?: "0" | "1" | "2" | "3" | (string & {}) | null;
  /**
   * When the trade ended, Beijing time.
   * 交易完成时间。
   * @example 2022-02-13 16:29:07
   */
  readonly tradeFinishTime?: string | null;
  /**
   * Number of the transaction.
   * 交易流水号。
   * @example 202201261004008765432
   */
  readonly transactionId?: string | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
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
  clientIp?: string | undefined;
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
  network?: "ERC20" | "TRC20" | "POLYGON" | "BSC" | undefined;
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
   * Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
   * @example 2023-03-31 22:03:53
   */
  tradeStartTime: string | Date;
  /**
   * Where the result is sent to.
   * 代付结果通知地址。
   * At most 255 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/agentpay/notify
   */
  notifyUrl?: string | undefined;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * At most 100 characters.
   * @example 123
   */
  attach?: string | undefined;
}

/** Answer to `agentpay`. */
export interface BasicexAgentpayAnswer {
  /**
   * Basicex's order number.
   * 系统订单号。
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * Your order number.
   * 商户订单号。
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * Where the order comes from.
   * 订单来源。
   * Known values: `APP`, `WEB`, `WAP`, `OTHERS`.
   * @example WEB
   */
  readonly orderSource?: "APP" | "WEB" | "WAP" | "OTHERS" | (string & {}) | null;
  /**
   * 0 processing, 1 succeeded, 2 failed.
   * 0 处理中 1 交易成功 2 交易失败。
   * Known values: `0`, `1`, `2`.
   * @example 1
   */
  readonly status?: "0" | "1" | "2" | (string & {}) | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
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
  merOrderNo?: string | undefined;
  /**
   * Basicex's order number.
   * 系统订单号。
   * At most 32 characters.
   * @example 202202161004008765431
   */
  orderNo?: string | undefined;
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
   * @example 202202161004008765432
   */
  readonly merOrderNo?: string | null;
  /**
   * Basicex's order number.
   * 系统订单号。
   * @example 202202161004008765431
   */
  readonly orderNo?: string | null;
  /**
   * What `target` is.
   * 代付对象类型。
   */
  readonly targetType?: string | null;
  /**
   * Who was paid.
   * 代付对象。
   */
  readonly target?: string | null;
  /**
   * Order amount.
   * 订单总金额。
   * @example 200
   */
  readonly totalAmount?: string | null;
  /**
   * Currency.
   * 币种。
   * @example USDT
   */
  readonly currency?: string | null;
  /**
   * Transfer network; required when paid from outside.
   * 转账网络，外部充值时必传。
   * Known values: `ERC20`, `TRC20`, `POLYGON`, `BSC`.
   * @example TRC20
   */
  readonly network?: "ERC20" | "TRC20" | "POLYGON" | "BSC" | (string & {}) | null;
  /**
   * What is paid for; the payer may see it.
   * 商品描述，可能会展示在收银台上。
   * @example 会员充值
   */
  readonly description?: string | null;
  /**
   * Where the order comes from.
   * 订单来源。
   * Known values: `APP`, `WEB`, `WAP`, `OTHERS`.
   * @example WEB
   */
  readonly orderSource?: "APP" | "WEB" | "WAP" | "OTHERS" | (string & {}) | null;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
   * @example 123
   */
  readonly attach?: string | null;
  /**
   * 0 processing, 1 succeeded, 2 failed.
   * 0 处理中 1 交易成功 2 交易失败。
   * Known values: `0`, `1`, `2`.
   * @example 1
   */
  readonly status?: "0" | "1" | "2" | (string & {}) | null;
  /**
   * When the trade ended, Beijing time.
   * 交易完成时间。
   * @example 2022-02-13 16:29:07
   */
  readonly tradeFinishTime?: string | null;
  /**
   * Number of the transaction.
   * 交易流水号。
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
   * @example USDT
   */
  readonly source?: string | null;
  /**
   * Currency converted to.
   * 目标币种。
   * @example CNY
   */
  readonly target?: string | null;
  /**
   * What one unit of `source` is worth.
   * 汇率。
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
   * @example 202202161004008765431
   */
  readonly orderNo: string;
  /**
   * Your order number.
   * 商户订单号。
   * @example 202202161004008765432
   */
  readonly merOrderNo: string;
  /**
   * 0 waiting, 1 processing, 2 succeeded, 3 expired, 4 failed.
   * 0 等待支付 1 处理中 2 成功 3 已过期 4 失败。
   * Known values: `0`, `1`, `2`, `3`, `4`.
   * @example 2
   */
  readonly status: "0" | "1" | "2" | "3" | "4" | (string & {});
  /**
   * Order amount.
   * 订单总金额。
   * @example 200
   */
  readonly totalAmount: string;
  /**
   * Currency.
   * 币种。
   * @example USDT
   */
  readonly currency: string;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
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
   * @example 202202161004008765431
   */
  readonly orderNo: string;
  /**
   * Your order number.
   * 商户订单号。
   * @example 202202161004008765432
   */
  readonly merOrderNo: string;
  /**
   * 0 processing, 1 succeeded, 2 failed.
   * 0 处理中 1 交易成功 2 交易失败。
   * Known values: `0`, `1`, `2`.
   * @example 1
   */
  readonly status: "0" | "1" | "2" | (string & {});
  /**
   * Order amount.
   * 订单总金额。
   * @example 200
   */
  readonly totalAmount: string;
  /**
   * Currency.
   * 币种。
   * @example USDT
   */
  readonly currency: string;
  /**
   * Handed back as it is.
   * 附加数据，原样返回。
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

/** Reply to each kind of notification that requests data. */
export interface BasicexReplies {}

/** A merchant's credentials at Bibao. */
export interface BibaoCredentials {
  /**
   * Merchant code.
   * 商户号。
   */
  merCode: string;
  /**
   * DES key, exactly 8 bytes.
   * DESKey，恰好 8 字节。
   */
  desKey: string;
  /**
   * Secret after the signed values; never sent.
   * 虚拟币密钥中的 KeyB，不发送。
   */
  keyB: string;
  /**
   * Length of the random string before the md5.
   * KeyA 的长度。
   * Default: 6.
   */
  keyALength?: number | undefined;
  /**
   * Length of the random string after the md5.
   * KeyC 的长度。
   * Default: 4.
   */
  keyCLength?: number | undefined;
}

/**
 * Registers a user.
 * 注册用户。
 */
export interface BibaoAddUser {
  /**
   * User, 2 to 16 letters and digits.
   * 会员账户，2-16 位数字或字母。
   * 2 to 16 characters. Letters and digits only.
   * @example user01
   */
  UserName: string;
}

/** Answer to `addUser`. */
export type BibaoAddUserAnswer = AnyData;

/**
 * Gives the address of a user or of the merchant.
 * 获取地址。
 */
export interface BibaoGetAddress {
  /**
   * 1 member, 2 merchant.
   * 1 会员 2 商户。
   * `1` or `2`.
   * @example 1
   */
  UserType: 1 | 2 | "1" | "2";
  /**
   * User; may be empty for UserType 2.
   * 会员账户，UserType 为 2 时可空。
   * 2 to 16 characters. Letters and digits only. Required when `UserType` is `1`.
   * @example user01
   */
  UserName?: string | undefined;
  /**
   * Coin of the wallet.
   * 币种代码。
   * `DC`, `USDX`, `BTC`, `LTC`, `ETH`, `BCB` or `TCSC`.
   * @example DC
   */
  CoinCode: "DC" | "USDX" | "BTC" | "LTC" | "ETH" | "BCB" | "TCSC";
}

/** Answer to `getAddress`. */
export type BibaoGetAddressAnswer = AnyData;

/**
 * Gives the balance of a user or of the merchant.
 * 查询余额。
 */
export interface BibaoGetBalance {
  /**
   * 1 member, 2 merchant.
   * 1 会员 2 商户。
   * `1` or `2`.
   * @example 1
   */
  UserType: 1 | 2 | "1" | "2";
  /**
   * User; may be empty for UserType 2.
   * 会员账户，UserType 为 2 时可空。
   * 2 to 16 characters. Letters and digits only. Required when `UserType` is `1`.
   * @example user01
   */
  UserName?: string | undefined;
}

/** Answer to `getBalance`. */
export type BibaoGetBalanceAnswer = AnyData;

/**
 * Lists the movements of an account.
 * 查询账户变动。
 */
export interface BibaoGetAcctChae {
  /**
   * User, 2 to 16 letters and digits.
   * 会员账户，2-16 位数字或字母。
   * 2 to 16 characters. Letters and digits only.
   * @example user01
   */
  UserName: string;
  /**
   * What to list.
   * 查询类型。
   * At most 16 characters. No `&` and no control characters.
   * @example 1
   */
  QueryType: string;
}

/** Answer to `getAcctChae`. */
export type BibaoGetAcctChaeAnswer = AnyData;

/**
 * Logs a user in to the trade page.
 * 登录数字货币交易。
 */
export interface BibaoLogin {
  /**
   * User, 2 to 16 letters and digits.
   * 会员账户，2-16 位数字或字母。
   * 2 to 16 characters. Letters and digits only.
   * @example user01
   */
  UserName: string;
  /**
   * 0 view, 1 buy, 2 sell.
   * 0 浏览 1 买币 2 卖币。
   * `0`, `1` or `2`.
   * @example 1
   */
  Type: 0 | 1 | 2 | "0" | "1" | "2";
  /**
   * Coin to trade.
   * 币种。
   * `DC` or `USDX`.
   * @example DC
   */
  Coin?: "DC" | "USDX" | undefined;
  /**
   * Amount of coins; the user cannot change it then.
   * 虚拟币数量，传入后用户不能修改。
   * Above zero, at most 30 digits before and 18 after the point. Sent as a string.
   * @example 100.00
   */
  Amount?: Numeric | undefined;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters. No `&` and no control characters.
   * @example A20231231001
   */
  OrderNum: string;
  /**
   * Comma list of bankcard, aliPay, weChatpay, payPal.
   * 支付方式，逗号分隔。
   * A comma list of `bankcard`, `aliPay`, `weChatpay` and `payPal`.
   * @example bankcard,aliPay
   */
  PayMethods?: string | undefined;
}

/** Answer to `login`. */
export interface BibaoLoginAnswer {
  /**
   * Address of the trade page.
   * 跳转地址。
   */
  readonly Url?: string | null;
  /**
   * Token to add to it; works once, for some ten seconds.
   * 令牌，仅可使用一次，约十几秒失效。
   */
  readonly Token?: string | null;
}

/**
 * Gives an order's details.
 * 获取订单详情。
 */
export interface BibaoOrderDetail {
  /**
   * User, 2 to 16 letters and digits.
   * 会员账户，2-16 位数字或字母。
   * 2 to 16 characters. Letters and digits only.
   * @example user01
   */
  UserName: string;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters. No `&` and no control characters.
   * @example A20231231001
   */
  OrderNum: string;
}

/** Answer to `orderDetail`. */
export type BibaoOrderDetailAnswer = AnyData;

/**
 * Asks what became of an order.
 * 查询订单状态。
 */
export interface BibaoQueryStatus {
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters. No `&` and no control characters.
   * @example A20231231001
   */
  OrderNo: string;
}

/** Answer to `queryStatus`. */
export type BibaoQueryStatusAnswer = AnyData;

/**
 * Pays coins out to a user's address.
 * 用户提币。
 */
export interface BibaoWithdrawMoneyUser {
  /**
   * User, 2 to 16 letters and digits.
   * 会员账户，2-16 位数字或字母。
   * 2 to 16 characters. Letters and digits only.
   * @example user01
   */
  UserName: string;
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters. No `&` and no control characters.
   * @example A20231231001
   */
  OrderNo: string;
  /**
   * Coin of the wallet.
   * 币种代码。
   * `DC`, `USDX`, `BTC`, `LTC`, `ETH`, `BCB` or `TCSC`.
   * @example DC
   */
  CoinCode: "DC" | "USDX" | "BTC" | "LTC" | "ETH" | "BCB" | "TCSC";
  /**
   * Address to pay to.
   * 提币地址。
   * At most 128 characters. No `&` and no control characters.
   * @example bcbhAaSpDg57yimZscfxNPLasQzOQ60wI
   */
  CoinAddress: string;
  /**
   * Amount of coins.
   * 虚拟币数量。
   * Above zero, at most 30 digits before and 18 after the point. Sent as a string.
   * @example 12.5
   */
  Amount: Numeric;
  /**
   * A note.
   * 备注。
   * At most 255 characters. No `&` and no control characters.
   * @example 提币
   */
  Remark?: string | undefined;
}

/** Answer to `withdrawMoneyUser`. */
export type BibaoWithdrawMoneyUserAnswer = AnyData;

/**
 * Pays coins out to the merchant's own wallet.
 * 商户提币。
 */
export interface BibaoWithdrawMoneyMerchant {
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters. No `&` and no control characters.
   * @example A20231231001
   */
  OrderNo: string;
  /**
   * Coin of the wallet.
   * 币种代码。
   * `DC`, `USDX`, `BTC`, `LTC`, `ETH`, `BCB` or `TCSC`.
   * @example DC
   */
  CoinCode: "DC" | "USDX" | "BTC" | "LTC" | "ETH" | "BCB" | "TCSC";
  /**
   * Address to pay to.
   * 提币地址。
   * At most 128 characters. No `&` and no control characters.
   * @example bcbhAaSpDg57yimZscfxNPLasQzOQ60wI
   */
  CoinAddress?: string | undefined;
  /**
   * Amount of coins.
   * 虚拟币数量。
   * Above zero, at most 30 digits before and 18 after the point. Sent as a string.
   * @example 12.5
   */
  Amount: Numeric;
  /**
   * A note.
   * 备注。
   * At most 255 characters. No `&` and no control characters.
   * @example 提币
   */
  Remark?: string | undefined;
}

/** Answer to `withdrawMoneyMerchant`. */
export type BibaoWithdrawMoneyMerchantAnswer = AnyData;

/**
 * Approves or refuses a user's sell order.
 * 卖单审核通知。
 */
export interface BibaoApproveSell {
  /**
   * User, 2 to 16 letters and digits.
   * 会员账户，2-16 位数字或字母。
   * 2 to 16 characters. Letters and digits only.
   * @example user01
   */
  UserName: string;
  /**
   * Coin that is sold.
   * 币种。
   * `DC` or `USDX`.
   * @example DC
   */
  Coin: "DC" | "USDX";
  /**
   * Your order number.
   * 商户订单号。
   * At most 32 characters. No `&` and no control characters.
   * @example A20231231001
   */
  OrderNum: string;
  /**
   * Amount of coins.
   * 虚拟币数量。
   * Above zero, at most 30 digits before and 18 after the point. Sent as a string.
   * @example 100
   */
  CoinAmount: Numeric;
  /**
   * 1 approve, 2 refuse.
   * 1 通过 2 拒绝。
   * `1` or `2`.
   * @example 1
   */
  Code: 1 | 2 | "1" | "2";
}

/** Answer to `approveSell`. */
export type BibaoApproveSellAnswer = AnyData;

/**
 * An order changed (4.3).
 * 数字货币交易订单变动通知。
 */
export interface BibaoOtcData {
  /**
   * User.
   * 会员账户。
   * @example user01
   */
  readonly UserName: string;
  /**
   * Bibao's order number.
   * 币宝订单号。
   * @example B2me6PnAR9D0jTff
   */
  readonly OrderId: string;
  /**
   * Your order number.
   * 商户订单号。
   * @example A20231231001
   */
  readonly OrderNum: string;
  /**
   * 1 buy, 2 sell.
   * 1 买 2 卖。
   * Known values: `1`, `2`.
   * @example 1
   */
  readonly Type: "1" | "2" | (string & {});
  /**
   * Coin.
   * 币种。
   * @example DC
   */
  readonly Coin: string;
  /**
   * Coins received.
   * 到账虚拟币数量。
   * @example 100
   */
  readonly CoinAmount: string;
  /**
   * CNY paid.
   * 实际支付的人民币金额。
   * @example 124.00
   */
  readonly LegalAmount: string;
  /**
   * 0 created, 1 payee not paid, 2 payee paid, 3 closed by complaint, 4 closed, 9 verification failed, 10 waiting for review.
   * 0 已创建 1 未收款 2 已收款 3 申诉关闭 4 已关闭 9 校验失败 10 待审核。
   * Known values: `0`, `1`, `2`, `3`, `4`, `9`, `10`.
   * @example 2
   */
  readonly State1: "0" | "1" | "2" | "3" | "4" | "9" | "10" | (string & {});
  /**
   * 1 unpaid, 2 paid.
   * 1 未付款 2 已付款。
   * Known values: `1`, `2`.
   * @example 2
   */
  readonly State2: "1" | "2" | (string & {});
  /**
   * When the order was made.
   * 创建时间。
   * @example 2019-01-17 14:03:00
   */
  readonly CreateTime: string;
  /**
   * When it ended. Not signed.
   * 完成时间，不参与签名。
   * @example 2019-01-17 14:05:00
   */
  readonly FinishTime?: string | null;
  /**
   * A note.
   * 备注。
   * @example top up 充值
   */
  readonly Remark?: string | null;
  /**
   * CNY for one coin.
   * 单价。
   * @example 1.008
   */
  readonly Price: string;
  /**
   * Token of the login.
   * 登录令牌。
   * @example tokenzhT0d3A8YZJp
   */
  readonly Token: string;
}

/**
 * Asks whether a sell order is genuine (4.4).
 * 数字货币订单校验。
 */
export interface BibaoOtcVerifyData {
  /**
   * User.
   * 会员账户。
   * @example user01
   */
  readonly UserName: string;
  /**
   * Bibao's order number.
   * 币宝订单号。
   * @example B2me6PnAR9D0jTff
   */
  readonly OrderId: string;
  /**
   * Your order number.
   * 商户订单号。
   * @example A20231231001
   */
  readonly OrderNum: string;
  /**
   * Coin.
   * 币种。
   * @example DC
   */
  readonly Coin: string;
  /**
   * Amount of coins.
   * 虚拟币数量。
   * @example 100
   */
  readonly CoinAmount: string;
}

/** Reply to `otcVerify`. */
export interface BibaoOtcVerifyReply {
  /**
   * Number of the bank account.
   * 银行卡号。
   * At most 64 characters.
   * @example 6222021234567890123
   */
  Account: string;
  /**
   * Bank.
   * 银行。
   * At most 64 characters.
   * @example 招商银行
   */
  Bank: string;
  /**
   * Name of the owner.
   * 姓名。
   * At most 64 characters.
   * @example 张三
   */
  RealName: string;
  /**
   * Branch.
   * 支行。
   * At most 128 characters.
   * @example 深圳分行
   */
  SubBranch: string;
  /**
   * 0 in review, 1 approved, 2 refused.
   * 0 审核中 1 通过 2 拒绝。
   * `0`, `1` or `2`.
   * @example 1
   */
  Status: 0 | 1 | 2 | "0" | "1" | "2";
  // Of the other replies.
  Coin?: undefined;
  CoinAmount?: undefined;
}

/**
 * Asks for a user's balance (4.5).
 * 用户平台虚拟币余额查询。
 */
export interface BibaoOtcQueryData {
  /**
   * User.
   * 会员账户。
   * @example user01
   */
  readonly UserName: string;
  /**
   * Your order number.
   * 商户订单号。
   * @example A20231231001
   */
  readonly OrderNum: string;
  /**
   * Coin.
   * 币种。
   * @example DC
   */
  readonly Coin: string;
}

/** Reply to `otcQuery`. */
export interface BibaoOtcQueryReply {
  /**
   * Coin.
   * 币种。
   * At most 16 characters.
   * @example DC
   */
  Coin: string;
  /**
   * Amount of coins.
   * 虚拟币数量。
   * Not below zero, at most 30 digits before and 18 after the point. Sent as a string.
   * @example 100
   */
  CoinAmount: Numeric;
  // Of the other replies.
  Account?: undefined;
  Bank?: undefined;
  RealName?: undefined;
  Status?: undefined;
  SubBranch?: undefined;
}

/**
 * Asks for a user's bank account (4.6).
 * 获取银行卡信息。
 */
export interface BibaoGetBankCardData {
  /**
   * User.
   * 会员账户。
   * @example user01
   */
  readonly UserName: string;
  /**
   * Your order number.
   * 商户订单号。
   * @example A20231231001
   */
  readonly OrderNum: string;
}

/** Reply to `getBankCard`. */
export interface BibaoGetBankCardReply {
  /**
   * Number of the bank account.
   * 银行卡号。
   * At most 64 characters.
   * @example 6222021234567890123
   */
  Account: string;
  /**
   * Bank.
   * 银行。
   * At most 64 characters.
   * @example 招商银行
   */
  Bank: string;
  /**
   * Name of the owner.
   * 姓名。
   * At most 64 characters.
   * @example 张三
   */
  RealName: string;
  /**
   * Branch.
   * 支行。
   * At most 128 characters.
   * @example 深圳分行
   */
  SubBranch: string;
  // Of the other replies.
  Coin?: undefined;
  CoinAmount?: undefined;
  Status?: undefined;
}

/**
 * A balance changed. One user deposit sends three of these, with the Types 4, 6 and 1: credit Type 4 only, or it is credited three times. When `verify` is given this kind, any other message that is not an order is accepted as a notice, too, with the outcome `info`.
 * 虚拟币变动通知。一次会员充值会发三条（Type 4、6、1）：只按 Type 4 入账，否则会重复入账三次。指定该类型时，其他未公开字段的通知也按此类型返回，结果为 info。
 */
export interface BibaoNoticeData {
  /**
   * Amount of coins.
   * 虚拟币数量。
   * @example 100
   */
  readonly Amount: string;
  /**
   * Coin.
   * 币种。
   * @example DC
   */
  readonly Coin: string;
  /**
   * Fee, in coins.
   * 手续费。
   * @example 0.00
   */
  readonly Fee?: string | null;
  /**
   * Address that paid.
   * 转出地址。
   * @example bcbFromAddress1
   */
  readonly FromAddr?: string | null;
  /**
   * Bibao's number of the notice.
   * 通知编号。
   * @example notice202001020304050607A
   */
  readonly Id: string;
  /**
   * Number of the order.
   * 订单号。
   * @example 2001020304050607B
   */
  readonly OrderNo?: string | null;
  /**
   * 1 pending, 2 processing, 3 submitted, 4 succeeded, 5 failed.
   * 1 待处理 2 处理中 3 已提交 4 成功 5 失败。
   * Known values: `1`, `2`, `3`, `4`, `5`.
   * @example 4
   */
  readonly State: "1" | "2" | "3" | "4" | "5" | (string & {});
  /**
   * Address that was paid.
   * 转入地址。
   * @example bcbToAddress2
   */
  readonly ToAddr?: string | null;
  /**
   * Number of the transfer.
   * 交易号。
   * @example dtcp2020010203040506C
   */
  readonly TradeNo?: string | null;
  /**
   * When the coins moved.
   * 交易时间。
   * @example 2020-01-02 03:04:05
   */
  readonly TradeTime?: string | null;
  /**
   * 1 merchant deposit, 2 merchant withdrawal, 3 merchant transfer out, 4 user deposit, 5 user withdrawal, 6 user transfer out, 7 fee. One user deposit sends Types 4, 6 and 1: credit 4 only.
   * 1 商户充值 2 商户提币 3 商户转出 4 会员充值 5 会员提币 6 会员转出 7 手续费。一次会员充值会发 4、6、1 三条：只按 4 入账。
   * Known values: `1`, `2`, `3`, `4`, `5`, `6`, `7`.
   * @example 4
   */
  readonly Type: "1" | "2" | "3" | "4" | "5" | "6" | "7" | (string & {});
}

/** Input and answer of each operation. */
export interface BibaoOperations {
  addUser: { input: BibaoAddUser; answer: BibaoAddUserAnswer };
  getAddress: { input: BibaoGetAddress; answer: BibaoGetAddressAnswer };
  getBalance: { input: BibaoGetBalance; answer: BibaoGetBalanceAnswer };
  getAcctChae: { input: BibaoGetAcctChae; answer: BibaoGetAcctChaeAnswer };
  login: { input: BibaoLogin; answer: BibaoLoginAnswer };
  orderDetail: { input: BibaoOrderDetail; answer: BibaoOrderDetailAnswer };
  queryStatus: { input: BibaoQueryStatus; answer: BibaoQueryStatusAnswer };
  withdrawMoneyUser: { input: BibaoWithdrawMoneyUser; answer: BibaoWithdrawMoneyUserAnswer };
  withdrawMoneyMerchant: { input: BibaoWithdrawMoneyMerchant; answer: BibaoWithdrawMoneyMerchantAnswer };
  approveSell: { input: BibaoApproveSell; answer: BibaoApproveSellAnswer };
}

/** Data of each kind of notification. */
export interface BibaoData {
  otc: BibaoOtcData;
  otcVerify: BibaoOtcVerifyData;
  otcQuery: BibaoOtcQueryData;
  getBankCard: BibaoGetBankCardData;
  notice: BibaoNoticeData;
}

/** Reply to each kind of notification that requests data. */
export interface BibaoReplies {
  otcVerify: BibaoOtcVerifyReply;
  otcQuery: BibaoOtcQueryReply;
  getBankCard: BibaoGetBankCardReply;
}

/** A merchant's credentials at Ubao. */
export interface UbaoCredentials {
  /**
   * Merchant number.
   * 商户号。
   * A number is at most 2^53 - 1.
   */
  merchantId: string | number;
  /**
   * Secret inside the sign string; never sent.
   * 接口密钥 api_key，拼接在签名串中间，不发送。
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
  type?: 0 | 2 | -2 | "0" | "2" | "-2" | undefined;
}

/** Answer to `createAddress`. */
export interface UbaoCreateAddressAnswer {
  /**
   * The new address.
   * 新地址。
   */
  readonly address?: string | null;
  /**
   * Its chain.
   * 链别。
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
   * Above zero, at most 42 digits before and 36 after the point. Sent as a string.
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
   * @example 170
   */
  chainType: 160 | 170 | 180 | 190 | "160" | "170" | "180" | "190";
  /**
   * Your number; it comes back in the notification.
   * 业务编号，原样返回。
   * At most 128 characters.
   * @example 12345
   */
  order_sn?: string | undefined;
}

/** Answer to `withdraw`. */
export type UbaoWithdrawAnswer = AnyData;

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
export type UbaoCheckAddressAnswer = AnyData;

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
export type UbaoAddAddressAnswer = AnyData;

/**
 * Lists the merchant's coins.
 * 获取商户支持的币种信息。
 */
export interface UbaoCoins { readonly [name: string]: never }

/** Answer to `coins`. */
export interface UbaoCoinsAnswer {
  /**
   * The coins that the merchant can use; the documentation shows an empty list.
   * 商户支持的币种（文档示例为空列表）。
   */
  readonly coins?: readonly {
    /**
     * Coin, by the table of coins.
     * 币种编号。
     * @example 1002
     */
    readonly coinID?: string | null;
    /**
     * Name of the coin. Anybody can issue a coin of this name.
     * 币名，任何人都可发行同名代币。
     * @example USDT
     */
    readonly coinName?: string | null;
    /**
     * Chain.
     * 链别。
     * @example 170
     */
    readonly chainType?: string | null;
    /**
     * Decimals of the amount.
     * 精度。
     * @example 6
     */
    readonly decimals?: string | null;
    /**
     * Contract of the token; empty for the chain's own coin.
     * 代币合约地址，原生币为空。
     */
    readonly coinType?: string | null;
  }[] | null;
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
   * @example 1004
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
export type UbaoPoolingAnswer = AnyData;

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
   * @example recharge
   */
  readonly callbackType: string;
  /**
   * In the smallest unit; shift it by `decimals`.
   * 金额（最小单位），需结合精度。
   * @example 98260
   */
  readonly amount: string;
  /**
   * Decimals of the amount.
   * 精度。
   * @example 6
   */
  readonly decimals: string;
  /**
   * Address that was paid to.
   * 收款地址。
   * @example 0xb7ab50a7db2a32a6a261acfcb75affa4f2d86d92
   */
  readonly address: string;
  /**
   * Chain.
   * 链别。
   * @example 170
   */
  readonly chainType: string;
  /**
   * Contract of the token; empty for the chain's own coin.
   * 代币合约地址，原生币为空。
   * @example 0x55d398326f99059ff775485246999027b3197955
   */
  readonly coinType?: string | null;
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * @example 1002
   */
  readonly coinID: string;
  /**
   * Hash of the transaction.
   * 交易 HASH。
   * @example 0xffc42186801d395d1d7c2ed33d219ad88ea25366e47990f84276acde1375294e
   */
  readonly hash: string;
  /**
   * Address that paid.
   * 付款地址。
   * @example 0xc2132d05d31c914a87c6611c10748aeb04b58e8f
   */
  readonly fromAddress?: string | null;
  /**
   * Name of the coin. Anybody can issue a coin of this name.
   * 币名，任何人都可发行同名代币。
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
   * @example recharge
   */
  readonly callbackType: string;
  /**
   * 1 succeeded, 0 failed.
   * 1 成功 0 失败。
   * @example 1
   */
  readonly result: string;
  /**
   * In the smallest unit; shift it by `decimals`.
   * 金额（最小单位），需结合精度。
   * @example 98260
   */
  readonly amount: string;
  /**
   * Decimals of the amount.
   * 精度。
   * @example 6
   */
  readonly decimals: string;
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * @example 1002
   */
  readonly coinID: string;
  /**
   * Name of the coin. Anybody can issue a coin of this name.
   * 币名，任何人都可发行同名代币。
   * @example USDT
   */
  readonly coinName?: string | null;
  /**
   * Address that paid: the pooling wallet.
   * 转出地址。
   * @example 0xb7ab50a7db2a32a6a261acfcb75affa4f2d86d92
   */
  readonly address: string;
  /**
   * Address that was paid to.
   * 收款地址。
   * @example 0xdac17f958d2ee523a2206206994597c13d831ec7
   */
  readonly toAddress?: string | null;
  /**
   * Contract of the token; empty for the chain's own coin.
   * 代币合约地址，原生币为空。
   * @example 0x55d398326f99059ff775485246999027b3197955
   */
  readonly coinType?: string | null;
  /**
   * Hash of the transaction.
   * 交易 HASH。
   * @example 0xffc42186801d395d1d7c2ed33d219ad88ea25366e47990f84276acde1375294e
   */
  readonly hash?: string | null;
  /**
   * Your number of the withdrawal.
   * 提币时传入的业务编号。
   * @example 123456
   */
  readonly order_sn?: string | null;
  /**
   * Name of the chain.
   * 链名。
   * @example bsc
   */
  readonly chain?: string | null;
  /**
   * Chain.
   * 链别。
   * @example 170
   */
  readonly chainType: string;
  /**
   * `OK`, or why it failed.
   * 返回消息。
   * @example OK
   */
  readonly message?: string | null;
  /**
   * UBAO's number of the transfer.
   * 唯一交易 ID。
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
   * @example recharge
   */
  readonly callbackType: string;
  /**
   * Wallet address.
   * 钱包地址。
   * @example 0xb7ab50a7db2a32a6a261acfcb75affa4f2d86d92
   */
  readonly address: string;
  /**
   * The new balance in the smallest unit.
   * 最新余额（最小单位）。
   * @example 98260
   */
  readonly amount: string;
  /**
   * Decimals of the amount.
   * 精度。
   * @example 6
   */
  readonly decimals: string;
  /**
   * Coin, by the table of coins.
   * 币种编号。
   * @example 1002
   */
  readonly coinID: string;
  /**
   * Name of the coin. Anybody can issue a coin of this name.
   * 币名，任何人都可发行同名代币。
   * @example USDT
   */
  readonly coinName?: string | null;
  /**
   * Contract of the token; empty for the chain's own coin.
   * 代币合约地址，原生币为空。
   * @example 0x55d398326f99059ff775485246999027b3197955
   */
  readonly coinType?: string | null;
  /**
   * Chain.
   * 链别。
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

/** Reply to each kind of notification that requests data. */
export interface UbaoReplies {}

/** A merchant's credentials at Vpay. */
export interface VpayCredentials {
  /**
   * Merchant key; sent with each request.
   * 商户 key，随请求发送。
   */
  key: string;
  /**
   * Secret at the end of the sign string; never sent.
   * 商户密钥，拼接在签名串末尾，不发送。
   */
  secret: string;
}

/**
 * Creates an order with a fixed amount at the merchant's own rate.
 * 创建数字币限定金额扫码支付订单（商户自定义汇率）。
 */
export interface VpayCreateFixedCustomRate {
  /**
   * Your order number.
   * 商户本地订单号。
   * At most 64 characters.
   * @example 1112211112222
   */
  localOrderId: string;
  /**
   * Currency that the user pays in.
   * 需要用户支付的币种。
   * `USDT` or `TRX`.
   * @example USDT
   */
  userCurrency: "USDT" | "TRX";
  /**
   * Currency of the price; its rate is set in the console.
   * 自定义报价币种，需在后台设置汇率。
   * At most 16 characters.
   * @example CNY
   */
  quoteCurrency: string;
  /**
   * Price, in the currency of the price.
   * 订单计价金额。
   * Above zero, at most 30 digits before and 18 after the point. Sent as a string without trailing zeros.
   * @example 5
   */
  quoteAmount: Numeric;
  /**
   * Your number of the user.
   * 商户本地用户 ID。
   * At most 32 characters.
   * @example u1
   */
  localUserId?: string | undefined;
  /**
   * Where the result is sent to.
   * 回调地址。
   * At most 1024 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/vpay/notify
   */
  notifyUrl?: string | undefined;
  /**
   * Where the user goes after paying.
   * 成功后自动跳转地址。
   * At most 1024 characters. Begins with `http://` or `https://`.
   * @example https://shop.example.com/done
   */
  successRedirectUrl?: string | undefined;
  /**
   * When the order expires: seconds from now, or Unix seconds; it is not documented which.
   * 订单有效期：秒数或 Unix 时间戳，官方未说明。
   * A whole number from 1 to 9999999999.
   * @example 900
   */
  expireSecond?: Numeric | undefined;
  /**
   * Chains that may be paid on.
   * 限定的链。
   * @example TRON
   */
  networkLimits?: readonly string[] | undefined;
  /**
   * Whether it is paid on a chain.
   * 是否链上支付。
   * @example true
   */
  isBlockchain?: boolean | undefined;
}

/** Answer to `createFixedCustomRate`. */
export interface VpayCreateFixedCustomRateAnswer {
  /**
   * Vpay's order number; a number here, a string in the notification.
   * 订单 ID。
   * @example 273719658252612
   */
  readonly orderId?: string | null;
  /**
   * Your number of the user.
   * 商户本地用户 ID。
   */
  readonly localUserId?: string | null;
  /**
   * Your order number.
   * 商户本地订单号。
   * @example 1112211112222
   */
  readonly localOrderId?: string | null;
  /**
   * PAYMENT or WITHDRAW.
   * 订单类型。
   * @example PAYMENT
   */
  readonly orderType?: string | null;
  /**
   * Kind of business.
   * 订单业务类型。
   * @example PAYMENT_FIXED_DIGITAL_SCAN
   */
  readonly orderBizType?: string | null;
  /**
   * Page to pay on.
   * 支付地址。
   */
  readonly paymentUrl?: string | null;
  /**
   * Public key of the order.
   * 公共访问密钥。
   */
  readonly publicKey?: string | null;
  /**
   * Address to pay to, by chain.
   * 链地址。
   */
  readonly addresses?: { readonly [name: string]: Value } | null;
}

/**
 * A user paid.
 * 支付回调。
 */
export interface VpayPaymentData {
  /**
   * Amount of the order.
   * 订单金额。
   * @example 1
   */
  readonly amount: string;
  /**
   * Kind of business; `type` decides the direction, not this.
   * 订单业务类型。
   * @example PAYMENT_FIXED_DIGITAL_SCAN
   */
  readonly bizType?: string | null;
  /**
   * Currency of the amount.
   * 币种。
   * @example USDT
   */
  readonly currency: string;
  /**
   * The price and its rate.
   * 报价信息。
   */
  readonly extra?: {
    /**
     * Price.
     * 订单报价金额。
     * @example 10
     */
    readonly quoteAmount?: string | null;
    /**
     * Currency of the price.
     * 订单报价币种。
     * @example CNY
     */
    readonly quoteCurrency?: string | null;
    /**
     * Rate.
     * 订单报价价格。
     * @example 10
     */
    readonly quotePrice?: string | null;
  } | null;
  /**
   * Merchant key.
   * 商户 key。
   * @example h3cS7dBltRU4W1wD
   */
  readonly key: string;
  /**
   * Your order number.
   * 本地订单号。
   * @example 2820
   */
  readonly localOrderId?: string | null;
  /**
   * What the merchant received.
   * 商户实际收款金额。
   * @example 22.72
   */
  readonly merchantActualAmount?: string | null;
  /**
   * Currency that the merchant receives.
   * 商户收款币种。
   * @example CNY
   */
  readonly merchantCurrency?: string | null;
  /**
   * Merchant number.
   * 商户号。
   * @example 303122065665
   */
  readonly merchantId?: string | null;
  /**
   * What was to be received.
   * 商户收款金额。
   * @example 7.33
   */
  readonly merchantPaidAmount?: string | null;
  /**
   * Your number of the user.
   * 用户 id。
   */
  readonly merchantUserId?: string | null;
  /**
   * When this was sent, in milliseconds.
   * 回调时间（毫秒）。
   * @example 1736744168370
   */
  readonly notifyTime?: string | null;
  /**
   * When the order was made, in milliseconds.
   * 订单创建时间（毫秒）。
   * @example 1731572133082
   */
  readonly orderCreateTime?: string | null;
  /**
   * Vpay's order number.
   * 订单号。
   * @example 273124814912907
   */
  readonly orderId: string;
  /**
   * SUCCESS is the only success.
   * 支付状态，仅 SUCCESS 为成功。
   * @example SUCCESS
   */
  readonly status: string;
  /**
   * PAYMENT or WITHDRAW.
   * 订单类型。
   * @example PAYMENT
   */
  readonly type: string;
  /**
   * What the user paid.
   * 用户付款金额。
   * @example 1
   */
  readonly userAmount?: string | null;
  /**
   * Currency that the user paid in.
   * 用户支付币种。
   * @example USDT
   */
  readonly userCurrency?: string | null;
}

/**
 * A withdrawal was carried out.
 * 提款回调。
 */
export interface VpayWithdrawData {
  /**
   * Amount of the order.
   * 订单金额。
   * @example 1
   */
  readonly amount: string;
  /**
   * Kind of business; `type` decides the direction, not this.
   * 订单业务类型。
   * @example PAYMENT_FIXED_DIGITAL_SCAN
   */
  readonly bizType?: string | null;
  /**
   * Currency of the amount.
   * 币种。
   * @example USDT
   */
  readonly currency: string;
  /**
   * The price and its rate.
   * 报价信息。
   */
  readonly extra?: {
    /**
     * Price.
     * 订单报价金额。
     * @example 10
     */
    readonly quoteAmount?: string | null;
    /**
     * Currency of the price.
     * 订单报价币种。
     * @example CNY
     */
    readonly quoteCurrency?: string | null;
    /**
     * Rate.
     * 订单报价价格。
     * @example 10
     */
    readonly quotePrice?: string | null;
  } | null;
  /**
   * Merchant key.
   * 商户 key。
   * @example h3cS7dBltRU4W1wD
   */
  readonly key: string;
  /**
   * Your order number.
   * 本地订单号。
   * @example 2820
   */
  readonly localOrderId?: string | null;
  /**
   * What the merchant received.
   * 商户实际收款金额。
   * @example 22.72
   */
  readonly merchantActualAmount?: string | null;
  /**
   * Currency that the merchant receives.
   * 商户收款币种。
   * @example CNY
   */
  readonly merchantCurrency?: string | null;
  /**
   * Merchant number.
   * 商户号。
   * @example 303122065665
   */
  readonly merchantId?: string | null;
  /**
   * What was to be received.
   * 商户收款金额。
   * @example 7.33
   */
  readonly merchantPaidAmount?: string | null;
  /**
   * Your number of the user.
   * 用户 id。
   */
  readonly merchantUserId?: string | null;
  /**
   * When this was sent, in milliseconds.
   * 回调时间（毫秒）。
   * @example 1736744168370
   */
  readonly notifyTime?: string | null;
  /**
   * When the order was made, in milliseconds.
   * 订单创建时间（毫秒）。
   * @example 1731572133082
   */
  readonly orderCreateTime?: string | null;
  /**
   * Vpay's order number.
   * 订单号。
   * @example 273124814912907
   */
  readonly orderId: string;
  /**
   * SUCCESS is the only success.
   * 支付状态，仅 SUCCESS 为成功。
   * @example SUCCESS
   */
  readonly status: string;
  /**
   * PAYMENT or WITHDRAW.
   * 订单类型。
   * @example PAYMENT
   */
  readonly type: string;
  /**
   * What the user paid.
   * 用户付款金额。
   * @example 1
   */
  readonly userAmount?: string | null;
  /**
   * Currency that the user paid in.
   * 用户支付币种。
   * @example USDT
   */
  readonly userCurrency?: string | null;
}

/** Input and answer of each operation. */
export interface VpayOperations {
  createFixedCustomRate: { input: VpayCreateFixedCustomRate; answer: VpayCreateFixedCustomRateAnswer };
}

/** Data of each kind of notification. */
export interface VpayData {
  payment: VpayPaymentData;
  withdraw: VpayWithdrawData;
}

/** Reply to each kind of notification that requests data. */
export interface VpayReplies {}

/** A merchant's credentials at Lianhe. */
export interface LianheCredentials {
  /**
   * Merchant key; sent with each request.
   * 商户接口调用的 Key，随请求发送。
   */
  appKey: string;
  /**
   * Secret at the end of the sign string; never sent.
   * 商户密钥，拼接在签名串末尾，不发送。
   */
  secretKey: string;
}

/**
 * Opens the pay page in the payer's browser.
 * 充值（页面对接模式）。
 */
export interface LianhePayPage {
  /**
   * Amount in yuan; sent with two decimals.
   * 订单金额，以两位小数发送。
   * Above zero, at most 12 digits before and 2 after the point. Sent as a string with two decimals.
   * @example 100
   */
  amount: Numeric;
  /**
   * Where success is called back to.
   * 成功后的回调接口。
   * At most 1024 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/lianhe/notify
   */
  callbackUrl: string;
  /**
   * 1 WeChat, 2 Alipay, 3 bank card, 4 Alipay red packet, 5 UnionPay, 6 Alipay to card, 7 Alipay wap, 8 WeChat wap, 9 Alipay jump, 10 WeChat jump, 11 WeChat phone transfer, 12 Alipay to card in flight mode, 13 WeChat tip code, 14 Alipay fixed code, 15 Alipay group red packet.
   * 1 微信 2 支付宝 3 银行卡 4 支付宝红包 5 云闪付 6 支付宝转银行卡 7 支付宝wap 8 微信wap 9 支付宝跳转 10 微信跳转 11 微信手机转账 12 支付宝转卡飞行模式 13 微信赞赏码 14 支付宝固码 15 支付宝群红包。
   * `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12`, `13`, `14` or `15`.
   * @example 2
   */
  channelId: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "14" | "15";
  /**
   * Your order number.
   * 商户平台订单号。
   * At most 64 characters.
   * @example A20231231001
   */
  mrn: string;
  /**
   * Where the payer goes afterwards.
   * 充值完成后返回的网址。
   * At most 1024 characters. Begins with `http://` or `https://`.
   * @example https://shop.example.com/done
   */
  returnUrl: string;
  /**
   * The payer's real name. Not signed.
   * 充值者的实名信息，不参与签名。
   * At most 64 characters.
   * @example 张三
   */
  payer?: string | undefined;
  /**
   * The payer's IP. Not signed.
   * 充值者 IP，不参与签名。
   * At most 45 characters.
   * @example 127.0.0.1
   */
  sourceIp?: string | undefined;
}

/** Answer to `payPage`. */
export type LianhePayPageAnswer = AnyData;

/**
 * Creates a payment and gives the address of its page.
 * 充值（WebAPI 对接模式）。
 */
export interface LianhePay {
  /**
   * Amount in yuan; sent with two decimals.
   * 订单金额，以两位小数发送。
   * Above zero, at most 12 digits before and 2 after the point. Sent as a string with two decimals.
   * @example 100
   */
  amount: Numeric;
  /**
   * Where success is called back to.
   * 成功后的回调接口。
   * At most 1024 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/lianhe/notify
   */
  callbackUrl: string;
  /**
   * 1 WeChat, 2 Alipay, 3 bank card, 4 Alipay red packet, 5 UnionPay, 6 Alipay to card, 7 Alipay wap, 8 WeChat wap, 9 Alipay jump, 10 WeChat jump, 11 WeChat phone transfer, 12 Alipay to card in flight mode, 13 WeChat tip code, 14 Alipay fixed code, 15 Alipay group red packet.
   * 1 微信 2 支付宝 3 银行卡 4 支付宝红包 5 云闪付 6 支付宝转银行卡 7 支付宝wap 8 微信wap 9 支付宝跳转 10 微信跳转 11 微信手机转账 12 支付宝转卡飞行模式 13 微信赞赏码 14 支付宝固码 15 支付宝群红包。
   * `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12`, `13`, `14` or `15`.
   * @example 2
   */
  channelId: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "14" | "15";
  /**
   * Your order number.
   * 商户平台订单号。
   * At most 64 characters.
   * @example A20231231001
   */
  mrn: string;
  /**
   * Where the payer goes afterwards.
   * 充值完成后返回的网址。
   * At most 1024 characters. Begins with `http://` or `https://`.
   * @example https://shop.example.com/done
   */
  returnUrl: string;
  /**
   * The payer's real name. Not signed.
   * 充值者的实名信息，不参与签名。
   * At most 64 characters.
   * @example 张三
   */
  payer?: string | undefined;
  /**
   * The payer's IP. Not signed.
   * 充值者 IP，不参与签名。
   * At most 45 characters.
   * @example 127.0.0.1
   */
  sourceIp?: string | undefined;
}

/** Answer to `pay`. */
export interface LianhePayAnswer {
  /**
   * Path and query of the pay page.
   * 支付页面跳转地址（仅 Path 与 QueryString）。
   */
  readonly payUrl?: string | null;
  /**
   * Account to pay to, for certified merchants.
   * 收款账户信息（仅认证商户）。
   */
  readonly collectionAccount?: {
    /**
     * Bank or wallet.
     * 收款方式。
     * @example 招商银行
     */
    readonly provider?: string | null;
    /**
     * Name of the owner.
     * 收款人姓名。
     * @example 张三
     */
    readonly holderName?: string | null;
    /**
     * Number of the account.
     * 收款账号。
     * @example 6222021234567890123
     */
    readonly accountNumber?: string | null;
    /**
     * Phone number.
     * 手机号。
     */
    readonly phoneNumber?: string | null;
    /**
     * Province of the bank.
     * 开户省。
     */
    readonly province?: string | null;
    /**
     * City of the bank.
     * 开户市。
     */
    readonly city?: string | null;
  } | null;
}

/**
 * Asks what became of a payment.
 * 充值查单。
 */
export interface LianhePaymentQuery {
  /**
   * Your order number.
   * 商户平台订单号。
   * At most 64 characters.
   * @example A20231231001
   */
  mrn: string;
  /**
   * Whether a success is called back once more.
   * 是否再次回调。
   * @example false
   */
  callback?: boolean | undefined;
}

/** Answer to `paymentQuery`. */
export interface LianhePaymentQueryAnswer {
  /**
   * Your order number.
   * 平台单号。
   * @example A20231231001
   */
  readonly mrn?: string | null;
  /**
   * 0 waiting, 1 succeeded, 2 failed.
   * 0 等待 1 成功 2 失败。
   * Known values: `0`, `1`, `2`.
   * @example 1
   */
  readonly status?: "0" | "1" | "2" | (string & {}) | null;
  /**
   * What was really paid, in yuan.
   * 实际金额（元）。
   * @example 100.00
   */
  readonly amount?: string | null;
  /**
   * What was asked for, in yuan.
   * 提交的金额（元）。
   * @example 100.00
   */
  readonly originalAmount?: string | null;
  /**
   * `mrn` in older answers.
   * 旧版返回中的 mrn。
   * @example A20231231001
   */
  readonly Mrn?: string | null;
}

/**
 * Pays out to a bank account.
 * 下发。
 */
export interface LianhePayout {
  /**
   * Amount in whole yuan; sent with two decimals.
   * 订单金额，必须是整数（元），以两位小数发送。
   * A whole number from 1 to 999999999999. Sent as a string with two decimals.
   * @example 500
   */
  amount: Numeric;
  /**
   * Bank.
   * 银行名称。
   * At most 64 characters.
   * @example 招商银行
   */
  bankName: string;
  /**
   * Name of the owner.
   * 银行账户名。
   * At most 64 characters.
   * @example 张三
   */
  accountName: string;
  /**
   * Number of the account.
   * 银行卡卡号。
   * At most 64 characters.
   * @example 6222021234567890123
   */
  accountNumber: string;
  /**
   * Your order number.
   * 商户平台订单号。
   * At most 64 characters.
   * @example A20231231001
   */
  mrn: string;
  /**
   * Where success is called back to.
   * 成功后的回调接口。
   * At most 1024 characters. Begins with `http://` or `https://`.
   * @example https://api.example.com/lianhe/notify
   */
  callbackUrl: string;
}

/** Answer to `payout`. */
export type LianhePayoutAnswer = AnyData;

/**
 * Asks what became of a payout.
 * 下发查单。
 */
export interface LianhePayoutQuery {
  /**
   * Your order number.
   * 商户平台订单号。
   * At most 64 characters.
   * @example A20231231001
   */
  mrn: string;
  /**
   * Whether a success is called back once more.
   * 是否再次回调。
   * @example false
   */
  callback?: boolean | undefined;
}

/** Answer to `payoutQuery`. */
export interface LianhePayoutQueryAnswer {
  /**
   * Your order number.
   * 平台单号。
   * @example A20231231001
   */
  readonly mrn?: string | null;
  /**
   * 0 waiting, 1 succeeded, 2 failed.
   * 0 等待 1 成功 2 失败。
   * Known values: `0`, `1`, `2`.
   * @example 1
   */
  readonly status?: "0" | "1" | "2" | (string & {}) | null;
  /**
   * What was really paid, in yuan.
   * 实际金额（元）。
   * @example 100.00
   */
  readonly amount?: string | null;
  /**
   * What was asked for, in yuan.
   * 提交的金额（元）。
   * @example 100.00
   */
  readonly originalAmount?: string | null;
  /**
   * `mrn` in older answers.
   * 旧版返回中的 mrn。
   * @example A20231231001
   */
  readonly Mrn?: string | null;
}

/**
 * Gives the merchant's balance.
 * 查询余额。
 */
export interface LianheBalance { readonly [name: string]: never }

/** Answer to `balance`. */
export interface LianheBalanceAnswer {
  /**
   * Balance in yuan.
   * 商户余额（元）。
   * @example 1234.56
   */
  readonly result?: string | null;
}

/**
 * A payment succeeded.
 * 充值回调。
 */
export interface LianhePaymentData {
  /**
   * What was really paid, in yuan.
   * 实际金额（元）。
   * @example 100.00
   */
  readonly amount: string;
  /**
   * Merchant's key.
   * 商户 Key。
   * @example hbsITh2Gh2V87MaseLwefL
   */
  readonly appKey: string;
  /**
   * Channel.
   * 支付通道 ID。
   * @example 2
   */
  readonly channel: string;
  /**
   * Your order number.
   * 商户平台订单号。
   * @example A20231231001
   */
  readonly mrn: string;
  /**
   * What was asked for, in yuan.
   * 客人充值时提交的金额。
   * @example 100.00
   */
  readonly originAmount: string;
}

/**
 * A payout succeeded; a failed one is never announced.
 * 下发回调，失败不会通知。
 */
export interface LianhePayoutData {
  /**
   * What was really paid, in yuan.
   * 实际金额（元）。
   * @example 100.00
   */
  readonly amount: string;
  /**
   * Merchant's key.
   * 商户 Key。
   * @example hbsITh2Gh2V87MaseLwefL
   */
  readonly appKey: string;
  /**
   * Your order number.
   * 商户平台订单号。
   * @example A20231231001
   */
  readonly mrn: string;
}

/** Input and answer of each operation. */
export interface LianheOperations {
  payPage: { input: LianhePayPage; answer: LianhePayPageAnswer };
  pay: { input: LianhePay; answer: LianhePayAnswer };
  paymentQuery: { input: LianhePaymentQuery; answer: LianhePaymentQueryAnswer };
  payout: { input: LianhePayout; answer: LianhePayoutAnswer };
  payoutQuery: { input: LianhePayoutQuery; answer: LianhePayoutQueryAnswer };
  balance: { input: LianheBalance; answer: LianheBalanceAnswer };
}

/** Data of each kind of notification. */
export interface LianheData {
  payment: LianhePaymentData;
  payout: LianhePayoutData;
}

/** Reply to each kind of notification that requests data. */
export interface LianheReplies {}

/** Replies to the notifications that request data, by gateway and kind. */
export interface GatewayReplies {
  basicex: BasicexReplies;
  bibao: BibaoReplies;
  ubao: UbaoReplies;
  vpay: VpayReplies;
  lianhe: LianheReplies;
}

/** The operations that a payer's browser submits. */
export type FormName = "cashier" | "payPage";
