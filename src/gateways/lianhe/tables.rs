//! What Lianhe takes and sends. The documentation prints `appKey` with Cyrillic letters, `channelId` with two l and
//! `callBackUrl` once; these are the names on the wire.

use crate::contract::declare::{boolean, choice, decimal, integer, object, text};
use crate::contract::meaning::{Direction, Outcome};
use crate::contract::schema::{
    Bodies, Charset, Credential, Field, GatewayTable, Kind, Meaning, Operation, Role, Signing, Status, Wire,
};

const MRN: Field = text("mrn", 64).required().doc("Your order number", "商户平台订单号").example("A20231231001");
const CALLBACK_URL: Field = text("callbackUrl", 1024)
    .charset(Charset::Url)
    .required()
    .doc("Where success is called back to", "成功后的回调接口")
    .example("https://api.example.com/lianhe/notify");

const PAY: &[Field] = &[
    decimal("amount", 12, 2).wire(Wire::TwoPlaces).required().doc("Amount in yuan; sent with two decimals", "订单金额，以两位小数发送").example("100"),
    CALLBACK_URL,
    choice("channelId", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
        .required()
        .doc(
            "1 WeChat, 2 Alipay, 3 bank card, 4 Alipay red packet, 5 UnionPay, 6 Alipay to card, 7 Alipay wap, 8 WeChat wap, 9 Alipay jump, 10 WeChat jump, 11 WeChat phone transfer, 12 Alipay to card in flight mode, 13 WeChat tip code, 14 Alipay fixed code, 15 Alipay group red packet",
            "1 微信 2 支付宝 3 银行卡 4 支付宝红包 5 云闪付 6 支付宝转银行卡 7 支付宝wap 8 微信wap 9 支付宝跳转 10 微信跳转 11 微信手机转账 12 支付宝转卡飞行模式 13 微信赞赏码 14 支付宝固码 15 支付宝群红包",
        )
        .example("2"),
    MRN,
    text("returnUrl", 1024).charset(Charset::Url).required().doc("Where the payer goes afterwards", "充值完成后返回的网址").example("https://shop.example.com/done"),
    text("payer", 64).free().doc("The payer's real name. Not signed", "充值者的实名信息，不参与签名").example("张三"),
    text("sourceIp", 45).doc("The payer's IP. Not signed", "充值者 IP，不参与签名").example("127.0.0.1"),
];

const PAYOUT: &[Field] = &[
    integer("amount", 1, 999_999_999_999)
        .wire(Wire::TwoPlaces)
        .required()
        .doc("Amount in whole yuan; sent with two decimals", "订单金额，必须是整数（元），以两位小数发送")
        .example("500"),
    text("bankName", 64).free().required().doc("Bank", "银行名称").example("招商银行"),
    text("accountName", 64).free().required().doc("Name of the owner", "银行账户名").example("张三"),
    text("accountNumber", 64).required().doc("Number of the account", "银行卡卡号").example("6222021234567890123"),
    MRN,
    CALLBACK_URL,
];

const QUERY: &[Field] =
    &[MRN, boolean("callback").doc("Whether a success is called back once more", "是否再次回调").example("false")];
const QUERY_ANSWER: &[Field] = &[
    text("mrn", 64).doc("Your order number", "平台单号").example("A20231231001"),
    choice("status", &[0, 1, 2]).doc("0 waiting, 1 succeeded, 2 failed", "0 等待 1 成功 2 失败").example("1"),
    decimal("amount", 18, 2).doc("What was really paid, in yuan", "实际金额（元）").example("100.00"),
    decimal("originalAmount", 18, 2).doc("What was asked for, in yuan", "提交的金额（元）").example("100.00"),
    text("Mrn", 64).doc("`mrn` in older answers", "旧版返回中的 mrn").example("A20231231001"),
];

const COLLECTION_ACCOUNT: &[Field] = &[
    text("provider", 64).doc("Bank or wallet", "收款方式").example("招商银行"),
    text("holderName", 64).doc("Name of the owner", "收款人姓名").example("张三"),
    text("accountNumber", 64).doc("Number of the account", "收款账号").example("6222021234567890123"),
    text("phoneNumber", 32).doc("Phone number", "手机号"),
    text("province", 64).doc("Province of the bank", "开户省"),
    text("city", 64).doc("City of the bank", "开户市"),
];

const APP_KEY: Field =
    text("appKey", 128).required().doc("Merchant's key", "商户 Key").example("hbsITh2Gh2V87MaseLwefL");
const CALLBACK_AMOUNT: Field = decimal("amount", 18, 2)
    .wire(Wire::Text)
    .required()
    .doc("What was really paid, in yuan", "实际金额（元）")
    .example("100.00");

const SIGNED_PAY: &[&str] = &["amount", "appKey", "callbackUrl", "channelId", "mrn", "returnUrl"];
const SIGNED_QUERY: &[&str] = &["appKey", "mrn"];

const STATUS: Status =
    Status::new("status", &[("0", Outcome::Pending), ("1", Outcome::Succeeded), ("2", Outcome::Failed)]);

/// Only success is called back: a failed payout is never announced.
const RESULT: Meaning = Meaning {
    outcome: Outcome::Succeeded,
    amount: "amount",
    fixed_currency: "CNY",
    merchant_order: "mrn",
    event: &["mrn"],
    ..Meaning::NOTHING
};

pub(super) static TABLE: GatewayTable = GatewayTable {
    id: "lianhe",
    name: "Lianhe",
    other_name: "联合支付",
    base_url: None,
    signing: Signing { unescaped_pairs: true, reserved: &["appKey", "sign", "key"], ..Signing::MD5 },
    bodies: Bodies::Form,
    taken: "success",
    not_taken: "fail",
    order_numbers: &["mrn"],
    typical_fields: &["appKey", "mrn"],
    credentials: &[
        Credential::new(
            "appKey",
            Role::Identity,
            "Merchant key; sent with each request",
            "商户接口调用的 Key，随请求发送",
        )
        .sandbox("sandboxLianheAppKey01"),
        Credential::new(
            "secretKey",
            Role::Secret,
            "Secret at the end of the sign string; never sent",
            "商户密钥，拼接在签名串末尾，不发送",
        )
        .sandbox("sandbox-lianhe-secret-that-opens-nothing"),
    ],
    options: &[],
    operations: &[
        Operation::post("payPage", "/api/Pay", PAY)
            .signed(SIGNED_PAY)
            .form()
            .doc("Opens the pay page in the payer's browser", "充值（页面对接模式）"),
        Operation::post("pay", "/api/Pay/Create", PAY)
            .redirects()
            .signed(SIGNED_PAY)
            .answer(&[
                text("payUrl", 1024)
                    .doc("Path and query of the pay page", "支付页面跳转地址（仅 Path 与 QueryString）"),
                object("collectionAccount", COLLECTION_ACCOUNT)
                    .doc("Account to pay to, for certified merchants", "收款账户信息（仅认证商户）"),
            ])
            .doc("Creates a payment and gives the address of its page", "充值（WebAPI 对接模式）"),
        Operation::post("paymentQuery", "/api/Payments/Query", QUERY)
            .status(STATUS)
            .about("mrn", &["payPage", "pay"])
            .signed(SIGNED_QUERY)
            .get()
            .answer(QUERY_ANSWER)
            .doc("Asks what became of a payment", "充值查单"),
        Operation::post("payout", "/api/Payouts/Create", PAYOUT)
            .ends_later()
            .signed(&["accountName", "accountNumber", "amount", "appKey", "bankName", "callbackUrl", "mrn"])
            .doc("Pays out to a bank account", "下发"),
        Operation::post("payoutQuery", "/api/Payouts/Query", QUERY)
            .status(STATUS)
            .about("mrn", &["payout"])
            .signed(SIGNED_QUERY)
            .get()
            .answer(QUERY_ANSWER)
            .doc("Asks what became of a payout", "下发查单"),
        Operation::post("balance", "/api/Merchants/Balance", &[])
            .signed(&["appKey"])
            .get()
            .answer(&[decimal("result", 18, 2).or_zero().doc("Balance in yuan", "商户余额（元）").example("1234.56")])
            .doc("Gives the merchant's balance", "查询余额"),
    ],
    kinds: &[
        Kind::new(
            "payment",
            &[
                CALLBACK_AMOUNT,
                APP_KEY,
                integer("channel", 0, i64::MAX).wire(Wire::Text).required().doc("Channel", "支付通道 ID").example("2"),
                MRN,
                decimal("originAmount", 18, 2)
                    .wire(Wire::Text)
                    .required()
                    .doc("What was asked for, in yuan", "客人充值时提交的金额")
                    .example("100.00"),
            ],
            "A payment succeeded",
            "充值回调",
        )
        .signed(&["amount", "appKey", "channel", "mrn", "originAmount"])
        .means(Meaning { direction: Direction::In, ..RESULT }),
        Kind::new(
            "payout",
            &[CALLBACK_AMOUNT, APP_KEY, MRN],
            "A payout succeeded; a failed one is never announced",
            "下发回调，失败不会通知",
        )
        .signed(&["amount", "appKey", "mrn"])
        .means(Meaning { direction: Direction::Out, ..RESULT }),
    ],
};
