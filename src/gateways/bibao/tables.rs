//! What Bibao takes and sends. The manual names the interfaces; the fields are those of independent integrations.

use crate::contract::declare::{choice, decimal, id, text};
use crate::contract::meaning::{Direction, Outcome};
use crate::contract::schema::{
    Bodies, Charset, Credential, Field, GatewayTable, Kind, Meaning, Operation, Role, Signing, Status, Wire,
};

const LOGIN_COINS: &[&str] = &["DC", "USDX"];
/// The console prints `USDx`; on the wire it is USDX.
const WALLET_COINS: &[&str] = &["DC", "USDX", "BTC", "LTC", "ETH", "BCB", "TCSC"];

const USER: Field = text("UserName", 16)
    .charset(Charset::Alphanumeric)
    .required()
    .min(2)
    .doc("User, 2 to 16 letters and digits", "会员账户，2-16 位数字或字母")
    .example("user01");
const USER_OF_TYPE: Field = text("UserName", 16)
    .charset(Charset::Alphanumeric)
    .min(2)
    .required_if("UserType", "1")
    .doc("User; may be empty for UserType 2", "会员账户，UserType 为 2 时可空")
    .example("user01");
const USER_TYPE: Field =
    choice("UserType", &[1, 2]).required().doc("1 member, 2 merchant", "1 会员 2 商户").example("1");
const COIN_CODE: Field =
    text("CoinCode", 10).one_of(WALLET_COINS).required().doc("Coin of the wallet", "币种代码").example("DC");
const ORDER_NUM: Field = text("OrderNum", 32)
    .charset(Charset::NoSeparator)
    .required()
    .doc("Your order number", "商户订单号")
    .example("A20231231001");
const ORDER_NO: Field = text("OrderNo", 32)
    .charset(Charset::NoSeparator)
    .required()
    .doc("Your order number", "商户订单号")
    .example("A20231231001");
const AMOUNT: Field =
    decimal("Amount", 30, 18).wire(Wire::Text).required().doc("Amount of coins", "虚拟币数量").example("12.5");
const COIN_ADDRESS: Field = text("CoinAddress", 128)
    .charset(Charset::NoSeparator)
    .doc("Address to pay to", "提币地址")
    .example("bcbhAaSpDg57yimZscfxNPLasQzOQ60wI");
const REMARK: Field = text("Remark", 255).charset(Charset::NoSeparator).free().doc("A note", "备注").example("提币");

const LOGIN: &[Field] = &[
    USER,
    choice("Type", &[0, 1, 2]).required().doc("0 view, 1 buy, 2 sell", "0 浏览 1 买币 2 卖币").example("1"),
    text("Coin", 10).one_of(LOGIN_COINS).doc("Coin to trade", "币种").example("DC"),
    decimal("Amount", 30, 18)
        .wire(Wire::Text)
        .doc("Amount of coins; the user cannot change it then", "虚拟币数量，传入后用户不能修改")
        .example("100.00"),
    ORDER_NUM,
    text("PayMethods", 64)
        .charset(Charset::CommaList)
        .one_of(&["bankcard", "aliPay", "weChatpay", "payPal"])
        .doc("Comma list of bankcard, aliPay, weChatpay, payPal", "支付方式，逗号分隔")
        .example("bankcard,aliPay"),
];

const APPROVE_SELL: &[Field] = &[
    USER,
    text("Coin", 10).one_of(LOGIN_COINS).required().doc("Coin that is sold", "币种").example("DC"),
    ORDER_NUM,
    decimal("CoinAmount", 30, 18).wire(Wire::Text).required().doc("Amount of coins", "虚拟币数量").example("100"),
    choice("Code", &[1, 2]).required().doc("1 approve, 2 refuse", "1 通过 2 拒绝").example("1"),
];

const ORDER_ID: Field = id("OrderId").required().doc("Bibao's order number", "币宝订单号").example("B2me6PnAR9D0jTff");
const COIN: Field = text("Coin", 16).required().doc("Coin", "币种").example("DC");
const COIN_AMOUNT: Field = decimal("CoinAmount", 30, 18)
    .wire(Wire::Text)
    .or_zero()
    .required()
    .doc("Amount of coins", "虚拟币数量")
    .example("100");
const NAME: Field = id("UserName").required().doc("User", "会员账户").example("user01");
const NUMBER: Field = id("OrderNum").required().doc("Your order number", "商户订单号").example("A20231231001");

const OTC: &[Field] = &[
    NAME,
    ORDER_ID,
    NUMBER,
    choice("Type", &[1, 2]).required().doc("1 buy, 2 sell", "1 买 2 卖").example("1"),
    COIN,
    COIN_AMOUNT.doc("Coins received", "到账虚拟币数量"),
    decimal("LegalAmount", 30, 18).wire(Wire::Text).required().doc("CNY paid", "实际支付的人民币金额").example("124.00"),
    choice("State1", &[0, 1, 2, 3, 4, 9, 10])
        .required()
        .doc(
            "0 created, 1 payee not paid, 2 payee paid, 3 closed by complaint, 4 closed, 9 verification failed, 10 waiting for review",
            "0 已创建 1 未收款 2 已收款 3 申诉关闭 4 已关闭 9 校验失败 10 待审核",
        )
        .example("2"),
    choice("State2", &[1, 2]).required().doc("1 unpaid, 2 paid", "1 未付款 2 已付款").example("2"),
    text("CreateTime", 32).required().doc("When the order was made", "创建时间").example("2019-01-17 14:03:00"),
    text("FinishTime", 32).doc("When it ended. Not signed", "完成时间，不参与签名").example("2019-01-17 14:05:00"),
    text("Remark", 255).free().doc("A note", "备注").example("top up 充值"),
    decimal("Price", 30, 18).wire(Wire::Text).required().doc("CNY for one coin", "单价").example("1.008"),
    text("Token", 128).required().doc("Token of the login", "登录令牌").example("tokenzhT0d3A8YZJp"),
];

/// Amounts and codes come as text or as numbers.
const NOTICE: &[Field] = &[
    decimal("Amount", 30, 18).wire(Wire::Text).or_zero().required().doc("Amount of coins", "虚拟币数量").example("100"),
    COIN,
    decimal("Fee", 30, 18).wire(Wire::Text).or_zero().doc("Fee, in coins", "手续费").example("0.00"),
    text("FromAddr", 128).doc("Address that paid", "转出地址").example("bcbFromAddress1"),
    id("Id").required().doc("Bibao's number of the notice", "通知编号").example("notice202001020304050607A"),
    id("OrderNo").doc("Number of the order", "订单号").example("2001020304050607B"),
    choice("State", &[1, 2, 3, 4, 5])
        .required()
        .doc(
            "1 pending, 2 processing, 3 submitted, 4 succeeded, 5 failed",
            "1 待处理 2 处理中 3 已提交 4 成功 5 失败",
        )
        .wire(Wire::Text)
        .example("4"),
    text("ToAddr", 128).doc("Address that was paid", "转入地址").example("bcbToAddress2"),
    id("TradeNo").doc("Number of the transfer", "交易号").example("dtcp2020010203040506C"),
    text("TradeTime", 32).doc("When the coins moved", "交易时间").example("2020-01-02 03:04:05"),
    choice("Type", &[1, 2, 3, 4, 5, 6, 7])
        .required()
        .doc(
            "1 merchant deposit, 2 merchant withdrawal, 3 merchant transfer out, 4 user deposit, 5 user withdrawal, 6 user transfer out, 7 fee. One user deposit sends Types 4, 6 and 1: credit 4 only",
            "1 商户充值 2 商户提币 3 商户转出 4 会员充值 5 会员提币 6 会员转出 7 手续费。一次会员充值会发 4、6、1 三条：只按 4 入账",
        )
        .wire(Wire::Text)
        .example("4"),
];

const ACCOUNT: &[Field] = &[
    text("Account", 64).required().doc("Number of the bank account", "银行卡号").example("6222021234567890123"),
    text("Bank", 64).free().required().doc("Bank", "银行").example("招商银行"),
    text("RealName", 64).free().required().doc("Name of the owner", "姓名").example("张三"),
    text("SubBranch", 128).free().required().doc("Branch", "支行").example("深圳分行"),
];
const ACCOUNT_AND_STATUS: &[Field] = &[
    ACCOUNT[0],
    ACCOUNT[1],
    ACCOUNT[2],
    ACCOUNT[3],
    choice("Status", &[0, 1, 2])
        .required()
        .doc("0 in review, 1 approved, 2 refused", "0 审核中 1 通过 2 拒绝")
        .example("1"),
];

/// What a reply with bank data signs: all but the Status of otcVerify.
const SIGNED_ACCOUNT: &[&str] = &["Account", "Bank", "RealName", "SubBranch"];

const TRADE: Meaning = Meaning {
    directions: Some(("Type", &[("1", Direction::In), ("2", Direction::Out)])),
    amount: "CoinAmount",
    currency: "Coin",
    merchant_order: "OrderNum",
    gateway_order: "OrderId",
    event: &["OrderId", "State1", "State2"],
    ..Meaning::NOTHING
};
const QUESTION: Meaning = Meaning { merchant_order: "OrderNum", ..Meaning::NOTHING };
/// The other Types are the merchant's own transfers, and the second and third notice of a user's deposit.
const MOVEMENT: Meaning = Meaning {
    directions: Some(("Type", &[("4", Direction::In), ("5", Direction::Out)])),
    amount: "Amount",
    currency: "Coin",
    gateway_order: "Id",
    event: &["Id", "Type", "State"],
    ..Meaning::NOTHING
};
const MOVEMENT_ENDS: Status = Status::new(
    "State",
    &[
        ("1", Outcome::Pending),
        ("2", Outcome::Pending),
        ("3", Outcome::Pending),
        ("4", Outcome::Succeeded),
        ("5", Outcome::Failed),
    ],
);

pub(super) static TABLE: GatewayTable = GatewayTable {
    id: "bibao",
    name: "Bibao",
    other_name: "币宝",
    base_url: None,
    signing: Signing {
        request_field: "key",
        field: "Sign",
        unescaped_pairs: true,
        reserved: &["MerCode", "Timestamp", "Key"],
        ..Signing::MD5
    },
    bodies: Bodies::Either,
    taken: "",
    not_taken: "",
    order_numbers: &["OrderNum", "OrderNo"],
    typical_fields: &["Sign", "UserName"],
    credentials: &[
        Credential::new("merCode", Role::Identity, "Merchant code", "商户号").sandbox("sandbox"),
        Credential::new("desKey", Role::Secret, "DES key, exactly 8 bytes", "DESKey，恰好 8 字节").sandbox("sandbox8"),
        Credential::new("keyB", Role::Secret, "Secret after the signed values; never sent", "虚拟币密钥中的 KeyB，不发送")
            .sandbox("SandboxKeyB"),
        Credential::new("keyALength", Role::Length(6), "Length of the random string before the md5", "KeyA 的长度"),
        Credential::new("keyCLength", Role::Length(4), "Length of the random string after the md5", "KeyC 的长度"),
    ],
    options: &["emptyValues", "keyParts", "replyEncoding"],
    operations: &[
        Operation::post("addUser", "/api/{merCode}/coin/AddUser", &[USER.not_the_merchant()])
            .key_parts(&["MerCode", "UserName"])
            .doc("Registers a user", "注册用户"),
        Operation::post("getAddress", "/api/{merCode}/coin/GetAddress", &[USER_TYPE, USER_OF_TYPE, COIN_CODE])
            .key_parts(&["MerCode", "UserType", "CoinCode"])
            .doc("Gives the address of a user or of the merchant", "获取地址"),
        Operation::post("getBalance", "/api/{merCode}/coin/GetBalance", &[USER_TYPE, USER_OF_TYPE])
            .key_parts(&["MerCode", "UserType"])
            .doc("Gives the balance of a user or of the merchant", "查询余额"),
        Operation::post(
            "getAcctChae",
            "/api/{merCode}/coin/GetAcctChae",
            &[
                USER,
                text("QueryType", 16)
                    .charset(Charset::NoSeparator)
                    .required()
                    .doc("What to list", "查询类型")
                    .example("1"),
            ],
        )
        .key_parts(&["MerCode"])
        .doc("Lists the movements of an account", "查询账户变动"),
        Operation::post("login", "/api/{merCode}/coin/Login", LOGIN)
            .redirects()
            .answer(&[
                text("Url", 255).doc("Address of the trade page", "跳转地址"),
                text("Token", 255)
                    .doc("Token to add to it; works once, for some ten seconds", "令牌，仅可使用一次，约十几秒失效"),
            ])
            .key_parts(&["MerCode", "UserName", "Type", "OrderNum"])
            .doc("Logs a user in to the trade page", "登录数字货币交易"),
        Operation::post("orderDetail", "/api/{merCode}/coin/OrderDetail", &[USER, ORDER_NUM])
            .key_parts(&["MerCode", "UserName", "OrderNum"])
            .about("OrderNum", &["login"])
            .doc("Gives an order's details", "获取订单详情"),
        Operation::post("queryStatus", "/api/{merCode}/coin/QueryStatus", &[ORDER_NO])
            .key_parts(&["MerCode", "OrderNo"])
            .about("OrderNo", &["withdrawMoneyUser", "withdrawMoneyMerchant"])
            .doc("Asks what became of an order", "查询订单状态"),
        Operation::post(
            "withdrawMoneyUser",
            "/api/{merCode}/coin/WithdrawMoneyUser",
            &[USER, ORDER_NO, COIN_CODE, COIN_ADDRESS.required(), AMOUNT, REMARK],
        )
        .key_parts(&["MerCode", "UserName", "Amount"])
        .doc("Pays coins out to a user's address", "用户提币"),
        // The gateway's own spelling: Mechant.
        Operation::post(
            "withdrawMoneyMerchant",
            "/api/{merCode}/coin/WithdrawMoneyMechant",
            &[ORDER_NO, COIN_CODE, COIN_ADDRESS, AMOUNT, REMARK],
        )
        .key_parts(&["MerCode", "CoinCode", "Amount"])
        .doc("Pays coins out to the merchant's own wallet", "商户提币"),
        // The parts of ApproveSell's signature are not documented; these are an assumption. [open]
        Operation::post("approveSell", "/api/{merCode}/coin/ApproveSell", APPROVE_SELL)
            .key_parts(&["MerCode", "UserName", "OrderNum"])
            .about("OrderNum", &[])
            .doc("Approves or refuses a user's sell order", "卖单审核通知"),
    ],
    kinds: &[
        Kind::new("otc", OTC, "An order changed (4.3)", "数字货币交易订单变动通知").means(TRADE),
        Kind::new(
            "otcVerify",
            &[NAME, ORDER_ID, NUMBER, COIN, COIN_AMOUNT],
            "Asks whether a sell order is genuine (4.4)",
            "数字货币订单校验",
        )
        .reply(ACCOUNT_AND_STATUS, SIGNED_ACCOUNT)
        .means(QUESTION),
        Kind::new("otcQuery", &[NAME, NUMBER, COIN], "Asks for a user's balance (4.5)", "用户平台虚拟币余额查询")
            .reply(&[COIN, COIN_AMOUNT], &["Coin", "CoinAmount"])
            .means(QUESTION),
        Kind::new("getBankCard", &[NAME, NUMBER], "Asks for a user's bank account (4.6)", "获取银行卡信息")
            .reply(ACCOUNT, SIGNED_ACCOUNT)
            .means(QUESTION),
        Kind::new(
            "notice",
            NOTICE,
            "A balance changed. One user deposit sends three of these, with the Types 4, 6 and 1: credit Type 4 only, or it is credited three times. When `verify` is given this kind, any other message that is not an order is accepted as a notice, too, with the outcome `info`",
            "虚拟币变动通知。一次会员充值会发三条（Type 4、6、1）：只按 Type 4 入账，否则会重复入账三次。指定该类型时，其他未公开字段的通知也按此类型返回，结果为 info",
        )
        .sign_field("sign")
        .status(MOVEMENT_ENDS)
        .means(MOVEMENT),
    ],
};
