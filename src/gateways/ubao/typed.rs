//! Typed credentials, requests and events of Ubao. Generated from the field tables by `cargo xtask generate`.

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

/// Credentials of a merchant at Ubao.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Merchant number.
    pub merchant_id: String,
    /// Secret inside the sign string; never sent.
    pub api_key: Secret,
}

impl Fields for Credentials {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.merchant_id.put("merchantId", &mut fields);
        self.api_key.put("apiKey", &mut fields);
        fields
    }
}

typed_options! {
    /// Settings of a merchant at Ubao.
    ///
    /// ```
    /// use paychop::ubao::Options;
    ///
    /// let options = Options::default().base_url("https://gateway.example").max_bytes(32_768);
    /// ```
    base_url, max_bytes, strict, tolerance_seconds, encoding
}

typed_kinds! {
    /// Somebody paid to one of the merchant's addresses.
    Recharge = "recharge",
    /// A withdrawal or transfer was carried out or failed.
    Transfer = "transfer",
    /// The balance of an address changed.
    Balance = "balance",
}

/// Makes a new address on a chain.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct CreateAddress {
    /// Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon. `160`, `170`, `180` or `190`.
    /// `chainType` on the wire.
    pub chain_type: i64,
    /// Where notifications about this address go. At most 255 characters. Begins with `http://` or `https://`.
    /// `callUrl` on the wire.
    pub call_url: String,
    /// 0 to receive (the default), 2 to pool, -2 to watch. `0`, `2` or `-2`.
    /// `type` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub r#type: Option<i64>,
}

impl Fields for CreateAddress {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.chain_type.put("chainType", &mut fields);
        self.call_url.put("callUrl", &mut fields);
        self.r#type.put("type", &mut fields);
        fields
    }
}

impl Request for CreateAddress {
    const OPERATION: &'static str = "createAddress";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Pays out from a pooling wallet.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Withdraw {
    /// Pooling wallet to pay from. At most 128 characters.
    /// `from` on the wire.
    pub from: String,
    /// Address to pay to. At most 128 characters.
    /// `to` on the wire.
    pub to: String,
    /// Amount in coin units. Above zero, at most 42 digits before and 36 after the point. Sent as a string.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Coin, by the table of coins. A whole number from 1 to 999999.
    /// `coinID` on the wire.
    #[cfg_attr(feature = "serde", serde(rename = "coinID"))]
    pub coin_id: i64,
    /// Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon. `160`, `170`, `180` or `190`.
    /// `chainType` on the wire.
    pub chain_type: i64,
    /// Your number; it comes back in the notification. At most 128 characters.
    /// `order_sn` on the wire.
    #[cfg_attr(feature = "serde", serde(rename = "order_sn", skip_serializing_if = "Option::is_none"))]
    pub order_sn: Option<String>,
}

impl Fields for Withdraw {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.from.put("from", &mut fields);
        self.to.put("to", &mut fields);
        self.amount.put("amount", &mut fields);
        self.coin_id.put("coinID", &mut fields);
        self.chain_type.put("chainType", &mut fields);
        self.order_sn.put("order_sn", &mut fields);
        fields
    }
}

impl Request for Withdraw {
    const OPERATION: &'static str = "withdraw";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Checks whether an address is well formed.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct CheckAddress {
    /// Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon. `160`, `170`, `180` or `190`.
    /// `chainType` on the wire.
    pub chain_type: i64,
    /// Wallet address. At most 128 characters.
    /// `address` on the wire.
    pub address: String,
}

impl Fields for CheckAddress {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.chain_type.put("chainType", &mut fields);
        self.address.put("address", &mut fields);
        fields
    }
}

impl Request for CheckAddress {
    const OPERATION: &'static str = "checkAddress";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Watches an address from outside.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct AddAddress {
    /// Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon. `160`, `170`, `180` or `190`.
    /// `chainType` on the wire.
    pub chain_type: i64,
    /// Wallet address. At most 128 characters.
    /// `address` on the wire.
    pub address: String,
    /// Where notifications about this address go. At most 255 characters. Begins with `http://` or `https://`.
    /// `callUrl` on the wire.
    pub call_url: String,
}

impl Fields for AddAddress {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.chain_type.put("chainType", &mut fields);
        self.address.put("address", &mut fields);
        self.call_url.put("callUrl", &mut fields);
        fields
    }
}

impl Request for AddAddress {
    const OPERATION: &'static str = "addAddress";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Moves an address's balance to the pooling wallet.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Pooling {
    /// Coin, by the table of coins. A whole number from 1 to 999999.
    /// `coinID` on the wire.
    #[cfg_attr(feature = "serde", serde(rename = "coinID"))]
    pub coin_id: i64,
    /// Wallet address. At most 128 characters.
    /// `address` on the wire.
    pub address: String,
}

impl Fields for Pooling {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.coin_id.put("coinID", &mut fields);
        self.address.put("address", &mut fields);
        fields
    }
}

impl Request for Pooling {
    const OPERATION: &'static str = "pooling";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Checks whether a wallet signed a text.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct VerifyOwnership {
    /// Wallet address. At most 128 characters.
    /// `address` on the wire.
    pub address: String,
    /// The text that was signed by the wallet. At most 1024 characters.
    /// `message` on the wire.
    pub message: String,
    /// The wallet's signature of it. At most 1024 characters.
    /// `sign` on the wire.
    pub sign: String,
    /// Chain: 160 TRON, 170 BSC, 180 ETH, 190 Polygon. `160`, `170`, `180` or `190`.
    /// `chainType` on the wire.
    pub chain_type: i64,
}

impl Fields for VerifyOwnership {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.address.put("address", &mut fields);
        self.message.put("message", &mut fields);
        self.sign.put("sign", &mut fields);
        self.chain_type.put("chainType", &mut fields);
        fields
    }
}

impl Request for VerifyOwnership {
    const OPERATION: &'static str = "verifyOwnership";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Somebody paid to one of the merchant's addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct RechargeEvent {
    /// Which kind of notification.
    /// `callbackType` on the wire.
    pub callback_type: String,
    /// In the smallest unit; shift it by `decimals`.
    /// `amount` on the wire.
    pub amount: String,
    /// Decimals of the amount.
    /// `decimals` on the wire.
    pub decimals: String,
    /// Address that was paid to.
    /// `address` on the wire.
    pub address: String,
    /// Chain.
    /// `chainType` on the wire.
    pub chain_type: String,
    /// Contract of the token; empty for the chain's own coin.
    /// `coinType` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin_type: Option<String>,
    /// Coin, by the table of coins.
    /// `coinID` on the wire.
    #[cfg_attr(feature = "serde", serde(rename = "coinID"))]
    pub coin_id: String,
    /// Hash of the transaction.
    /// `hash` on the wire.
    pub hash: String,
    /// Address that paid.
    /// `fromAddress` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub from_address: Option<String>,
    /// Name of the coin. Anybody can issue a coin of this name.
    /// `coinName` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin_name: Option<String>,
}

impl Event for RechargeEvent {
    const GATEWAY: &'static str = "ubao";
    const KINDS: &'static [&'static str] = &["recharge"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            callback_type: Take::take("callbackType", fields)?,
            amount: Take::take("amount", fields)?,
            decimals: Take::take("decimals", fields)?,
            address: Take::take("address", fields)?,
            chain_type: Take::take("chainType", fields)?,
            coin_type: Take::take("coinType", fields)?,
            coin_id: Take::take("coinID", fields)?,
            hash: Take::take("hash", fields)?,
            from_address: Take::take("fromAddress", fields)?,
            coin_name: Take::take("coinName", fields)?,
        })
    }
}

/// A withdrawal or transfer was carried out or failed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct TransferEvent {
    /// Which kind of notification.
    /// `callbackType` on the wire.
    pub callback_type: String,
    /// 1 succeeded, 0 failed.
    /// `result` on the wire.
    pub result: String,
    /// In the smallest unit; shift it by `decimals`.
    /// `amount` on the wire.
    pub amount: String,
    /// Decimals of the amount.
    /// `decimals` on the wire.
    pub decimals: String,
    /// Coin, by the table of coins.
    /// `coinID` on the wire.
    #[cfg_attr(feature = "serde", serde(rename = "coinID"))]
    pub coin_id: String,
    /// Name of the coin. Anybody can issue a coin of this name.
    /// `coinName` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin_name: Option<String>,
    /// Address that paid: the pooling wallet.
    /// `address` on the wire.
    pub address: String,
    /// Address that was paid to.
    /// `toAddress` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub to_address: Option<String>,
    /// Contract of the token; empty for the chain's own coin.
    /// `coinType` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin_type: Option<String>,
    /// Hash of the transaction.
    /// `hash` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub hash: Option<String>,
    /// Your number of the withdrawal.
    /// `order_sn` on the wire.
    #[cfg_attr(feature = "serde", serde(rename = "order_sn", skip_serializing_if = "Option::is_none"))]
    pub order_sn: Option<String>,
    /// Name of the chain.
    /// `chain` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub chain: Option<String>,
    /// Chain.
    /// `chainType` on the wire.
    pub chain_type: String,
    /// `OK`, or why it failed.
    /// `message` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub message: Option<String>,
    /// UBAO's number of the transfer.
    /// `tradeId` on the wire.
    pub trade_id: String,
}

impl Event for TransferEvent {
    const GATEWAY: &'static str = "ubao";
    const KINDS: &'static [&'static str] = &["transfer"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            callback_type: Take::take("callbackType", fields)?,
            result: Take::take("result", fields)?,
            amount: Take::take("amount", fields)?,
            decimals: Take::take("decimals", fields)?,
            coin_id: Take::take("coinID", fields)?,
            coin_name: Take::take("coinName", fields)?,
            address: Take::take("address", fields)?,
            to_address: Take::take("toAddress", fields)?,
            coin_type: Take::take("coinType", fields)?,
            hash: Take::take("hash", fields)?,
            order_sn: Take::take("order_sn", fields)?,
            chain: Take::take("chain", fields)?,
            chain_type: Take::take("chainType", fields)?,
            message: Take::take("message", fields)?,
            trade_id: Take::take("tradeId", fields)?,
        })
    }
}

/// The balance of an address changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct BalanceEvent {
    /// Which kind of notification.
    /// `callbackType` on the wire.
    pub callback_type: String,
    /// Wallet address.
    /// `address` on the wire.
    pub address: String,
    /// The new balance in the smallest unit.
    /// `amount` on the wire.
    pub amount: String,
    /// Decimals of the amount.
    /// `decimals` on the wire.
    pub decimals: String,
    /// Coin, by the table of coins.
    /// `coinID` on the wire.
    #[cfg_attr(feature = "serde", serde(rename = "coinID"))]
    pub coin_id: String,
    /// Name of the coin. Anybody can issue a coin of this name.
    /// `coinName` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin_name: Option<String>,
    /// Contract of the token; empty for the chain's own coin.
    /// `coinType` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub coin_type: Option<String>,
    /// Chain.
    /// `chainType` on the wire.
    pub chain_type: String,
}

impl Event for BalanceEvent {
    const GATEWAY: &'static str = "ubao";
    const KINDS: &'static [&'static str] = &["balance"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            callback_type: Take::take("callbackType", fields)?,
            address: Take::take("address", fields)?,
            amount: Take::take("amount", fields)?,
            decimals: Take::take("decimals", fields)?,
            coin_id: Take::take("coinID", fields)?,
            coin_name: Take::take("coinName", fields)?,
            coin_type: Take::take("coinType", fields)?,
            chain_type: Take::take("chainType", fields)?,
        })
    }
}

typed_gateway! {
    /// A merchant at Ubao.
    Ubao, super::UbaoProtocol,
    /// A merchant with these credentials.
    ///
    /// # Errors
    ///
    /// `invalid_credentials` or `invalid_options`: one of them is missing or invalid.
    ///
    /// ```
    /// use paychop::ubao::{Credentials, Options, Ubao};
    ///
    /// let credentials = Credentials {
    ///     merchant_id: "1000001".to_owned(),
    ///     api_key: "secret-1".into(),
    /// };
    /// let ubao = Ubao::new(&credentials, Options::default().base_url("https://gateway.example"))?;
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
    /// use paychop::ubao::{Credentials, Options, Ubao};
    ///
    /// let current = Credentials {
    ///     merchant_id: "1000001".to_owned(),
    ///     api_key: "secret-1".into(),
    /// };
    /// let old = Credentials { api_key: "old-secret-1".into(), ..current.clone() };
    /// let ubao = Ubao::with_previous(&current, &[old], Options::default().base_url("https://gateway.example"))?;
    /// # Ok::<(), paychop::Error>(())
    /// ```
    with_previous,
}

impl Ubao {
    /// Makes a new address on a chain.
    pub fn create_address(&self, request: &CreateAddress, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(0, request.to_fields(), context)
    }

    /// Pays out from a pooling wallet.
    pub fn withdraw(&self, request: &Withdraw, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(1, request.to_fields(), context)
    }

    /// Checks whether an address is well formed.
    pub fn check_address(&self, request: &CheckAddress, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(2, request.to_fields(), context)
    }

    /// Watches an address from outside.
    pub fn add_address(&self, request: &AddAddress, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(3, request.to_fields(), context)
    }

    /// Lists the merchant's coins.
    pub fn coins(&self, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(4, Object::default(), context)
    }

    /// Moves an address's balance to the pooling wallet.
    pub fn pooling(&self, request: &Pooling, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(5, request.to_fields(), context)
    }

    /// Checks whether a wallet signed a text.
    pub fn verify_ownership(&self, request: &VerifyOwnership, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(6, request.to_fields(), context)
    }
}
