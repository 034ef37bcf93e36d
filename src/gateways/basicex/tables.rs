//! What Basicex takes and sends, in the order of its documentation (交易报文), with its mistakes corrected.

use crate::contract::declare::{choice, decimal, integer, objects, text};
use crate::contract::meaning::{Direction, Outcome};
use crate::contract::schema::{
    Algorithm, Bodies, Charset, Credential, Field, GatewayTable, Kind, Meaning, Operation, Role, SignedTime, Signing,
    Status, Written,
};

const CASHIER_PATH: &str = "/basicexpay/trade/cashier";
const GATEWAY_PATH: &str = "/basicexpay/trade/gateway";

/// Of payments; payouts have one more.
pub(super) const CURRENCIES: &[&str] = &["USDT", "BCNY"];
pub(super) const PAYOUT_CURRENCIES: &[&str] = &["USDT", "BUSD", "BCNY"];
const NETWORKS: &[&str] = &["ERC20", "TRC20", "POLYGON", "BSC"];

/// The merchant's order number where the documentation limits it to letters and digits.
const ORDER: Field = text("merOrderNo", 32)
    .charset(Charset::Alphanumeric)
    .required()
    .doc("Your order number, unique within your merchant number", "商户订单号，同一商户号下唯一")
    .example("swR75kHGS2jQYfeN");
const CLIENT_IP: Field = text("clientIp", 20)
    .required()
    .doc("IP of the device that places the order", "提交订单的客户端设备 IP")
    .example("127.0.0.1");
const TOTAL: Field = decimal("totalAmount", 10, 2)
    .required()
    .doc("Order amount, two decimals at most", "订单总金额，精确到小数点后两位")
    .example("18.37");
const DESCRIPTION: Field = text("description", 255)
    .required()
    .doc("What is paid for; the payer may see it", "商品描述，可能会展示在收银台上")
    .example("会员充值");
const SOURCE: Field = text("orderSource", 10)
    .one_of(&["APP", "WEB", "WAP", "OTHERS"])
    .required()
    .doc("Where the order comes from", "订单来源")
    .example("WEB");
const START: Field = text("tradeStartTime", 19)
    .charset(Charset::DateTime)
    .required()
    .doc("When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss", "交易发起时间（北京时间）")
    .example("2023-03-31 22:03:53");
const EXPIRE: Field = choice("expireTime", &[900])
    .doc("Seconds until the order expires; always 900", "订单有效期（秒），固定值 900")
    .example("900");
const NOTIFY_URL: Field = text("notifyUrl", 255)
    .charset(Charset::Url)
    .doc("Where the result is sent to; must be reachable from outside", "后台通知地址，须外网可访问")
    .example("https://api.example.com/cashier/notify");
const RETURN_URL: Field = text("returnUrl", 255)
    .charset(Charset::Url)
    .doc("Where the payer goes after paying", "支付完成后的前台跳转地址")
    .example("https://api.example.com/cashier/return");
const ATTACH: Field = text("attach", 100).doc("Handed back as it is", "附加数据，原样返回").example("123");
const NETWORK: Field = text("network", 20)
    .one_of(NETWORKS)
    .doc("Transfer network; required when paid from outside", "转账网络，外部充值时必传")
    .example("TRC20");

const GOODS: &[Field] = &[
    text("goodsType", 8).required().doc("Category of the goods", "商品类别").example("01"),
    text("goodsId", 50).required().doc("Number of the goods", "商品编号").example("100001"),
    text("goodsName", 100).required().doc("Name of the goods", "商品名称").example("Test"),
    integer("quantity", 1, 9_999_999_999).required().doc("How many", "商品数量").example("1"),
    decimal("price", 10, 2)
        .required()
        .doc("Price of one, two decimals at most", "商品单价，精确到小数点后两位")
        .example("18.37"),
];
const GOODS_DETAILS: Field =
    objects("goodsDetails", GOODS).doc("The goods; each with all of its fields", "商品详情，如填写则各项均需填写");

const CASHIER: &[Field] = &[
    ORDER,
    CLIENT_IP,
    TOTAL,
    text("currency", 100).one_of(CURRENCIES).required().doc("Currency of the order", "币种").example("USDT"),
    DESCRIPTION,
    SOURCE,
    START,
    EXPIRE,
    NOTIFY_URL,
    RETURN_URL,
    ATTACH,
    GOODS_DETAILS,
];

/// The documentation lists `network` twice; its first place is meant.
const PRECREATE: &[Field] = &[
    ORDER,
    CLIENT_IP,
    TOTAL,
    text("currency", 20).one_of(CURRENCIES).required().doc("Currency of the order", "币种").example("USDT"),
    NETWORK,
    DESCRIPTION,
    SOURCE,
    START,
    EXPIRE,
    NOTIFY_URL,
    RETURN_URL,
    ATTACH,
    GOODS_DETAILS,
];

const MER_ORDER_NO: Field =
    text("merOrderNo", 32).doc("Your order number", "商户订单号").example("202202161004008765432");
const ORDER_NO: Field =
    text("orderNo", 32).doc("Basicex's order number", "系统订单号").example("202202161004008765431");
const MER_REFUND: Field =
    text("merRefundOrderNo", 32).doc("Your refund number", "商户退款订单号").example("202202161004008765435");
const REFUND_ORDER: Field =
    text("refundOrderNo", 32).doc("Basicex's refund number", "系统退款订单号").example("202202161004008765436");

/// The operations that make an order to be paid.
const PAYMENTS: &[&str] = &["cashier", "precreate"];
const EITHER_ORDER: &[&[&str]] = &[&["merOrderNo", "orderNo"]];
const EITHER_REFUND: &[&[&str]] = &[&["merRefundOrderNo", "refundOrderNo"]];

const REFUND: &[Field] = &[
    MER_ORDER_NO,
    ORDER_NO,
    MER_REFUND.required(),
    decimal("refundAmount", 10, 2).required().doc("Amount to refund", "退款金额").example("100"),
    text("refundReason", 100).required().doc("Why", "退款原因").example("退货"),
    START,
];

const AGENTPAY: &[Field] = &[
    MER_ORDER_NO.required(),
    text("clientIp", 32).doc("IP of the device that places the order", "提交订单的客户端设备 IP").example("127.0.0.1"),
    text("targetType", 12)
        .one_of(&["EMAIL", "TELEPHONE", "BEID", "USERID", "ADDRESS"])
        .required()
        .doc("What `target` is", "代付对象类型")
        .example("ADDRESS"),
    text("target", 64)
        .required()
        .doc("Whom to pay: e-mail, phone, Basicex id, user name or address", "代付对象")
        .example("TYyVvtfuzREyFkDUfJ75rFL9SaXSKyRbCB"),
    TOTAL,
    text("currency", 50).one_of(PAYOUT_CURRENCIES).required().doc("Currency of the payment", "币种").example("USDT"),
    text("network", 50)
        .one_of(NETWORKS)
        .required_if("targetType", "ADDRESS")
        .doc("Network; required when `targetType` is ADDRESS", "网络，当 targetType 为 ADDRESS 时必传")
        .example("TRC20"),
    text("description", 255).required().doc("What the payment is for", "代付描述").example("工资"),
    SOURCE,
    START,
    text("notifyUrl", 255)
        .charset(Charset::Url)
        .doc("Where the result is sent to", "代付结果通知地址")
        .example("https://api.example.com/agentpay/notify"),
    ATTACH,
];

const EXCHANGE_RATE: &[Field] = &[
    text("source", 10).one_of(CURRENCIES).required().doc("Currency to convert from", "源币种").example("USDT"),
    text("target", 10)
        .one_of(&["CNY", "EUR", "HKD", "INR", "PHP", "Rp", "THB", "USD", "MXN"])
        .required()
        .doc("Currency to convert to", "目标币种")
        .example("CNY"),
];

const STATUS: Field = choice("status", &[0, 1, 2, 3, 4])
    .doc("0 waiting, 1 processing, 2 succeeded, 3 expired, 4 failed", "0 等待支付 1 处理中 2 成功 3 已过期 4 失败")
    .example("2");
const REFUND_STATUS: &str = "0 in progress, 1 in approval, 2 succeeded, 3 failed";
const REFUND_STATUS_ZH: &str = "0 退款中 1 审批中 2 退款成功 3 退款失败";
const AGENTPAY_STATUS: Field = choice("status", &[0, 1, 2])
    .doc("0 processing, 1 succeeded, 2 failed", "0 处理中 1 交易成功 2 交易失败")
    .example("1");
const FINISH: Field = text("tradeFinishTime", 19)
    .doc("When the trade ended, Beijing time", "交易完成时间")
    .example("2022-02-13 16:29:07");
const TRANSACTION: Field =
    text("transactionId", 60).doc("Number of the transaction", "交易流水号").example("202201261004008765432");
const CURRENCY: Field = text("currency", 20).doc("Currency", "币种").example("USDT");
const AMOUNT: Field = decimal("totalAmount", 10, 2).doc("Order amount", "订单总金额").example("200");

const PRECREATE_ANSWER: &[Field] = &[
    ORDER_NO,
    MER_ORDER_NO,
    AMOUNT,
    CURRENCY,
    NETWORK,
    SOURCE.optional(),
    text("codeUrl", 255)
        .doc("What to show as a QR code", "支付二维码数据")
        .example("https://qr.basicex.com/811496833912834/C1E988EBCE9EA8DD2CC3A99AB9354EF3"),
    ATTACH,
];
const QUERY_ANSWER: &[Field] = &[
    ORDER_NO,
    MER_ORDER_NO,
    AMOUNT,
    CURRENCY,
    STATUS,
    FINISH,
    TRANSACTION,
    text("buyerid", 50).doc("Who paid", "付款人标识"),
    ATTACH,
];
const REFUND_AMOUNT: Field = decimal("refundAmount", 10, 2).doc("Refunded amount", "退款金额").example("100");
const REFUND_ANSWER: &[Field] = &[
    ORDER_NO,
    MER_ORDER_NO,
    MER_REFUND,
    REFUND_ORDER,
    REFUND_AMOUNT,
    choice("refundStatus", &[0, 1, 2, 3]).doc(REFUND_STATUS, REFUND_STATUS_ZH).example("2"),
];
const REFUND_QUERY_ANSWER: &[Field] = &[
    REFUND_ORDER,
    MER_REFUND,
    REFUND_AMOUNT,
    choice("status", &[0, 1, 2, 3]).doc(REFUND_STATUS, REFUND_STATUS_ZH).example("2"),
    FINISH,
    TRANSACTION,
    ATTACH,
];
const AGENTPAY_ANSWER: &[Field] =
    &[ORDER_NO, MER_ORDER_NO, AMOUNT, CURRENCY, SOURCE.optional(), AGENTPAY_STATUS, ATTACH];
const TARGET_TYPE: Field = text("targetType", 12).doc("What `target` is", "代付对象类型");
const TARGET: Field = text("target", 64).doc("Who was paid", "代付对象");
const AGENTPAY_QUERY_ANSWER: &[Field] = &[
    MER_ORDER_NO,
    ORDER_NO,
    TARGET_TYPE,
    TARGET,
    AMOUNT,
    CURRENCY,
    NETWORK,
    DESCRIPTION.optional(),
    SOURCE.optional(),
    ATTACH,
    AGENTPAY_STATUS,
    FINISH,
    TRANSACTION,
];
const EXCHANGE_RATE_ANSWER: &[Field] = &[
    text("source", 10).doc("Currency converted from", "源币种").example("USDT"),
    text("target", 10).doc("Currency converted to", "目标币种").example("CNY"),
    decimal("rate", 14, 2).doc("What one unit of `source` is worth", "汇率").example("6.96"),
];

/// What a notification's `data` holds. Nothing in it says whether it is about a payment or an agentpay.
const fn notification(status: Field) -> [Field; 6] {
    [
        ORDER_NO.or_number().required(),
        MER_ORDER_NO.or_number().required(),
        status.required(),
        AMOUNT.required(),
        CURRENCY.required(),
        ATTACH,
    ]
}
const PAYMENT: &[Field] = &notification(STATUS);
const AGENTPAY_RESULT: &[Field] = &notification(AGENTPAY_STATUS);

const PAYMENT_OUTCOMES: &[(&str, Outcome)] = &[
    ("0", Outcome::Pending),
    ("1", Outcome::Pending),
    ("2", Outcome::Succeeded),
    ("3", Outcome::Failed),
    ("4", Outcome::Failed),
];
const REFUND_OUTCOMES: &[(&str, Outcome)] =
    &[("0", Outcome::Pending), ("1", Outcome::Pending), ("2", Outcome::Succeeded), ("3", Outcome::Failed)];
const AGENTPAY_ENDS: Status =
    Status::new("status", &[("0", Outcome::Pending), ("1", Outcome::Succeeded), ("2", Outcome::Failed)]);
const PAYMENT_ENDS: Status = Status::new("status", PAYMENT_OUTCOMES);
/// What both kinds of notification say in the same fields.
const RESULT: Meaning = Meaning {
    amount: "totalAmount",
    currency: "currency",
    merchant_order: "merOrderNo",
    gateway_order: "orderNo",
    event: &["orderNo", "status"],
    ..Meaning::NOTHING
};

pub(super) static TABLE: GatewayTable = GatewayTable {
    id: "basicex",
    name: "Basicex",
    other_name: "币趣",
    base_url: Some("https://openapi.basicex.com"),
    signing: Signing {
        algorithm: Algorithm::HmacSha512,
        upper_case: true,
        answers: true,
        time: Some(SignedTime::new("timestamp", Written::Beijing)),
        ..Signing::MD5
    },
    bodies: Bodies::Json,
    taken: "success",
    not_taken: "fail",
    order_numbers: &["merRefundOrderNo", "merOrderNo"],
    typical_fields: &["method", "signType"],
    credentials: &[
        Credential::new("merNo", Role::Identity, "Merchant number", "商户号").sandbox("811496833912834"),
        Credential::new(
            "apiKey",
            Role::Secret,
            "Secret at the end of the sign string; never sent",
            "接口密钥，拼接在签名串末尾，不发送",
        )
        .sandbox("sandbox-basicex-api-key-that-opens-nothing-but-this-sandbox-0001")
        .usually(64),
        Credential::new("secretKey", Role::HmacKey, "Key of the HMAC; never sent", "签名密钥，HMAC 的密钥，不发送")
            .sandbox("sandbox-basicex-secret-that-opens-nothing-but-this-sandbox-00002")
            .usually(64),
    ],
    options: &["toleranceSeconds", "bizField", "notificationKind", "ackBody"],
    operations: &[
        Operation::post("cashier", CASHIER_PATH, CASHIER)
            .wire_name("basicexpay.trade.cashier")
            .form()
            .doc("Opens the hosted cashier page in the payer's browser", "收银台支付"),
        Operation::post("precreate", GATEWAY_PATH, PRECREATE)
            .wire_name("basicexpay.trade.precreate")
            .answer(PRECREATE_ANSWER)
            .doc("Creates an order and gives a QR code to pay it with", "交易预创建"),
        Operation::post("query", GATEWAY_PATH, &[MER_ORDER_NO, ORDER_NO])
            .wire_name("basicexpay.trade.query")
            .about("merOrderNo", PAYMENTS)
            .status(PAYMENT_ENDS)
            .one_of(EITHER_ORDER)
            .answer(QUERY_ANSWER)
            .doc("Asks what became of an order", "交易结果查询"),
        Operation::post("refund", GATEWAY_PATH, REFUND)
            .wire_name("basicexpay.trade.refund")
            .about("merOrderNo", PAYMENTS)
            .status(Status::new("refundStatus", REFUND_OUTCOMES))
            .one_of(EITHER_ORDER)
            .answer(REFUND_ANSWER)
            .doc("Pays an order back, in part or in whole", "退款"),
        Operation::post("refundQuery", GATEWAY_PATH, &[MER_REFUND, REFUND_ORDER])
            .wire_name("basicexpay.trade.refund.query")
            .about("merRefundOrderNo", &["refund"])
            .status(Status::new("status", REFUND_OUTCOMES))
            .one_of(EITHER_REFUND)
            .answer(REFUND_QUERY_ANSWER)
            .doc("Asks what became of a refund", "退款结果查询"),
        Operation::post("agentpay", GATEWAY_PATH, AGENTPAY)
            .wire_name("basicexpay.trade.agentpay")
            .status(AGENTPAY_ENDS)
            .answer(AGENTPAY_ANSWER)
            .doc("Pays out to a Basicex wallet or a blockchain address", "代付"),
        // The documentation's title has a space at the end of this method's name.
        Operation::post("agentpayQuery", GATEWAY_PATH, &[MER_ORDER_NO, ORDER_NO])
            .wire_name("basicexpay.trade.agentpay.query")
            .about("merOrderNo", &["agentpay"])
            .status(AGENTPAY_ENDS)
            .one_of(EITHER_ORDER)
            .answer(AGENTPAY_QUERY_ANSWER)
            .doc("Asks what became of an agentpay", "代付结果查询"),
        Operation::post("exchangeRate", GATEWAY_PATH, EXCHANGE_RATE)
            .wire_name("basicexpay.exchange.rate.query")
            .answer(EXCHANGE_RATE_ANSWER)
            .doc("Asks for an exchange rate", "汇率查询"),
    ],
    kinds: &[
        Kind::new("payment", PAYMENT, "The result of a cashier or precreate order", "支付结果通知")
            .status(PAYMENT_ENDS)
            .means(Meaning { direction: Direction::In, ..RESULT }),
        Kind::new("agentpay", AGENTPAY_RESULT, "The result of an agentpay", "代付结果通知")
            .status(AGENTPAY_ENDS)
            .means(Meaning { direction: Direction::Out, ..RESULT }),
    ],
};
