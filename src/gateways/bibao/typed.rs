//! Typed credentials, requests and events of Bibao. Generated from the field tables by `cargo xtask generate`.

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::contract::request::SignedRequest;
use crate::contract::typed::{Event, Fields, Put, Request, Take, json};
use crate::gateways::typed::{typed_gateway, typed_kinds, typed_options};
use crate::road::protocol::Protocol as _;
use crate::sign::secret::Secret;
use crate::text::decimal::Decimal;
use crate::text::json::Object;
use alloc::string::String;

/// Credentials of a merchant at Bibao.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Merchant code.
    pub mer_code: String,
    /// DES key, exactly 8 bytes.
    pub des_key: Secret,
    /// Secret after the signed values; never sent.
    pub key_b: Secret,
    /// Length of the random string before the md5. Default: 6.
    pub key_a_length: Option<i64>,
    /// Length of the random string after the md5. Default: 4.
    pub key_c_length: Option<i64>,
}

impl Fields for Credentials {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_code.put("merCode", &mut fields);
        self.des_key.put("desKey", &mut fields);
        self.key_b.put("keyB", &mut fields);
        self.key_a_length.put("keyALength", &mut fields);
        self.key_c_length.put("keyCLength", &mut fields);
        fields
    }
}

typed_options! {
    /// Settings of a merchant at Bibao.
    ///
    /// ```
    /// use paychop::bibao::Options;
    ///
    /// let options = Options::default().base_url("https://gateway.example").max_bytes(32_768);
    /// ```
    base_url, max_bytes, strict, empty_values, key_parts, reply_encoding
}

typed_kinds! {
    /// An order changed (4.3).
    Otc = "otc",
    /// Asks whether a sell order is genuine (4.4).
    OtcVerify = "otcVerify",
    /// Asks for a user's balance (4.5).
    OtcQuery = "otcQuery",
    /// Asks for a user's bank account (4.6).
    GetBankCard = "getBankCard",
    /// A balance changed. One user deposit sends three of these, with the Types 4, 6 and 1: credit Type 4 only, or it is credited three times. When `verify` is given this kind, any other message that is not an order is accepted as a notice, too, with the outcome `info`.
    Notice = "notice",
}

/// Registers a user.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct AddUser {
    /// User, 2 to 16 letters and digits. 2 to 16 characters. Letters and digits only.
    /// `UserName` on the wire.
    pub user_name: String,
}

impl Fields for AddUser {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_name.put("UserName", &mut fields);
        fields
    }
}

impl Request for AddUser {
    const OPERATION: &'static str = "addUser";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Gives the address of a user or of the merchant.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct GetAddress {
    /// 1 member, 2 merchant. `1` or `2`.
    /// `UserType` on the wire.
    pub user_type: i64,
    /// User; may be empty for UserType 2. 2 to 16 characters. Letters and digits only. Required when `UserType` is `1`.
    /// `UserName` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub user_name: Option<String>,
    /// Coin of the wallet. `DC`, `USDX`, `BTC`, `LTC`, `ETH`, `BCB` or `TCSC`.
    /// `CoinCode` on the wire.
    pub coin_code: String,
}

impl Fields for GetAddress {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_type.put("UserType", &mut fields);
        self.user_name.put("UserName", &mut fields);
        self.coin_code.put("CoinCode", &mut fields);
        fields
    }
}

impl Request for GetAddress {
    const OPERATION: &'static str = "getAddress";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Gives the balance of a user or of the merchant.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct GetBalance {
    /// 1 member, 2 merchant. `1` or `2`.
    /// `UserType` on the wire.
    pub user_type: i64,
    /// User; may be empty for UserType 2. 2 to 16 characters. Letters and digits only. Required when `UserType` is `1`.
    /// `UserName` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub user_name: Option<String>,
}

impl Fields for GetBalance {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_type.put("UserType", &mut fields);
        self.user_name.put("UserName", &mut fields);
        fields
    }
}

impl Request for GetBalance {
    const OPERATION: &'static str = "getBalance";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Lists the movements of an account.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct GetAcctChae {
    /// User, 2 to 16 letters and digits. 2 to 16 characters. Letters and digits only.
    /// `UserName` on the wire.
    pub user_name: String,
    /// What to list. At most 16 characters. No `&` and no control characters.
    /// `QueryType` on the wire.
    pub query_type: String,
}

impl Fields for GetAcctChae {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_name.put("UserName", &mut fields);
        self.query_type.put("QueryType", &mut fields);
        fields
    }
}

impl Request for GetAcctChae {
    const OPERATION: &'static str = "getAcctChae";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Logs a user in to the trade page.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct Login {
    /// User, 2 to 16 letters and digits. 2 to 16 characters. Letters and digits only.
    /// `UserName` on the wire.
    pub user_name: String,
    /// 0 view, 1 buy, 2 sell. `0`, `1` or `2`.
    /// `Type` on the wire.
    pub r#type: i64,
    /// Coin to trade. `DC` or `USDX`.
    /// `Coin` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin: Option<String>,
    /// Amount of coins; the user cannot change it then. Above zero, at most 30 digits before and 18 after the point. Sent as a string.
    /// `Amount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub amount: Option<Decimal>,
    /// Your order number. At most 32 characters. No `&` and no control characters.
    /// `OrderNum` on the wire.
    pub order_num: String,
    /// Comma list of bankcard, aliPay, weChatpay, payPal. A comma list of `bankcard`, `aliPay`, `weChatpay` and `payPal`.
    /// `PayMethods` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub pay_methods: Option<String>,
}

impl Fields for Login {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_name.put("UserName", &mut fields);
        self.r#type.put("Type", &mut fields);
        self.coin.put("Coin", &mut fields);
        self.amount.put("Amount", &mut fields);
        self.order_num.put("OrderNum", &mut fields);
        self.pay_methods.put("PayMethods", &mut fields);
        fields
    }
}

impl Request for Login {
    const OPERATION: &'static str = "login";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Gives an order's details.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct OrderDetail {
    /// User, 2 to 16 letters and digits. 2 to 16 characters. Letters and digits only.
    /// `UserName` on the wire.
    pub user_name: String,
    /// Your order number. At most 32 characters. No `&` and no control characters.
    /// `OrderNum` on the wire.
    pub order_num: String,
}

impl Fields for OrderDetail {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_name.put("UserName", &mut fields);
        self.order_num.put("OrderNum", &mut fields);
        fields
    }
}

impl Request for OrderDetail {
    const OPERATION: &'static str = "orderDetail";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Asks what became of an order.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct QueryStatus {
    /// Your order number. At most 32 characters. No `&` and no control characters.
    /// `OrderNo` on the wire.
    pub order_no: String,
}

impl Fields for QueryStatus {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.order_no.put("OrderNo", &mut fields);
        fields
    }
}

impl Request for QueryStatus {
    const OPERATION: &'static str = "queryStatus";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Pays coins out to a user's address.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct WithdrawMoneyUser {
    /// User, 2 to 16 letters and digits. 2 to 16 characters. Letters and digits only.
    /// `UserName` on the wire.
    pub user_name: String,
    /// Your order number. At most 32 characters. No `&` and no control characters.
    /// `OrderNo` on the wire.
    pub order_no: String,
    /// Coin of the wallet. `DC`, `USDX`, `BTC`, `LTC`, `ETH`, `BCB` or `TCSC`.
    /// `CoinCode` on the wire.
    pub coin_code: String,
    /// Address to pay to. At most 128 characters. No `&` and no control characters.
    /// `CoinAddress` on the wire.
    pub coin_address: String,
    /// Amount of coins. Above zero, at most 30 digits before and 18 after the point. Sent as a string.
    /// `Amount` on the wire.
    pub amount: Decimal,
    /// A note. At most 255 characters. No `&` and no control characters.
    /// `Remark` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub remark: Option<String>,
}

impl Fields for WithdrawMoneyUser {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_name.put("UserName", &mut fields);
        self.order_no.put("OrderNo", &mut fields);
        self.coin_code.put("CoinCode", &mut fields);
        self.coin_address.put("CoinAddress", &mut fields);
        self.amount.put("Amount", &mut fields);
        self.remark.put("Remark", &mut fields);
        fields
    }
}

impl Request for WithdrawMoneyUser {
    const OPERATION: &'static str = "withdrawMoneyUser";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Pays coins out to the merchant's own wallet.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct WithdrawMoneyMerchant {
    /// Your order number. At most 32 characters. No `&` and no control characters.
    /// `OrderNo` on the wire.
    pub order_no: String,
    /// Coin of the wallet. `DC`, `USDX`, `BTC`, `LTC`, `ETH`, `BCB` or `TCSC`.
    /// `CoinCode` on the wire.
    pub coin_code: String,
    /// Address to pay to. At most 128 characters. No `&` and no control characters.
    /// `CoinAddress` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin_address: Option<String>,
    /// Amount of coins. Above zero, at most 30 digits before and 18 after the point. Sent as a string.
    /// `Amount` on the wire.
    pub amount: Decimal,
    /// A note. At most 255 characters. No `&` and no control characters.
    /// `Remark` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub remark: Option<String>,
}

impl Fields for WithdrawMoneyMerchant {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.order_no.put("OrderNo", &mut fields);
        self.coin_code.put("CoinCode", &mut fields);
        self.coin_address.put("CoinAddress", &mut fields);
        self.amount.put("Amount", &mut fields);
        self.remark.put("Remark", &mut fields);
        fields
    }
}

impl Request for WithdrawMoneyMerchant {
    const OPERATION: &'static str = "withdrawMoneyMerchant";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Approves or refuses a user's sell order.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct ApproveSell {
    /// User, 2 to 16 letters and digits. 2 to 16 characters. Letters and digits only.
    /// `UserName` on the wire.
    pub user_name: String,
    /// Coin that is sold. `DC` or `USDX`.
    /// `Coin` on the wire.
    pub coin: String,
    /// Your order number. At most 32 characters. No `&` and no control characters.
    /// `OrderNum` on the wire.
    pub order_num: String,
    /// Amount of coins. Above zero, at most 30 digits before and 18 after the point. Sent as a string.
    /// `CoinAmount` on the wire.
    pub coin_amount: Decimal,
    /// 1 approve, 2 refuse. `1` or `2`.
    /// `Code` on the wire.
    pub code: i64,
}

impl Fields for ApproveSell {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.user_name.put("UserName", &mut fields);
        self.coin.put("Coin", &mut fields);
        self.order_num.put("OrderNum", &mut fields);
        self.coin_amount.put("CoinAmount", &mut fields);
        self.code.put("Code", &mut fields);
        fields
    }
}

impl Request for ApproveSell {
    const OPERATION: &'static str = "approveSell";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// An order changed (4.3).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct OtcEvent {
    /// User.
    /// `UserName` on the wire.
    pub user_name: String,
    /// Bibao's order number.
    /// `OrderId` on the wire.
    pub order_id: String,
    /// Your order number.
    /// `OrderNum` on the wire.
    pub order_num: String,
    /// 1 buy, 2 sell. Known values: `1`, `2`.
    /// `Type` on the wire.
    pub r#type: String,
    /// Coin.
    /// `Coin` on the wire.
    pub coin: String,
    /// Coins received.
    /// `CoinAmount` on the wire.
    pub coin_amount: Decimal,
    /// CNY paid.
    /// `LegalAmount` on the wire.
    pub legal_amount: Decimal,
    /// 0 created, 1 payee not paid, 2 payee paid, 3 closed by complaint, 4 closed, 9 verification failed, 10 waiting for review. Known values: `0`, `1`, `2`, `3`, `4`, `9`, `10`.
    /// `State1` on the wire.
    pub state1: String,
    /// 1 unpaid, 2 paid. Known values: `1`, `2`.
    /// `State2` on the wire.
    pub state2: String,
    /// When the order was made.
    /// `CreateTime` on the wire.
    pub create_time: String,
    /// When it ended. Not signed.
    /// `FinishTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub finish_time: Option<String>,
    /// A note.
    /// `Remark` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub remark: Option<String>,
    /// CNY for one coin.
    /// `Price` on the wire.
    pub price: Decimal,
    /// Token of the login.
    /// `Token` on the wire.
    pub token: String,
}

impl Event for OtcEvent {
    const GATEWAY: &'static str = "bibao";
    const KINDS: &'static [&'static str] = &["otc"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            user_name: Take::take("UserName", fields)?,
            order_id: Take::take("OrderId", fields)?,
            order_num: Take::take("OrderNum", fields)?,
            r#type: Take::take("Type", fields)?,
            coin: Take::take("Coin", fields)?,
            coin_amount: Take::take("CoinAmount", fields)?,
            legal_amount: Take::take("LegalAmount", fields)?,
            state1: Take::take("State1", fields)?,
            state2: Take::take("State2", fields)?,
            create_time: Take::take("CreateTime", fields)?,
            finish_time: Take::take("FinishTime", fields)?,
            remark: Take::take("Remark", fields)?,
            price: Take::take("Price", fields)?,
            token: Take::take("Token", fields)?,
        })
    }
}

/// Asks whether a sell order is genuine (4.4).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct OtcVerifyEvent {
    /// User.
    /// `UserName` on the wire.
    pub user_name: String,
    /// Bibao's order number.
    /// `OrderId` on the wire.
    pub order_id: String,
    /// Your order number.
    /// `OrderNum` on the wire.
    pub order_num: String,
    /// Coin.
    /// `Coin` on the wire.
    pub coin: String,
    /// Amount of coins.
    /// `CoinAmount` on the wire.
    pub coin_amount: Decimal,
}

impl Event for OtcVerifyEvent {
    const GATEWAY: &'static str = "bibao";
    const KINDS: &'static [&'static str] = &["otcVerify"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            user_name: Take::take("UserName", fields)?,
            order_id: Take::take("OrderId", fields)?,
            order_num: Take::take("OrderNum", fields)?,
            coin: Take::take("Coin", fields)?,
            coin_amount: Take::take("CoinAmount", fields)?,
        })
    }
}

/// Asks for a user's balance (4.5).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct OtcQueryEvent {
    /// User.
    /// `UserName` on the wire.
    pub user_name: String,
    /// Your order number.
    /// `OrderNum` on the wire.
    pub order_num: String,
    /// Coin.
    /// `Coin` on the wire.
    pub coin: String,
}

impl Event for OtcQueryEvent {
    const GATEWAY: &'static str = "bibao";
    const KINDS: &'static [&'static str] = &["otcQuery"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            user_name: Take::take("UserName", fields)?,
            order_num: Take::take("OrderNum", fields)?,
            coin: Take::take("Coin", fields)?,
        })
    }
}

/// Asks for a user's bank account (4.6).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct GetBankCardEvent {
    /// User.
    /// `UserName` on the wire.
    pub user_name: String,
    /// Your order number.
    /// `OrderNum` on the wire.
    pub order_num: String,
}

impl Event for GetBankCardEvent {
    const GATEWAY: &'static str = "bibao";
    const KINDS: &'static [&'static str] = &["getBankCard"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self { user_name: Take::take("UserName", fields)?, order_num: Take::take("OrderNum", fields)? })
    }
}

/// A balance changed. One user deposit sends three of these, with the Types 4, 6 and 1: credit Type 4 only, or it is credited three times. When `verify` is given this kind, any other message that is not an order is accepted as a notice, too, with the outcome `info`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct NoticeEvent {
    /// Amount of coins.
    /// `Amount` on the wire.
    pub amount: Decimal,
    /// Coin.
    /// `Coin` on the wire.
    pub coin: String,
    /// Fee, in coins.
    /// `Fee` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub fee: Option<Decimal>,
    /// Address that paid.
    /// `FromAddr` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub from_addr: Option<String>,
    /// Bibao's number of the notice.
    /// `Id` on the wire.
    pub id: String,
    /// Number of the order.
    /// `OrderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub order_no: Option<String>,
    /// 1 pending, 2 processing, 3 submitted, 4 succeeded, 5 failed. Known values: `1`, `2`, `3`, `4`, `5`.
    /// `State` on the wire.
    pub state: String,
    /// Address that was paid.
    /// `ToAddr` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub to_addr: Option<String>,
    /// Number of the transfer.
    /// `TradeNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub trade_no: Option<String>,
    /// When the coins moved.
    /// `TradeTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub trade_time: Option<String>,
    /// 1 merchant deposit, 2 merchant withdrawal, 3 merchant transfer out, 4 user deposit, 5 user withdrawal, 6 user transfer out, 7 fee. One user deposit sends Types 4, 6 and 1: credit 4 only. Known values: `1`, `2`, `3`, `4`, `5`, `6`, `7`.
    /// `Type` on the wire.
    pub r#type: String,
}

impl Event for NoticeEvent {
    const GATEWAY: &'static str = "bibao";
    const KINDS: &'static [&'static str] = &["notice"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            amount: Take::take("Amount", fields)?,
            coin: Take::take("Coin", fields)?,
            fee: Take::take("Fee", fields)?,
            from_addr: Take::take("FromAddr", fields)?,
            id: Take::take("Id", fields)?,
            order_no: Take::take("OrderNo", fields)?,
            state: Take::take("State", fields)?,
            to_addr: Take::take("ToAddr", fields)?,
            trade_no: Take::take("TradeNo", fields)?,
            trade_time: Take::take("TradeTime", fields)?,
            r#type: Take::take("Type", fields)?,
        })
    }
}

typed_gateway! {
    /// A merchant at Bibao.
    Bibao, super::BibaoProtocol,
    /// A merchant with these credentials.
    ///
    /// # Errors
    ///
    /// `invalid_credentials` or `invalid_options`: one of them is missing or invalid.
    ///
    /// ```
    /// use paychop::bibao::{Bibao, Credentials, Options};
    ///
    /// let credentials = Credentials {
    ///     mer_code: "1000001".to_owned(),
    ///     des_key: "secret-1".into(),
    ///     key_b: "secret-1".into(),
    ///     key_a_length: None,
    ///     key_c_length: None,
    /// };
    /// let bibao = Bibao::new(&credentials, Options::default().base_url("https://gateway.example"))?;
    /// # Ok::<(), paychop::Error>(())
    /// ```
    new,
    /// A merchant whose old secrets `verify` still accepts.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new). `invalid_credentials` also if `previous` names another merchant.
    ///
    /// ```
    /// use paychop::bibao::{Bibao, Credentials, Options};
    ///
    /// let current = Credentials {
    ///     mer_code: "1000001".to_owned(),
    ///     des_key: "secret-1".into(),
    ///     key_b: "secret-1".into(),
    ///     key_a_length: None,
    ///     key_c_length: None,
    /// };
    /// let old = Credentials { key_b: "old-secret-1".into(), ..current.clone() };
    /// let bibao = Bibao::with_previous(&current, &[old], Options::default().base_url("https://gateway.example"))?;
    /// # Ok::<(), paychop::Error>(())
    /// ```
    with_previous,
}

impl Bibao {
    /// Registers a user.
    pub fn add_user(&self, request: &AddUser, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(0, request.to_fields(), context)
    }

    /// Gives the address of a user or of the merchant.
    pub fn get_address(&self, request: &GetAddress, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(1, request.to_fields(), context)
    }

    /// Gives the balance of a user or of the merchant.
    pub fn get_balance(&self, request: &GetBalance, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(2, request.to_fields(), context)
    }

    /// Lists the movements of an account.
    pub fn get_acct_chae(&self, request: &GetAcctChae, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(3, request.to_fields(), context)
    }

    /// Logs a user in to the trade page.
    pub fn login(&self, request: &Login, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(4, request.to_fields(), context)
    }

    /// Gives an order's details.
    pub fn order_detail(&self, request: &OrderDetail, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(5, request.to_fields(), context)
    }

    /// Asks what became of an order.
    pub fn query_status(&self, request: &QueryStatus, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(6, request.to_fields(), context)
    }

    /// Pays coins out to a user's address.
    pub fn withdraw_money_user(&self, request: &WithdrawMoneyUser, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(7, request.to_fields(), context)
    }

    /// Pays coins out to the merchant's own wallet.
    pub fn withdraw_money_merchant(
        &self,
        request: &WithdrawMoneyMerchant,
        context: &mut Context<'_>,
    ) -> Result<SignedRequest> {
        self.request(8, request.to_fields(), context)
    }

    /// Approves or refuses a user's sell order.
    pub fn approve_sell(&self, request: &ApproveSell, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(9, request.to_fields(), context)
    }
}
