//! A verified notification.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::contract::data::Data;
#[cfg(feature = "typed")]
use crate::contract::error::{Code, Error, Result};
use crate::contract::meaning::{Direction, Outcome};
use crate::contract::schema::{GatewayTable, Kind};
#[cfg(feature = "typed")]
use crate::contract::typed::Event;
use crate::text::decimal::Decimal;
use crate::text::json::{self, Writer};
use crate::text::scan::ByteSet;

/// A notification with a valid signature.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notification {
    /// The gateway's identifier, such as `basicex`.
    pub gateway: &'static str,
    /// The kind of event, such as `payment`.
    pub kind: &'static str,
    /// The direction of the money. Never credit [`Direction::Out`].
    pub direction: Direction,
    /// The result.
    pub outcome: Outcome,
    /// The signed business fields, with the gateway's own names.
    pub data: Data,
    /// Unsigned fields of the message: anybody can have written them.
    pub unsigned: Data,
    /// The amount, in units of the currency.
    pub amount: Option<Decimal>,
    /// The currency of the amount.
    pub currency: Option<String>,
    /// The merchant's order number.
    pub merchant_order_id: Option<String>,
    /// The gateway's order number.
    pub gateway_order_id: Option<String>,
    /// Identifies the event: each delivery of it has the same key. `None` for requests for data, which need an answer
    /// each time.
    pub replay_key: Option<String>,
    /// The credentials that verified it: 0 the current ones, 1 the first of `previous`, and so on.
    pub secret_index: usize,
    /// UBAO: whether coinID, coinType and chainType are one row of its coin table. Check it before you credit.
    pub coin_matches: Option<bool>,
}

impl Notification {
    /// What a notification says, by the row of its kind. `text` gives a field as the gateway reads it, where it came.
    pub(crate) fn from_fields<'t>(
        table: &'static GatewayTable,
        row: &'static Kind,
        identity: &str,
        data: Data,
        text: &dyn Fn(&str) -> Option<Cow<'t, str>>,
    ) -> Self {
        let meaning = &row.meaning;
        let owned = |name: &str| text(name).filter(|text| !text.is_empty()).map(Cow::into_owned);
        let parts: Vec<_> = meaning.event.iter().map(|name| text(name).unwrap_or_default()).collect();
        let key = || {
            let kind = meaning.event_has_kind.then_some(row.name);
            let named = [table.id, identity].into_iter().chain(kind).chain(parts.iter().map(AsRef::as_ref));
            replay_key(&named.collect::<Vec<_>>())
        };
        Self {
            gateway: table.id,
            kind: row.name,
            direction: meaning.direction(|name| text(name).unwrap_or_default()),
            outcome: row
                .status
                .map_or(meaning.outcome, |status| status.outcome(&text(status.field).unwrap_or_default())),
            data,
            unsigned: Data::none(),
            amount: text(meaning.amount).and_then(|amount| Decimal::of_number(&amount)),
            currency: match meaning.fixed_currency {
                "" => owned(meaning.currency),
                fixed => Some(fixed.to_owned()),
            },
            merchant_order_id: owned(meaning.merchant_order),
            gateway_order_id: owned(meaning.gateway_order),
            replay_key: if parts.is_empty() { None } else { Some(key()) },
            secret_index: 0,
            coin_matches: None,
        }
    }

    /// The notification's data as the struct of its kind.
    ///
    /// # Errors
    ///
    /// - [`Code::KindMismatch`]: the notification has another kind than the struct, or comes from another gateway.
    /// - [`Code::MissingField`], [`Code::MalformedBody`]: a field is missing, or is not a decimal number.
    ///
    /// ```
    /// use paychop::lianhe::{Credentials, Lianhe, Options, PaymentEvent, PayoutEvent};
    /// use paychop::{Code, Context, Hints};
    ///
    /// let credentials = Credentials { app_key: "a".to_owned(), secret_key: "s".into() };
    /// let lianhe = Lianhe::new(&credentials, Options::default().base_url("https://l.example"))?;
    /// let posted = "amount=100.00&appKey=a&mrn=A1&sign=43f5de968275071c539c119e243ffa3e";
    /// let notification = lianhe.verify(posted.as_bytes(), Hints::default(), &Context::at(0))?;
    /// let event: PayoutEvent = notification.event()?;
    /// assert_eq!(event.mrn, "A1");
    /// assert_eq!(notification.event::<PaymentEvent>().unwrap_err().code(), Code::KindMismatch);
    /// # Ok::<(), paychop::Error>(())
    /// ```
    #[cfg(feature = "typed")]
    pub fn event<T: Event>(&self) -> Result<T> {
        if T::GATEWAY == self.gateway && T::KINDS.contains(&self.kind) {
            return T::from_fields(&self.data.fields()).map_err(|error| error.of(self.gateway));
        }
        let message = format_args!("this is a `{}` notification of {}", self.kind, self.gateway);
        Err(Error::at(Code::KindMismatch, "kind", message).of(self.gateway))
    }

    /// The notification as a JSON object with its public names.
    pub fn to_json(&self) -> String {
        let mut out = Writer::with_capacity(self.data.as_json().len() + 512);
        out.begin_object();
        out.field("gateway", self.gateway);
        out.field("kind", self.kind);
        out.field("direction", self.direction.as_str());
        out.field("outcome", self.outcome.as_str());
        out.raw_field("data", self.data.as_json());
        out.raw_field("unsigned", self.unsigned.as_json());
        out.optional("amount", self.amount.as_ref().map(Decimal::as_str));
        out.optional("currency", self.currency.as_deref());
        out.optional("merchantOrderId", self.merchant_order_id.as_deref());
        out.optional("gatewayOrderId", self.gateway_order_id.as_deref());
        out.optional("replayKey", self.replay_key.as_deref());
        if let Some(matches) = self.coin_matches {
            out.bool_field("coinMatches", matches);
        }
        out.raw_field("secretIndex", &self.secret_index.to_string());
        out.end_object();
        out.finish()
    }
}

/// What a part of a replay key must not have as it is.
const ESCAPED: ByteSet<2> = ByteSet::new(*b":%");

/// Joins what names an event. A colon inside a part is escaped, so that no two events share a key.
pub(crate) fn replay_key(parts: &[&str]) -> String {
    let mut key = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            key.push(':');
        }
        if ESCAPED.is_in(part) {
            key.push_str(&part.replace('%', "%25").replace(':', "%3A"));
        } else {
            key.push_str(part);
        }
    }
    key
}

/// The answer to a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// HTTP status.
    pub status: u16,
    /// Value of the `content-type` header.
    pub content_type: &'static str,
    /// The exact body: send it unchanged.
    pub body: String,
}

impl Acknowledgement {
    pub(crate) fn text(status: u16, body: &str) -> Self {
        Self { status, content_type: "text/plain; charset=utf-8", body: body.to_owned() }
    }

    pub(crate) fn json(status: u16, body: String) -> Self {
        Self { status, content_type: json::CONTENT_TYPE, body }
    }

    /// The answer as a JSON object `{status, headers, body}`.
    pub fn to_json(&self) -> String {
        let mut out = Writer::new();
        out.begin_object();
        out.raw_field("status", &self.status.to_string());
        out.name("headers");
        out.begin_object();
        out.field("content-type", self.content_type);
        out.end_object();
        out.field("body", &self.body);
        out.end_object();
        out.finish()
    }
}

/// A gateway's answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// Whether the gateway accepted the request.
    pub ok: bool,
    /// Whether it has a valid signature. Only Basicex signs its answers, and an error of Basicex can be unsigned.
    pub verified: bool,
    /// The gateway's code, in the gateway's format.
    pub code: String,
    /// The gateway's message.
    pub message: String,
    /// The answer's data as JSON, with numbers as strings. `{}` if the answer was accepted without data; otherwise it can
    /// be `null`.
    pub data: String,
    /// The result of the order, if the answer contains it.
    pub outcome: Option<Outcome>,
    /// URL to which you send the user, if the answer has one: Bibao's login, Lianhe's and Vpay's pay page.
    pub redirect_url: Option<String>,
}

impl Response {
    /// The answer as a JSON object with its public names.
    pub fn to_json(&self) -> String {
        let mut out = Writer::with_capacity(self.data.len() + 128);
        out.begin_object();
        out.bool_field("ok", self.ok);
        out.bool_field("verified", self.verified);
        out.field("code", &self.code);
        out.field("message", &self.message);
        out.raw_field("data", &self.data);
        out.optional("outcome", self.outcome.map(Outcome::as_str));
        out.optional("redirectUrl", self.redirect_url.as_deref());
        out.end_object();
        out.finish()
    }
}
