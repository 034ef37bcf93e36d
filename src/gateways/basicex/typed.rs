//! Typed credentials, requests and events of Basicex. Generated from the field tables by `cargo xtask generate`.

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
use alloc::vec::Vec;

/// Credentials of a merchant at Basicex.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Merchant number.
    pub mer_no: String,
    /// Secret at the end of the sign string; never sent.
    pub api_key: Secret,
    /// Key of the HMAC; never sent.
    pub secret_key: Secret,
}

impl Fields for Credentials {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_no.put("merNo", &mut fields);
        self.api_key.put("apiKey", &mut fields);
        self.secret_key.put("secretKey", &mut fields);
        fields
    }
}

typed_options! {
    /// Settings of a merchant at Basicex.
    ///
    /// ```
    /// use paychop::basicex::Options;
    ///
    /// let options = Options::default().base_url("https://gateway.example").max_bytes(32_768);
    /// ```
    base_url, max_bytes, strict, tolerance_seconds, biz_field, notification_kind, ack_body
}

typed_kinds! {
    /// The result of a cashier or precreate order.
    Payment = "payment",
    /// The result of an agentpay.
    Agentpay = "agentpay",
}

/// Opens the hosted cashier page in the payer's browser.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Cashier {
    /// Your order number, unique within your merchant number. At most 32 characters. Letters and digits only.
    /// `merOrderNo` on the wire.
    pub mer_order_no: String,
    /// IP of the device that places the order. At most 20 characters.
    /// `clientIp` on the wire.
    pub client_ip: String,
    /// Order amount, two decimals at most. Above zero, at most 10 digits before and 2 after the point.
    /// `totalAmount` on the wire.
    pub total_amount: Decimal,
    /// Currency of the order. `USDT` or `BCNY`.
    /// `currency` on the wire.
    pub currency: String,
    /// What is paid for; the payer may see it. At most 255 characters.
    /// `description` on the wire.
    pub description: String,
    /// Where the order comes from. `APP`, `WEB`, `WAP` or `OTHERS`.
    /// `orderSource` on the wire.
    pub order_source: String,
    /// When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss. Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
    /// `tradeStartTime` on the wire.
    pub trade_start_time: String,
    /// Seconds until the order expires; always 900. Always `900`.
    /// `expireTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub expire_time: Option<i64>,
    /// Where the result is sent to; must be reachable from outside. At most 255 characters. Begins with `http://` or `https://`.
    /// `notifyUrl` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub notify_url: Option<String>,
    /// Where the payer goes after paying. At most 255 characters. Begins with `http://` or `https://`.
    /// `returnUrl` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub return_url: Option<String>,
    /// Handed back as it is. At most 100 characters.
    /// `attach` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub attach: Option<String>,
    /// The goods; each with all of its fields.
    /// `goodsDetails` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub goods_details: Option<Vec<GoodsDetails>>,
}

impl Fields for Cashier {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_order_no.put("merOrderNo", &mut fields);
        self.client_ip.put("clientIp", &mut fields);
        self.total_amount.put("totalAmount", &mut fields);
        self.currency.put("currency", &mut fields);
        self.description.put("description", &mut fields);
        self.order_source.put("orderSource", &mut fields);
        self.trade_start_time.put("tradeStartTime", &mut fields);
        self.expire_time.put("expireTime", &mut fields);
        self.notify_url.put("notifyUrl", &mut fields);
        self.return_url.put("returnUrl", &mut fields);
        self.attach.put("attach", &mut fields);
        self.goods_details.put("goodsDetails", &mut fields);
        fields
    }
}

impl Request for Cashier {
    const OPERATION: &'static str = "cashier";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// The goods; each with all of its fields.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct GoodsDetails {
    /// Category of the goods. At most 8 characters.
    /// `goodsType` on the wire.
    pub goods_type: String,
    /// Number of the goods. At most 50 characters.
    /// `goodsId` on the wire.
    pub goods_id: String,
    /// Name of the goods. At most 100 characters.
    /// `goodsName` on the wire.
    pub goods_name: String,
    /// How many. A whole number from 1 to 9999999999.
    /// `quantity` on the wire.
    pub quantity: i64,
    /// Price of one, two decimals at most. Above zero, at most 10 digits before and 2 after the point.
    /// `price` on the wire.
    pub price: Decimal,
}

impl Fields for GoodsDetails {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.goods_type.put("goodsType", &mut fields);
        self.goods_id.put("goodsId", &mut fields);
        self.goods_name.put("goodsName", &mut fields);
        self.quantity.put("quantity", &mut fields);
        self.price.put("price", &mut fields);
        fields
    }
}

/// Creates an order and gives a QR code to pay it with.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Precreate {
    /// Your order number, unique within your merchant number. At most 32 characters. Letters and digits only.
    /// `merOrderNo` on the wire.
    pub mer_order_no: String,
    /// IP of the device that places the order. At most 20 characters.
    /// `clientIp` on the wire.
    pub client_ip: String,
    /// Order amount, two decimals at most. Above zero, at most 10 digits before and 2 after the point.
    /// `totalAmount` on the wire.
    pub total_amount: Decimal,
    /// Currency of the order. `USDT` or `BCNY`.
    /// `currency` on the wire.
    pub currency: String,
    /// Transfer network; required when paid from outside. `ERC20`, `TRC20`, `POLYGON` or `BSC`.
    /// `network` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub network: Option<String>,
    /// What is paid for; the payer may see it. At most 255 characters.
    /// `description` on the wire.
    pub description: String,
    /// Where the order comes from. `APP`, `WEB`, `WAP` or `OTHERS`.
    /// `orderSource` on the wire.
    pub order_source: String,
    /// When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss. Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
    /// `tradeStartTime` on the wire.
    pub trade_start_time: String,
    /// Seconds until the order expires; always 900. Always `900`.
    /// `expireTime` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub expire_time: Option<i64>,
    /// Where the result is sent to; must be reachable from outside. At most 255 characters. Begins with `http://` or `https://`.
    /// `notifyUrl` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub notify_url: Option<String>,
    /// Where the payer goes after paying. At most 255 characters. Begins with `http://` or `https://`.
    /// `returnUrl` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub return_url: Option<String>,
    /// Handed back as it is. At most 100 characters.
    /// `attach` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub attach: Option<String>,
    /// The goods; each with all of its fields.
    /// `goodsDetails` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub goods_details: Option<Vec<GoodsDetails>>,
}

impl Fields for Precreate {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_order_no.put("merOrderNo", &mut fields);
        self.client_ip.put("clientIp", &mut fields);
        self.total_amount.put("totalAmount", &mut fields);
        self.currency.put("currency", &mut fields);
        self.network.put("network", &mut fields);
        self.description.put("description", &mut fields);
        self.order_source.put("orderSource", &mut fields);
        self.trade_start_time.put("tradeStartTime", &mut fields);
        self.expire_time.put("expireTime", &mut fields);
        self.notify_url.put("notifyUrl", &mut fields);
        self.return_url.put("returnUrl", &mut fields);
        self.attach.put("attach", &mut fields);
        self.goods_details.put("goodsDetails", &mut fields);
        fields
    }
}

impl Request for Precreate {
    const OPERATION: &'static str = "precreate";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Asks what became of an order.
///
/// At least one of `mer_order_no`, `order_no` must be given.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Query {
    /// Your order number. At most 32 characters.
    /// `merOrderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mer_order_no: Option<String>,
    /// Basicex's order number. At most 32 characters.
    /// `orderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub order_no: Option<String>,
}

impl Fields for Query {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_order_no.put("merOrderNo", &mut fields);
        self.order_no.put("orderNo", &mut fields);
        fields
    }
}

impl Request for Query {
    const OPERATION: &'static str = "query";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Pays an order back, in part or in whole.
///
/// At least one of `mer_order_no`, `order_no` must be given.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Refund {
    /// Your order number. At most 32 characters.
    /// `merOrderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mer_order_no: Option<String>,
    /// Basicex's order number. At most 32 characters.
    /// `orderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub order_no: Option<String>,
    /// Your refund number. At most 32 characters.
    /// `merRefundOrderNo` on the wire.
    pub mer_refund_order_no: String,
    /// Amount to refund. Above zero, at most 10 digits before and 2 after the point.
    /// `refundAmount` on the wire.
    pub refund_amount: Decimal,
    /// Why. At most 100 characters.
    /// `refundReason` on the wire.
    pub refund_reason: String,
    /// When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss. Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
    /// `tradeStartTime` on the wire.
    pub trade_start_time: String,
}

impl Fields for Refund {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_order_no.put("merOrderNo", &mut fields);
        self.order_no.put("orderNo", &mut fields);
        self.mer_refund_order_no.put("merRefundOrderNo", &mut fields);
        self.refund_amount.put("refundAmount", &mut fields);
        self.refund_reason.put("refundReason", &mut fields);
        self.trade_start_time.put("tradeStartTime", &mut fields);
        fields
    }
}

impl Request for Refund {
    const OPERATION: &'static str = "refund";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Asks what became of a refund.
///
/// At least one of `mer_refund_order_no`, `refund_order_no` must be given.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct RefundQuery {
    /// Your refund number. At most 32 characters.
    /// `merRefundOrderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mer_refund_order_no: Option<String>,
    /// Basicex's refund number. At most 32 characters.
    /// `refundOrderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub refund_order_no: Option<String>,
}

impl Fields for RefundQuery {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_refund_order_no.put("merRefundOrderNo", &mut fields);
        self.refund_order_no.put("refundOrderNo", &mut fields);
        fields
    }
}

impl Request for RefundQuery {
    const OPERATION: &'static str = "refundQuery";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Pays out to a Basicex wallet or a blockchain address.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Agentpay {
    /// Your order number. At most 32 characters.
    /// `merOrderNo` on the wire.
    pub mer_order_no: String,
    /// IP of the device that places the order. At most 32 characters.
    /// `clientIp` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub client_ip: Option<String>,
    /// What `target` is. `EMAIL`, `TELEPHONE`, `BEID`, `USERID` or `ADDRESS`.
    /// `targetType` on the wire.
    pub target_type: String,
    /// Whom to pay: e-mail, phone, Basicex id, user name or address. At most 64 characters.
    /// `target` on the wire.
    pub target: String,
    /// Order amount, two decimals at most. Above zero, at most 10 digits before and 2 after the point.
    /// `totalAmount` on the wire.
    pub total_amount: Decimal,
    /// Currency of the payment. `USDT`, `BUSD` or `BCNY`.
    /// `currency` on the wire.
    pub currency: String,
    /// Network; required when `targetType` is ADDRESS. `ERC20`, `TRC20`, `POLYGON` or `BSC`. Required when `targetType` is `ADDRESS`.
    /// `network` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub network: Option<String>,
    /// What the payment is for. At most 255 characters.
    /// `description` on the wire.
    pub description: String,
    /// Where the order comes from. `APP`, `WEB`, `WAP` or `OTHERS`.
    /// `orderSource` on the wire.
    pub order_source: String,
    /// When the trade began, Beijing time, yyyy-MM-dd HH:mm:ss. Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted.
    /// `tradeStartTime` on the wire.
    pub trade_start_time: String,
    /// Where the result is sent to. At most 255 characters. Begins with `http://` or `https://`.
    /// `notifyUrl` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub notify_url: Option<String>,
    /// Handed back as it is. At most 100 characters.
    /// `attach` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub attach: Option<String>,
}

impl Fields for Agentpay {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_order_no.put("merOrderNo", &mut fields);
        self.client_ip.put("clientIp", &mut fields);
        self.target_type.put("targetType", &mut fields);
        self.target.put("target", &mut fields);
        self.total_amount.put("totalAmount", &mut fields);
        self.currency.put("currency", &mut fields);
        self.network.put("network", &mut fields);
        self.description.put("description", &mut fields);
        self.order_source.put("orderSource", &mut fields);
        self.trade_start_time.put("tradeStartTime", &mut fields);
        self.notify_url.put("notifyUrl", &mut fields);
        self.attach.put("attach", &mut fields);
        fields
    }
}

impl Request for Agentpay {
    const OPERATION: &'static str = "agentpay";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Asks what became of an agentpay.
///
/// At least one of `mer_order_no`, `order_no` must be given.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct AgentpayQuery {
    /// Your order number. At most 32 characters.
    /// `merOrderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mer_order_no: Option<String>,
    /// Basicex's order number. At most 32 characters.
    /// `orderNo` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub order_no: Option<String>,
}

impl Fields for AgentpayQuery {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.mer_order_no.put("merOrderNo", &mut fields);
        self.order_no.put("orderNo", &mut fields);
        fields
    }
}

impl Request for AgentpayQuery {
    const OPERATION: &'static str = "agentpayQuery";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// Asks for an exchange rate.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct ExchangeRate {
    /// Currency to convert from. `USDT` or `BCNY`.
    /// `source` on the wire.
    pub source: String,
    /// Currency to convert to. `CNY`, `EUR`, `HKD`, `INR`, `PHP`, `Rp`, `THB`, `USD` or `MXN`.
    /// `target` on the wire.
    pub target: String,
}

impl Fields for ExchangeRate {
    fn to_fields(&self) -> Object<'_> {
        let mut fields = Object::default();
        self.source.put("source", &mut fields);
        self.target.put("target", &mut fields);
        fields
    }
}

impl Request for ExchangeRate {
    const OPERATION: &'static str = "exchangeRate";
    fn to_json(&self) -> String {
        json(self)
    }
}

/// The result of a cashier or precreate order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct PaymentEvent {
    /// Basicex's order number.
    /// `orderNo` on the wire.
    pub order_no: String,
    /// Your order number.
    /// `merOrderNo` on the wire.
    pub mer_order_no: String,
    /// 0 waiting, 1 processing, 2 succeeded, 3 expired, 4 failed. Known values: `0`, `1`, `2`, `3`, `4`.
    /// `status` on the wire.
    pub status: String,
    /// Order amount.
    /// `totalAmount` on the wire.
    pub total_amount: Decimal,
    /// Currency.
    /// `currency` on the wire.
    pub currency: String,
    /// Handed back as it is.
    /// `attach` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub attach: Option<String>,
}

impl Event for PaymentEvent {
    const GATEWAY: &'static str = "basicex";
    const KINDS: &'static [&'static str] = &["payment"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            order_no: Take::take("orderNo", fields)?,
            mer_order_no: Take::take("merOrderNo", fields)?,
            status: Take::take("status", fields)?,
            total_amount: Take::take("totalAmount", fields)?,
            currency: Take::take("currency", fields)?,
            attach: Take::take("attach", fields)?,
        })
    }
}

/// The result of an agentpay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct AgentpayEvent {
    /// Basicex's order number.
    /// `orderNo` on the wire.
    pub order_no: String,
    /// Your order number.
    /// `merOrderNo` on the wire.
    pub mer_order_no: String,
    /// 0 processing, 1 succeeded, 2 failed. Known values: `0`, `1`, `2`.
    /// `status` on the wire.
    pub status: String,
    /// Order amount.
    /// `totalAmount` on the wire.
    pub total_amount: Decimal,
    /// Currency.
    /// `currency` on the wire.
    pub currency: String,
    /// Handed back as it is.
    /// `attach` on the wire.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub attach: Option<String>,
}

impl Event for AgentpayEvent {
    const GATEWAY: &'static str = "basicex";
    const KINDS: &'static [&'static str] = &["agentpay"];

    fn from_fields(fields: &Object<'_>) -> Result<Self> {
        Ok(Self {
            order_no: Take::take("orderNo", fields)?,
            mer_order_no: Take::take("merOrderNo", fields)?,
            status: Take::take("status", fields)?,
            total_amount: Take::take("totalAmount", fields)?,
            currency: Take::take("currency", fields)?,
            attach: Take::take("attach", fields)?,
        })
    }
}

typed_gateway! {
    /// A merchant at Basicex.
    Basicex, super::BasicexProtocol,
    /// A merchant with these credentials.
    ///
    /// # Errors
    ///
    /// `invalid_credentials` or `invalid_options`: one of them is missing or invalid.
    ///
    /// ```
    /// use paychop::basicex::{Basicex, Credentials, Options};
    ///
    /// let credentials = Credentials {
    ///     mer_no: "1000001".to_owned(),
    ///     api_key: "secret-1".into(),
    ///     secret_key: "secret-1".into(),
    /// };
    /// let basicex = Basicex::new(&credentials, Options::default().base_url("https://gateway.example"))?;
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
    /// use paychop::basicex::{Basicex, Credentials, Options};
    ///
    /// let current = Credentials {
    ///     mer_no: "1000001".to_owned(),
    ///     api_key: "secret-1".into(),
    ///     secret_key: "secret-1".into(),
    /// };
    /// let old = Credentials { secret_key: "old-secret-1".into(), ..current.clone() };
    /// let basicex = Basicex::with_previous(&current, &[old], Options::default().base_url("https://gateway.example"))?;
    /// # Ok::<(), paychop::Error>(())
    /// ```
    with_previous,
}

impl Basicex {
    /// Opens the hosted cashier page in the payer's browser.
    pub fn cashier(
        &self,
        request: &Cashier,
        csp_nonce: Option<&str>,
        context: &mut Context<'_>,
    ) -> Result<CashierForm> {
        self.form(0, request.to_fields(), csp_nonce, context)
    }

    /// Creates an order and gives a QR code to pay it with.
    pub fn precreate(&self, request: &Precreate, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(1, request.to_fields(), context)
    }

    /// Asks what became of an order.
    pub fn query(&self, request: &Query, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(2, request.to_fields(), context)
    }

    /// Pays an order back, in part or in whole.
    pub fn refund(&self, request: &Refund, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(3, request.to_fields(), context)
    }

    /// Asks what became of a refund.
    pub fn refund_query(&self, request: &RefundQuery, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(4, request.to_fields(), context)
    }

    /// Pays out to a Basicex wallet or a blockchain address.
    pub fn agentpay(&self, request: &Agentpay, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(5, request.to_fields(), context)
    }

    /// Asks what became of an agentpay.
    pub fn agentpay_query(&self, request: &AgentpayQuery, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(6, request.to_fields(), context)
    }

    /// Asks for an exchange rate.
    pub fn exchange_rate(&self, request: &ExchangeRate, context: &mut Context<'_>) -> Result<SignedRequest> {
        self.request(7, request.to_fields(), context)
    }
}
