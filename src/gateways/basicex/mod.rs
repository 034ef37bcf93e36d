//! Basicex (币趣): HMAC-SHA512 over `k=v` pairs, one of which is a JSON text.
//!
//! Protocol: `docs/protocols/basicex.md`.

mod inbound;
mod mistakes;
mod outbound;
mod tables;
mod testing;
mod typed;

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::contract::notification::{Acknowledgement, Data, Notification, Response};
use crate::contract::schema::{GatewayTable, Operation};
use crate::diagnose::Search;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::message::Message;
use crate::road::protocol::{Call, Protocol, Sealed, Verified};
use crate::sign::sign_string::SignString;
use crate::testing::{Accepted, Incoming, Sample};
use crate::text::json::{Object, Value};

pub use typed::*;

/// The only `signType` there is.
const SIGN_TYPE: &str = "HmacSHA512";
/// The `method` of every notification.
const NOTIFY: &str = "basicexpay.trade.notify";

pub(crate) struct BasicexProtocol;

impl Protocol for BasicexProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn seal(&self, gateway: &Gateway, call: Call<'_>, context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed> {
        outbound::seal(gateway, &call, context, trace)
    }

    fn precheck(&self, message: &Message<'_>) -> Result<()> {
        inbound::precheck(message)
    }

    /// The pairs that are not empty, by ASCII order of name, and the apiKey.
    fn sign_string(&self, _options: &Options, message: &Message<'_>, keys: &Keys) -> SignString {
        let fields = message.sorted_but(&["sign"]);
        let texts = fields.iter().filter_map(|(name, value)| Some((*name, value.as_text()?)));
        pairs(texts, keys)
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

    fn acknowledge(&self, _kind: &'static str) -> Acknowledgement {
        Acknowledgement::text(200, "success")
    }

    fn reject(&self, _reason: Option<&str>) -> Acknowledgement {
        Acknowledgement::text(500, "fail")
    }

    fn response(&self, gateway: &Gateway, operation: &'static Operation, text: &str) -> Result<Response> {
        inbound::response(gateway, operation, text)
    }

    fn mistakes(&self, search: &mut Search<'_>, message: &Message<'_>) {
        mistakes::search(search, message);
    }

    fn issue(
        &self,
        gateway: &Gateway,
        kind: &'static str,
        data: Object<'_>,
        context: &mut Context<'_>,
    ) -> Result<Sample> {
        testing::issue(gateway, kind, data, context)
    }

    fn unseal(
        &self,
        gateway: &Gateway,
        request: &Incoming<'_>,
        candidates: &[&'static Operation],
        query: &str,
    ) -> Result<Accepted> {
        testing::unseal(gateway, request, candidates, query)
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
