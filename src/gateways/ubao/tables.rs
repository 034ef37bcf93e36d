//! What UBAO takes and sends, in the order of its documentation. Its column "required" has no marks.

use crate::contract::declare::{boolean, choice, decimal, id, integer, objects, text};
use crate::contract::meaning::{Direction, Outcome};
use crate::contract::schema::{
    Bodies, Charset, Credential, Field, GatewayTable, Kind, Meaning, Operation, Role, SignedTime, Signing, Status,
    Wire, Written,
};

const CHAINS: &[i64] = &[160, 170, 180, 190];
/// Coin numbers are given out in order; a new coin needs no release.
const MAX_COIN: i64 = 999_999;

const CHAIN: Field = choice("chainType", CHAINS)
    .required()
    .doc("Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon", "链别编号：160 TRON 170 BSC 180 ETH 190 Polygon")
    .example("160");
const ADDRESS: Field =
    text("address", 128).required().doc("Wallet address", "钱包地址").example("TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt");
const WALLET: Field = ADDRESS.example("0xb7ab50a7db2a32a6a261acfcb75affa4f2d86d92");
const CALL_URL: Field = text("callUrl", 255)
    .charset(Charset::Url)
    .required()
    .doc("Where notifications about this address go", "回调地址，该地址的通知将发往此处")
    .example("http://xxx.com/ubao_callback.html");
const COIN_ID: Field =
    integer("coinID", 1, MAX_COIN).required().doc("Coin, by the table of coins", "币种编号").example("1002");

const CREATE_ADDRESS: &[Field] = &[
    CHAIN,
    CALL_URL,
    choice("type", &[0, 2, -2])
        .doc("0 to receive (the default), 2 to pool, -2 to watch", "类型：0 收款地址（默认）2 归集钱包 -2 观察钱包")
        .example("0"),
];

const WITHDRAW: &[Field] = &[
    text("from", 128)
        .required()
        .doc("Pooling wallet to pay from", "提币地址，只能是归集钱包")
        .example("0xE27be41F25D66A05d1fBA4DeEF740921a5F26980"),
    text("to", 128)
        .required()
        .doc("Address to pay to", "收币地址")
        .example("0xc9Da8e789Ee111b40DFf90805DfE000f303e2582"),
    decimal("amount", 42, 36).wire(Wire::Text).required().doc("Amount in coin units", "提币数量").example("10.32"),
    COIN_ID,
    CHAIN.example("170"),
    text("order_sn", 128).doc("Your number; it comes back in the notification", "业务编号，原样返回").example("12345"),
];

const VERIFY_OWNERSHIP: &[Field] = &[
    ADDRESS,
    text("message", 1024)
        .required()
        .doc("The text that was signed by the wallet", "用于签名的字符串")
        .example("xxx.com:user:1999-10-10 11:12:00"),
    text("sign", 1024).required().doc("The wallet's signature of it", "钱包对该字符串的签名").example("0x5f1c"),
    CHAIN,
];

const AMOUNT: Field = id("amount")
    .required()
    .doc("In the smallest unit; shift it by `decimals`", "金额（最小单位），需结合精度")
    .example("98260");
const DECIMALS: Field = integer("decimals", 0, 36).required().doc("Decimals of the amount", "精度").example("6");
const COIN_NAME: Field = text("coinName", 64)
    .doc("Name of the coin. Anybody can issue a coin of this name", "币名，任何人都可发行同名代币")
    .example("USDT");
/// Empty for a chain's own coin.
const COIN_TYPE: Field = text("coinType", 128)
    .doc("Contract of the token; empty for the chain's own coin", "代币合约地址，原生币为空")
    .example("0x55d398326f99059ff775485246999027b3197955");
const CHAIN_TYPE: Field = integer("chainType", 0, i64::MAX).required().doc("Chain", "链别").example("170");
const COIN: Field =
    integer("coinID", 0, i64::MAX).required().doc("Coin, by the table of coins", "币种编号").example("1002");
const HASH: Field = text("hash", 128)
    .doc("Hash of the transaction", "交易 HASH")
    .example("0xffc42186801d395d1d7c2ed33d219ad88ea25366e47990f84276acde1375294e");
const CALLBACK_TYPE: Field =
    text("callbackType", 16).required().doc("Which kind of notification", "通知类型").example("recharge");

/// What notifications say of a coin; the documentation does not show an element of the list.
const MERCHANT_COIN: &[Field] = &[
    COIN.optional(),
    COIN_NAME.optional(),
    CHAIN_TYPE.optional(),
    DECIMALS.optional(),
    text("coinType", 128).doc("Contract of the token; empty for the chain's own coin", "代币合约地址，原生币为空"),
];

const RECHARGE: &[Field] = &[
    CALLBACK_TYPE,
    AMOUNT,
    DECIMALS,
    WALLET.doc("Address that was paid to", "收款地址"),
    CHAIN_TYPE,
    COIN_TYPE,
    COIN,
    HASH.required(),
    text("fromAddress", 128).doc("Address that paid", "付款地址").example("0xc2132d05d31c914a87c6611c10748aeb04b58e8f"),
    COIN_NAME,
];

const TRANSFER: &[Field] = &[
    CALLBACK_TYPE,
    integer("result", 0, 1).required().doc("1 succeeded, 0 failed", "1 成功 0 失败").example("1"),
    AMOUNT,
    DECIMALS,
    COIN,
    COIN_NAME,
    WALLET.doc("Address that paid: the pooling wallet", "转出地址"),
    text("toAddress", 128)
        .doc("Address that was paid to", "收款地址")
        .example("0xdac17f958d2ee523a2206206994597c13d831ec7"),
    COIN_TYPE,
    HASH,
    id("order_sn").doc("Your number of the withdrawal", "提币时传入的业务编号").example("123456"),
    text("chain", 32).doc("Name of the chain", "链名").example("bsc"),
    CHAIN_TYPE,
    text("message", 255).doc("`OK`, or why it failed", "返回消息").example("OK"),
    id("tradeId").required().doc("UBAO's number of the transfer", "唯一交易 ID").example("192201"),
];

const BALANCE: &[Field] = &[
    CALLBACK_TYPE,
    WALLET,
    AMOUNT.doc("The new balance in the smallest unit", "最新余额（最小单位）"),
    DECIMALS,
    COIN,
    COIN_NAME,
    COIN_TYPE,
    CHAIN_TYPE,
];
const TRANSFER_ENDS: Status = Status::new("result", &[("1", Outcome::Succeeded), ("0", Outcome::Failed)]);
const RECHARGED: Meaning = Meaning {
    direction: Direction::In,
    outcome: Outcome::Succeeded,
    currency: "coinName",
    gateway_order: "hash",
    event: &["chainType", "hash", "address", "coinID", "amount"],
    ..Meaning::NOTHING
};
const TRANSFERRED: Meaning = Meaning {
    direction: Direction::Out,
    currency: "coinName",
    merchant_order: "order_sn",
    gateway_order: "tradeId",
    event: &["tradeId", "result"],
    ..Meaning::NOTHING
};

pub(super) static TABLE: GatewayTable = GatewayTable {
    id: "ubao",
    name: "Ubao",
    other_name: "",
    base_url: None,
    signing: Signing { time: Some(SignedTime::new("timestamp", Written::Seconds)), ..Signing::MD5 },
    bodies: Bodies::Either,
    taken: "SUCCESS",
    not_taken: "FAIL",
    order_numbers: &["order_sn"],
    typical_fields: &["body", "nonce", "timestamp"],
    credentials: &[
        Credential::new("merchantId", Role::Identity, "Merchant number", "商户号").sandbox("2000213").or_number(),
        Credential::new(
            "apiKey",
            Role::Secret,
            "Secret inside the sign string; never sent",
            "接口密钥 api_key，拼接在签名串中间，不发送",
        )
        .sandbox("sandbox-ubao-api-key-that-opens-nothing"),
    ],
    options: &["toleranceSeconds", "encoding"],
    operations: &[
        Operation::post("createAddress", "/mch/address/create", CREATE_ADDRESS)
            .answer(&[
                text("address", 128).doc("The new address", "新地址"),
                integer("chainType", 0, i64::MAX).doc("Its chain", "链别"),
            ])
            .doc("Makes a new address on a chain", "生成地址"),
        Operation::post("withdraw", "/mch/withdraw", WITHDRAW).doc("Pays out from a pooling wallet", "提币"),
        Operation::post("checkAddress", "/mch/address/check", &[CHAIN, ADDRESS])
            .doc("Checks whether an address is well formed", "校验地址合法性"),
        Operation::post("addAddress", "/mch/address/add", &[CHAIN, ADDRESS, CALL_URL])
            .doc("Watches an address from outside", "添加观察钱包"),
        Operation::post("coins", "/mch/coins", &[])
            .answer(&[objects("coins", MERCHANT_COIN).doc(
                "The coins that the merchant can use; the documentation shows an empty list",
                "商户支持的币种（文档示例为空列表）",
            )])
            .doc("Lists the merchant's coins", "获取商户支持的币种信息"),
        Operation::post("pooling", "/mch/address/pooling", &[COIN_ID.example("1004"), ADDRESS])
            .doc("Moves an address's balance to the pooling wallet", "归集到归集钱包"),
        Operation::post("verifyOwnership", "/mch/address/verify", VERIFY_OWNERSHIP)
            .answer(&[boolean("result").doc("Whether the wallet signed the text", "是否为地址的主人")])
            .doc("Checks whether a wallet signed a text", "验证地址所有权"),
    ],
    kinds: &[
        Kind::new("recharge", RECHARGE, "Somebody paid to one of the merchant's addresses", "充币通知")
            .means(RECHARGED),
        Kind::new("transfer", TRANSFER, "A withdrawal or transfer was carried out or failed", "提币或转账通知")
            .status(TRANSFER_ENDS)
            .means(TRANSFERRED),
        Kind::new("balance", BALANCE, "The balance of an address changed", "余额变动通知")
            .means(Meaning { currency: "coinName", ..Meaning::NOTHING }),
    ],
};

/// coinID, chain and contract; a chain's own coin has no contract. USDC on TRON is 1011.
const COINS: &[(&str, &str, &str)] = &[
    ("1001", "170", ""),
    ("1002", "170", "0x55d398326f99059ff775485246999027b3197955"),
    ("1003", "160", ""),
    ("1004", "160", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
    ("1005", "180", ""),
    ("1006", "180", "0xdac17f958d2ee523a2206206994597c13d831ec7"),
    ("1008", "190", ""),
    ("1009", "190", "0xc2132d05d31c914a87c6611c10748aeb04b58e8f"),
    ("1010", "170", "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"),
    ("1011", "160", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"),
    ("1012", "180", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
];

/// Whether coin, contract and chain are one row of the table. Hexadecimal contracts are the same in either case.
pub(super) fn coin_matches(coin: &str, contract: &str, chain: &str) -> bool {
    COINS.iter().any(|&(id, own_chain, own)| {
        id == coin
            && own_chain == chain
            && if own.starts_with("0x") { own.eq_ignore_ascii_case(contract) } else { own == contract }
    })
}
