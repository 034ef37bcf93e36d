//! Typed credentials, requests and events of Lianhe. Generated from the field tables by `cargo xtask generate`.

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::contract::request::{CashierForm, SignedRequest};
use crate::contract::typed::{Event, Fields, Put, Request, Take, json};
use crate::gateways::typed::{typed_gateway, typed_kinds, typed_options};
use crate::road::protocol::Protocol as _;
use crate::sign::secret::Secret;
use crate::text::decimal::Decimal;
use crate::text::json::Object;
use alloc::string::String;

/// Credentials of a merchant at Lianhe.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Merchant key; sent with each request.
    pub app_key: String,
    /// Secret at the end of the sign string; never sent.
    pub secret_key: Secret,
}

impl Fields for Credentials {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.app_key.put("appKey", &mut fields);
        self.secret_key.put("secretKey", &mut fields);
        fields
    }
}

typed_options! {
    /// Settings of a merchant at Lianhe.
    ///
    /// ```
    /// use paychop::lianhe::Options;
    ///
    /// let options = Options::default().base_url("https://gateway.example").max_bytes(32_768);
    /// ```
    base_url, max_bytes, strict
}

typed_kinds! {
    /// A payment succeeded.
    Payment = "payment",
    /// A payout succeeded; a failed one is never announced.
    Payout = "payout",
}

/// Opens the pay page in the payer's browser.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct PayPage {
    /// Amount in yuan; sent with two decimals. Above zero, at most 12 digits before and 2 after the point. Sent as a string with two decimals.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Where success is called back to. At most 1024 characters. Begins with `http://` or `https://`.
    /// `callbackUrl` on the wire.
    pub callback_url: String,
    /// 1 WeChat, 2 Alipay, 3 bank card, 4 Alipay red packet, 5 UnionPay, 6 Alipay to card, 7 Alipay wap, 8 WeChat wap, 9 Alipay jump, 10 WeChat jump, 11 WeChat phone transfer, 12 Alipay to card in flight mode, 13 WeChat tip code, 14 Alipay fixed code, 15 Alipay group red packet. `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12`, `13`, `14` or `15`.
    /// `channelId` on the wire.
    pub channel_id: i64,
    /// Your order number. At most 64 characters.
    /// `mrn` on the wire.
    pub mrn: String,
    /// Where the payer goes afterwards. At most 1024 characters. Begins with `http://` or `https://`.
    /// `returnUrl` on the wire.
    pub return_url: String,
    /// The payer's real name. Not signed. At most 64 characters.
    /// `payer` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub payer: Option<String>,
    /// The payer's IP. Not signed. At most 45 characters.
    /// `sourceIp` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub source_ip: Option<String>,
}

impl Fields for PayPage {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.amount.put("amount", &mut fields);
        self.callback_url.put("callbackUrl", &mut fields);
        self.channel_id.put("channelId", &mut fields);
        self.mrn.put("mrn", &mut fields);
        self.return_url.put("returnUrl", &mut fields);
        self.payer.put("payer", &mut fields);
        self.source_ip.put("sourceIp", &mut fields);
        fields
    }
}

impl Request for PayPage {
    const OPERATION: &'static str = "payPage";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Creates a payment and gives the address of its page.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Pay {
    /// Amount in yuan; sent with two decimals. Above zero, at most 12 digits before and 2 after the point. Sent as a string with two decimals.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Where success is called back to. At most 1024 characters. Begins with `http://` or `https://`.
    /// `callbackUrl` on the wire.
    pub callback_url: String,
    /// 1 WeChat, 2 Alipay, 3 bank card, 4 Alipay red packet, 5 UnionPay, 6 Alipay to card, 7 Alipay wap, 8 WeChat wap, 9 Alipay jump, 10 WeChat jump, 11 WeChat phone transfer, 12 Alipay to card in flight mode, 13 WeChat tip code, 14 Alipay fixed code, 15 Alipay group red packet. `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12`, `13`, `14` or `15`.
    /// `channelId` on the wire.
    pub channel_id: i64,
    /// Your order number. At most 64 characters.
    /// `mrn` on the wire.
    pub mrn: String,
    /// Where the payer goes afterwards. At most 1024 characters. Begins with `http://` or `https://`.
    /// `returnUrl` on the wire.
    pub return_url: String,
    /// The payer's real name. Not signed. At most 64 characters.
    /// `payer` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub payer: Option<String>,
    /// The payer's IP. Not signed. At most 45 characters.
    /// `sourceIp` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub source_ip: Option<String>,
}

impl Fields for Pay {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.amount.put("amount", &mut fields);
        self.callback_url.put("callbackUrl", &mut fields);
        self.channel_id.put("channelId", &mut fields);
        self.mrn.put("mrn", &mut fields);
        self.return_url.put("returnUrl", &mut fields);
        self.payer.put("payer", &mut fields);
        self.source_ip.put("sourceIp", &mut fields);
        fields
    }
}

impl Request for Pay {
    const OPERATION: &'static str = "pay";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Asks what became of a payment.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct PaymentQuery {
    /// Your order number. At most 64 characters.
    /// `mrn` on the wire.
    pub mrn: String,
    /// Whether a success is called back once more.
    /// `callback` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub callback: Option<bool>,
}

impl Fields for PaymentQuery {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mrn.put("mrn", &mut fields);
        self.callback.put("callback", &mut fields);
        fields
    }
}

impl Request for PaymentQuery {
    const OPERATION: &'static str = "paymentQuery";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Pays out to a bank account.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Payout {
    /// Amount in whole yuan; sent with two decimals. A whole number from 1 to 999999999999. Sent as a string with two decimals.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Bank. At most 64 characters.
    /// `bankName` on the wire.
    pub bank_name: String,
    /// Name of the owner. At most 64 characters.
    /// `accountName` on the wire.
    pub account_name: String,
    /// Number of the account. At most 64 characters.
    /// `accountNumber` on the wire.
    pub account_number: String,
    /// Your order number. At most 64 characters.
    /// `mrn` on the wire.
    pub mrn: String,
    /// Where success is called back to. At most 1024 characters. Begins with `http://` or `https://`.
    /// `callbackUrl` on the wire.
    pub callback_url: String,
}

impl Fields for Payout {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.amount.put("amount", &mut fields);
        self.bank_name.put("bankName", &mut fields);
        self.account_name.put("accountName", &mut fields);
        self.account_number.put("accountNumber", &mut fields);
        self.mrn.put("mrn", &mut fields);
        self.callback_url.put("callbackUrl", &mut fields);
        fields
    }
}

impl Request for Payout {
    const OPERATION: &'static str = "payout";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Asks what became of a payout.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct PayoutQuery {
    /// Your order number. At most 64 characters.
    /// `mrn` on the wire.
    pub mrn: String,
    /// Whether a success is called back once more.
    /// `callback` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub callback: Option<bool>,
}

impl Fields for PayoutQuery {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mrn.put("mrn", &mut fields);
        self.callback.put("callback", &mut fields);
        fields
    }
}

impl Request for PayoutQuery {
    const OPERATION: &'static str = "payoutQuery";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// A payment succeeded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct PaymentEvent {
    /// What was really paid, in yuan.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Merchant's key.
    /// `appKey` on the wire.
    pub app_key: String,
    /// Channel.
    /// `channel` on the wire.
    pub channel: String,
    /// Your order number.
    /// `mrn` on the wire.
    pub mrn: String,
    /// What was asked for, in yuan.
    /// `originAmount` on the wire.
    pub origin_amount: Decimal,
}

impl Event for PaymentEvent {
    const GATEWAY: &'static str = "lianhe";
    const KINDS: &'static [&'static str] = &["payment"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            amount: Take::take("amount", fields)?,
            app_key: Take::take("appKey", fields)?,
            channel: Take::take("channel", fields)?,
            mrn: Take::take("mrn", fields)?,
            origin_amount: Take::take("originAmount", fields)?,
        })
    }
}

/// A payout succeeded; a failed one is never announced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct PayoutEvent {
    /// What was really paid, in yuan.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Merchant's key.
    /// `appKey` on the wire.
    pub app_key: String,
    /// Your order number.
    /// `mrn` on the wire.
    pub mrn: String,
}

impl Event for PayoutEvent {
    const GATEWAY: &'static str = "lianhe";
    const KINDS: &'static [&'static str] = &["payout"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            amount: Take::take("amount", fields)?,
            app_key: Take::take("appKey", fields)?,
            mrn: Take::take("mrn", fields)?,
        })
    }
}

typed_gateway! {
    /// A merchant at Lianhe.
    Lianhe, super::LianheProtocol,
    /// A merchant with these credentials.
    ///
    /// # Errors
    ///
    /// `invalid_credentials` or `invalid_options`: one of them is missing or invalid.
    ///
    /// ```
    /// use paychop::lianhe::{Credentials, Lianhe, Options};
    ///
    /// let credentials = Credentials {
    ///     app_key: "1000001".to_owned(),
    ///     secret_key: "secret-1".into(),
    /// };
    /// let lianhe = Lianhe::new(&credentials, Options::default().base_url("https://gateway.example"))?;
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
    /// use paychop::lianhe::{Credentials, Lianhe, Options};
    ///
    /// let current = Credentials {
    ///     app_key: "1000001".to_owned(),
    ///     secret_key: "secret-1".into(),
    /// };
    /// let old = Credentials { secret_key: "old-secret-1".into(), ..current.clone() };
    /// let lianhe = Lianhe::with_previous(&current, &[old], Options::default().base_url("https://gateway.example"))?;
    /// # Ok::<(), paychop::Error>(())
    /// ```
    with_previous,
}

impl Lianhe {
    /// Opens the pay page in the payer's browser.
    pub fn pay_page(
        &self,
        request: &PayPage,
        csp_nonce: Option<&str>,
        context: &mut Context<'_>,
    ) -> Result<CashierForm> {
        self.form(0, request.to_fields(), csp_nonce, context)
    }

    /// Creates a payment and gives the address of its page.
    pub fn pay(&self, request: &Pay, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(1, request.to_fields(), context)
    }

    /// Asks what became of a payment.
    pub fn payment_query(&self, request: &PaymentQuery, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(2, request.to_fields(), context)
    }

    /// Pays out to a bank account.
    pub fn payout(&self, request: &Payout, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(3, request.to_fields(), context)
    }

    /// Asks what became of a payout.
    pub fn payout_query(&self, request: &PayoutQuery, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(4, request.to_fields(), context)
    }

    /// Gives the merchant's balance.
    pub fn balance(&self, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(5, Object::default(), context)
    }
}
