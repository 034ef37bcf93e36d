//! What Vpay takes and sends. Types are those of the documentation's sample, not of its table.

use crate::contract::declare::{boolean, decimal, id, integer, map, object, text, texts};
use crate::contract::meaning::{Direction, Outcome};
use crate::contract::schema::{
    Bodies, Charset, Credential, Field, GatewayTable, Kind, Meaning, Operation, Role, SignedTime, Signing, Status,
    Wire, Written,
};

const FAMILY: &str = "/wallet-trade-merchant/v1/";

const CREATE: &[Field] = &[
    text("localOrderId", 64).required().doc("Your order number", "商户本地订单号").example("1112211112222"),
    text("userCurrency", 16)
        .one_of(&["USDT", "TRX"])
        .required()
        .doc("Currency that the user pays in", "需要用户支付的币种")
        .example("USDT"),
    text("quoteCurrency", 16)
        .required()
        .doc("Currency of the price; its rate is set in the console", "自定义报价币种，需在后台设置汇率")
        .example("CNY"),
    decimal("quoteAmount", 30, 18)
        .wire(Wire::Shortest)
        .required()
        .doc("Price, in the currency of the price", "订单计价金额")
        .example("5"),
    text("localUserId", 32).doc("Your number of the user", "商户本地用户 ID").example("u1"),
    text("notifyUrl", 1024)
        .charset(Charset::Url)
        .doc("Where the result is sent to", "回调地址")
        .example("https://api.example.com/vpay/notify"),
    text("successRedirectUrl", 1024)
        .charset(Charset::Url)
        .doc("Where the user goes after paying", "成功后自动跳转地址")
        .example("https://shop.example.com/done"),
    integer("expireSecond", 1, 9_999_999_999)
        .doc(
            "When the order expires: seconds from now, or Unix seconds; it is not documented which",
            "订单有效期：秒数或 Unix 时间戳，官方未说明",
        )
        .example("900"),
    texts("networkLimits").doc("Chains that may be paid on", "限定的链").example("TRON"),
    boolean("isBlockchain").doc("Whether it is paid on a chain", "是否链上支付").example("true"),
];

const CREATE_ANSWER: &[Field] = &[
    id("orderId")
        .doc("Vpay's order number; a number here, a string in the notification", "订单 ID")
        .example("273719658252612"),
    text("localUserId", 32).doc("Your number of the user", "商户本地用户 ID"),
    text("localOrderId", 64).doc("Your order number", "商户本地订单号").example("1112211112222"),
    text("orderType", 32).doc("PAYMENT or WITHDRAW", "订单类型").example("PAYMENT"),
    text("orderBizType", 64).doc("Kind of business", "订单业务类型").example("PAYMENT_FIXED_DIGITAL_SCAN"),
    text("paymentUrl", 1024).doc("Page to pay on", "支付地址"),
    text("publicKey", 256).doc("Public key of the order", "公共访问密钥"),
    map("addresses").doc("Address to pay to, by chain", "链地址"),
];

pub(super) const EXTRA: &[Field] = &[
    decimal("quoteAmount", 30, 18).doc("Price", "订单报价金额").example("10"),
    text("quoteCurrency", 16).doc("Currency of the price", "订单报价币种").example("CNY"),
    decimal("quotePrice", 30, 18).doc("Rate", "订单报价价格").example("10"),
];

pub(super) const NOTIFICATION: &[Field] = &[
    decimal("amount", 30, 18).required().doc("Amount of the order", "订单金额").example("1"),
    text("bizType", 64)
        .doc("Kind of business; `type` decides the direction, not this", "订单业务类型")
        .example("PAYMENT_FIXED_DIGITAL_SCAN"),
    text("currency", 16).required().doc("Currency of the amount", "币种").example("USDT"),
    object("extra", EXTRA).doc("The price and its rate", "报价信息"),
    text("key", 64).required().doc("Merchant key", "商户 key").example("h3cS7dBltRU4W1wD"),
    id("localOrderId").doc("Your order number", "本地订单号").example("2820"),
    decimal("merchantActualAmount", 30, 18).doc("What the merchant received", "商户实际收款金额").example("22.72"),
    text("merchantCurrency", 16).doc("Currency that the merchant receives", "商户收款币种").example("CNY"),
    id("merchantId").doc("Merchant number", "商户号").example("303122065665"),
    decimal("merchantPaidAmount", 30, 18).doc("What was to be received", "商户收款金额").example("7.33"),
    id("merchantUserId").doc("Your number of the user", "用户 id"),
    integer("notifyTime", 0, i64::MAX)
        .doc("When this was sent, in milliseconds", "回调时间（毫秒）")
        .example("1736744168370"),
    integer("orderCreateTime", 0, i64::MAX)
        .doc("When the order was made, in milliseconds", "订单创建时间（毫秒）")
        .example("1731572133082"),
    id("orderId").required().doc("Vpay's order number", "订单号").example("273124814912907"),
    text("status", 32).required().doc("SUCCESS is the only success", "支付状态，仅 SUCCESS 为成功").example("SUCCESS"),
    text("type", 32).required().doc("PAYMENT or WITHDRAW", "订单类型").example("PAYMENT"),
    decimal("userAmount", 30, 18).doc("What the user paid", "用户付款金额").example("1"),
    text("userCurrency", 16).doc("Currency that the user paid in", "用户支付币种").example("USDT"),
];
/// Nobody publishes the other statuses.
const ENDS: Status = Status::new("status", &[("SUCCESS", Outcome::Succeeded)]);
const RESULT: Meaning = Meaning {
    amount: "amount",
    currency: "currency",
    merchant_order: "localOrderId",
    gateway_order: "orderId",
    event: &["orderId", "status"],
    event_has_kind: false,
    ..Meaning::NOTHING
};

pub(super) static TABLE: GatewayTable = GatewayTable {
    id: "vpay",
    name: "Vpay",
    other_name: "MinPay 点付",
    base_url: None,
    signing: Signing {
        unescaped_pairs: true,
        reserved: &["key", "sign", "secret"],
        time: Some(SignedTime::new("notifyTime", Written::Milliseconds)),
        ..Signing::MD5
    },
    bodies: Bodies::Json,
    taken: "success",
    not_taken: "fail",
    order_numbers: &["localOrderId"],
    typical_fields: &["key", "orderId", "type"],
    credentials: &[
        Credential::new("key", Role::Identity, "Merchant key; sent with each request", "商户 key，随请求发送")
            .sandbox("sandboxVpayKey01"),
        Credential::new(
            "secret",
            Role::Secret,
            "Secret at the end of the sign string; never sent",
            "商户密钥，拼接在签名串末尾，不发送",
        )
        .sandbox("sandbox-vpay-secret-that-opens-nothing"),
    ],
    options: &["toleranceSeconds", "listForm"],
    operations: &[
        Operation::post(
            "createFixedCustomRate",
            "/wallet-trade-merchant/v1/receive/blockchain/fixed/custom/rate/create",
            CREATE,
        )
        .redirects()
        .answer(CREATE_ANSWER)
        .doc(
            "Creates an order with a fixed amount at the merchant's own rate",
            "创建数字币限定金额扫码支付订单（商户自定义汇率）",
        ),
        Operation::post("call", FAMILY, &[])
            .open()
            .doc("Signs any call of the same family", "同族其他接口的通用签名调用"),
    ],
    kinds: &[
        Kind::new("payment", NOTIFICATION, "A user paid", "支付回调")
            .status(ENDS)
            .means(Meaning { direction: Direction::In, ..RESULT }),
        Kind::new("withdraw", NOTIFICATION, "A withdrawal was carried out", "提款回调")
            .status(ENDS)
            .means(Meaning { direction: Direction::Out, ..RESULT }),
    ],
};
