//! Basicex (币趣): HMAC-SHA512 over `k=v` pairs, one of which is a JSON text.
//!
//! Protocol: `docs/protocols/basicex.md`.

mod inbound;
#[cfg(feature = "diagnose")]
mod mistakes;
mod outbound;
mod tables;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "typed")]
pub mod typed;

use crate::contract::context::Context;
use crate::contract::data::Data;
use crate::contract::error::Result;
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::GatewayTable;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::explain::Trace;
use crate::road::message::Message;
use crate::road::protocol::{Answer, Call, Draft, Protocol, Verified};
use crate::sign::sign_string::SignString;
use crate::text::json::Value;

/// The only `signType` there is.
const SIGN_TYPE: &str = "HmacSHA512";
/// The `method` of every notification.
const NOTIFY: &str = "basicexpay.trade.notify";

pub(crate) struct BasicexProtocol;

impl Protocol for BasicexProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        context: &mut Context<'_>,
        trace: &mut Trace,
    ) -> Result<Draft<'a>> {
        outbound::draft(merchant, &call, context, trace)
    }

    fn check_signed(&self, message: &Message<'_>) -> Result<()> {
        inbound::check_signed(message)
    }

    /// The pairs that are not empty, by ASCII order of name, and the apiKey.
    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        let fields = message.sorted_but(&["sign"]);
        let texts = fields.iter().filter_map(|(name, value)| Some((*name, value.as_text()?)));
        pairs(texts, merchant.keys)
    }

    fn data(&self, _options: &Options, message: &Message<'_>) -> Data {
        inbound::data(message)
    }

    fn signed_time(&self, message: &Message<'_>) -> Option<i64> {
        crate::text::time::Beijing::parse_compact(message.text("timestamp")?)
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        inbound::interpret(verified)
    }

    fn acknowledgement(&self, options: &Options, success: bool, _reason: Option<&str>) -> Acknowledgement {
        let accepted = options.ack_body.as_deref().unwrap_or("success");
        let (status, body) = if success { (200, accepted) } else { (500, "fail") };
        Acknowledgement::text(status, body)
    }

    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        inbound::response(answer)
    }
}

/// The sign string of a request, an answer and a notification alike: sorted pairs whose value is not empty, then the
/// apiKey.
fn pairs<'a>(sorted: impl Iterator<Item = (&'a str, &'a str)> + Clone, keys: &Keys) -> SignString {
    let size = sorted.clone().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut text = SignString::with_capacity(size);
    for (name, value) in sorted.filter(|(_, value)| !value.is_empty()) {
        text.pair(name, value);
    }
    text.name("key");
    text.secret("apiKey", keys.secret("apiKey"));
    text
}

/// Text that is there and not empty.
fn is_empty(value: &Value<'_>) -> bool {
    matches!(value, Value::Null) || value.as_text() == Some("")
}
