//! Typed credentials, requests and events of Vpay. Generated from the field tables by `cargo xtask generate`.

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::contract::request::SignedRequest;
use crate::contract::typed::{Event, Fields, Put, Request, Take, json, nested};
use crate::gateways::typed::{typed_gateway, typed_kinds, typed_options};
use crate::road::protocol::Protocol as _;
use crate::sign::secret::Secret;
use crate::text::decimal::Decimal;
use crate::text::json::Object;
use alloc::string::String;
use alloc::vec::Vec;

/// Credentials of a merchant at Vpay.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Merchant key; sent with each request.
    pub key: String,
    /// Secret at the end of the sign string; never sent.
    pub secret: Secret,
}

impl Fields for Credentials {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.key.put("key", &mut fields);
        self.secret.put("secret", &mut fields);
        fields
    }
}

typed_options! {
    /// Settings of a merchant at Vpay.
    ///
    /// ```
    /// use paychop::vpay::Options;
    ///
    /// let options = Options::default().base_url("https://gateway.example").max_bytes(32_768);
    /// ```
    base_url, max_bytes, strict, tolerance_seconds, list_form
}

typed_kinds! {
    /// A user paid.
    Payment = "payment",
    /// A withdrawal was carried out.
    Withdraw = "withdraw",
}

/// Creates an order with a fixed amount at the merchant's own rate.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct CreateFixedCustomRate {
    /// Your order number. At most 64 characters.
    /// `localOrderId` on the wire.
    pub local_order_id: String,
    /// Currency that the user pays in. `USDT` or `TRX`.
    /// `userCurrency` on the wire.
    pub user_currency: String,
    /// Currency of the price; its rate is set in the console. At most 16 characters.
    /// `quoteCurrency` on the wire.
    pub quote_currency: String,
    /// Price, in the currency of the price. Above zero, at most 30 digits before and 18 after the point. Sent as a string without trailing zeros.
    /// `quoteAmount` on the wire.
    pub quote_amount: Decimal,
    /// Your number of the user. At most 32 characters.
    /// `localUserId` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub local_user_id: Option<String>,
    /// Where the result is sent to. At most 1024 characters. Begins with `http://` or `https://`.
    /// `notifyUrl` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub notify_url: Option<String>,
    /// Where the user goes after paying. At most 1024 characters. Begins with `http://` or `https://`.
    /// `successRedirectUrl` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub success_redirect_url: Option<String>,
    /// When the order expires: seconds from now, or Unix seconds; it is not documented which. A whole number from 1 to 9999999999.
    /// `expireSecond` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub expire_second: Option<i64>,
    /// Chains that may be paid on.
    /// `networkLimits` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub network_limits: Option<Vec<String>>,
    /// Whether it is paid on a chain.
    /// `isBlockchain` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub is_blockchain: Option<bool>,
}

impl Fields for CreateFixedCustomRate {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.local_order_id.put("localOrderId", &mut fields);
        self.user_currency.put("userCurrency", &mut fields);
        self.quote_currency.put("quoteCurrency", &mut fields);
        self.quote_amount.put("quoteAmount", &mut fields);
        self.local_user_id.put("localUserId", &mut fields);
        self.notify_url.put("notifyUrl", &mut fields);
        self.success_redirect_url.put("successRedirectUrl", &mut fields);
        self.expire_second.put("expireSecond", &mut fields);
        self.network_limits.put("networkLimits", &mut fields);
        self.is_blockchain.put("isBlockchain", &mut fields);
        fields
    }
}

impl Request for CreateFixedCustomRate {
    const OPERATION: &'static str = "createFixedCustomRate";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// A user paid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct PaymentEvent {
    /// Amount of the order.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Kind of business; `type` decides the direction, not this.
    /// `bizType` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub biz_type: Option<String>,
    /// Currency of the amount.
    /// `currency` on the wire.
    pub currency: String,
    /// The price and its rate.
    /// `extra` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub extra: Option<Extra>,
    /// Merchant key.
    /// `key` on the wire.
    pub key: String,
    /// Your order number.
    /// `localOrderId` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub local_order_id: Option<String>,
    /// What the merchant received.
    /// `merchantActualAmount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_actual_amount: Option<Decimal>,
    /// Currency that the merchant receives.
    /// `merchantCurrency` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_currency: Option<String>,
    /// Merchant number.
    /// `merchantId` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_id: Option<String>,
    /// What was to be received.
    /// `merchantPaidAmount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_paid_amount: Option<Decimal>,
    /// Your number of the user.
    /// `merchantUserId` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_user_id: Option<String>,
    /// When this was sent, in milliseconds.
    /// `notifyTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub notify_time: Option<String>,
    /// When the order was made, in milliseconds.
    /// `orderCreateTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub order_create_time: Option<String>,
    /// Vpay's order number.
    /// `orderId` on the wire.
    pub order_id: String,
    /// SUCCESS is the only success.
    /// `status` on the wire.
    pub status: String,
    /// PAYMENT or WITHDRAW.
    /// `type` on the wire.
    pub r#type: String,
    /// What the user paid.
    /// `userAmount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub user_amount: Option<Decimal>,
    /// Currency that the user paid in.
    /// `userCurrency` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub user_currency: Option<String>,
}

impl Event for PaymentEvent {
    const GATEWAY: &'static str = "vpay";
    const KINDS: &'static [&'static str] = &["payment", "withdraw"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            amount: Take::take("amount", fields)?,
            biz_type: Take::take("bizType", fields)?,
            currency: Take::take("currency", fields)?,
            extra: Take::take("extra", fields)?,
            key: Take::take("key", fields)?,
            local_order_id: Take::take("localOrderId", fields)?,
            merchant_actual_amount: Take::take("merchantActualAmount", fields)?,
            merchant_currency: Take::take("merchantCurrency", fields)?,
            merchant_id: Take::take("merchantId", fields)?,
            merchant_paid_amount: Take::take("merchantPaidAmount", fields)?,
            merchant_user_id: Take::take("merchantUserId", fields)?,
            notify_time: Take::take("notifyTime", fields)?,
            order_create_time: Take::take("orderCreateTime", fields)?,
            order_id: Take::take("orderId", fields)?,
            status: Take::take("status", fields)?,
            r#type: Take::take("type", fields)?,
            user_amount: Take::take("userAmount", fields)?,
            user_currency: Take::take("userCurrency", fields)?,
        })
    }
}

/// The price and its rate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Extra {
    /// Price.
    /// `quoteAmount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub quote_amount: Option<Decimal>,
    /// Currency of the price.
    /// `quoteCurrency` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub quote_currency: Option<String>,
    /// Rate.
    /// `quotePrice` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub quote_price: Option<Decimal>,
}

impl Extra {
    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            quote_amount: Take::take("quoteAmount", fields)?,
            quote_currency: Take::take("quoteCurrency", fields)?,
            quote_price: Take::take("quotePrice", fields)?,
        })
    }
}

nested! { Extra }

/// A withdrawal was carried out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct WithdrawEvent {
    /// Amount of the order.
    /// `amount` on the wire.
    pub amount: Decimal,
    /// Kind of business; `type` decides the direction, not this.
    /// `bizType` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub biz_type: Option<String>,
    /// Currency of the amount.
    /// `currency` on the wire.
    pub currency: String,
    /// The price and its rate.
    /// `extra` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub extra: Option<Extra>,
    /// Merchant key.
    /// `key` on the wire.
    pub key: String,
    /// Your order number.
    /// `localOrderId` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub local_order_id: Option<String>,
    /// What the merchant received.
    /// `merchantActualAmount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_actual_amount: Option<Decimal>,
    /// Currency that the merchant receives.
    /// `merchantCurrency` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_currency: Option<String>,
    /// Merchant number.
    /// `merchantId` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_id: Option<String>,
    /// What was to be received.
    /// `merchantPaidAmount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_paid_amount: Option<Decimal>,
    /// Your number of the user.
    /// `merchantUserId` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub merchant_user_id: Option<String>,
    /// When this was sent, in milliseconds.
    /// `notifyTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub notify_time: Option<String>,
    /// When the order was made, in milliseconds.
    /// `orderCreateTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub order_create_time: Option<String>,
    /// Vpay's order number.
    /// `orderId` on the wire.
    pub order_id: String,
    /// SUCCESS is the only success.
    /// `status` on the wire.
    pub status: String,
    /// PAYMENT or WITHDRAW.
    /// `type` on the wire.
    pub r#type: String,
    /// What the user paid.
    /// `userAmount` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub user_amount: Option<Decimal>,
    /// Currency that the user paid in.
    /// `userCurrency` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub user_currency: Option<String>,
}

impl Event for WithdrawEvent {
    const GATEWAY: &'static str = "vpay";
    const KINDS: &'static [&'static str] = &["payment", "withdraw"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            amount: Take::take("amount", fields)?,
            biz_type: Take::take("bizType", fields)?,
            currency: Take::take("currency", fields)?,
            extra: Take::take("extra", fields)?,
            key: Take::take("key", fields)?,
            local_order_id: Take::take("localOrderId", fields)?,
            merchant_actual_amount: Take::take("merchantActualAmount", fields)?,
            merchant_currency: Take::take("merchantCurrency", fields)?,
            merchant_id: Take::take("merchantId", fields)?,
            merchant_paid_amount: Take::take("merchantPaidAmount", fields)?,
            merchant_user_id: Take::take("merchantUserId", fields)?,
            notify_time: Take::take("notifyTime", fields)?,
            order_create_time: Take::take("orderCreateTime", fields)?,
            order_id: Take::take("orderId", fields)?,
            status: Take::take("status", fields)?,
            r#type: Take::take("type", fields)?,
            user_amount: Take::take("userAmount", fields)?,
            user_currency: Take::take("userCurrency", fields)?,
        })
    }
}

typed_gateway! {
    /// A merchant at Vpay.
    Vpay, super::VpayProtocol,
    /// A merchant with these credentials.
    ///
    /// # Errors
    ///
    /// `invalid_credentials` or `invalid_options`: one of them is missing or invalid.
    ///
    /// ```
    /// use paychop::vpay::{Credentials, Options, Vpay};
    ///
    /// let credentials = Credentials {
    ///     key: "1000001".to_owned(),
    ///     secret: "secret-1".into(),
    /// };
    /// let vpay = Vpay::new(&credentials, Options::default().base_url("https://gateway.example"))?;
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
    /// use paychop::vpay::{Credentials, Options, Vpay};
    ///
    /// let current = Credentials {
    ///     key: "1000001".to_owned(),
    ///     secret: "secret-1".into(),
    /// };
    /// let old = Credentials { secret: "old-secret-1".into(), ..current.clone() };
    /// let vpay = Vpay::with_previous(&current, &[old], Options::default().base_url("https://gateway.example"))?;
    /// # Ok::<(), paychop::Error>(())
    /// ```
    with_previous,
}

impl Vpay {
    /// Creates an order with a fixed amount at the merchant's own rate.
    pub fn create_fixed_custom_rate(
        &self,
        request: &CreateFixedCustomRate,
        context: &mut Context<'_>,
    ) -> Result<SignedRequest> {
        self.request(0, request.to_fields(), context)
    }
}
