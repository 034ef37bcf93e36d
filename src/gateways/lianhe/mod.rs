//! Lianhe (联合支付): named fields in a fixed order, and an MD5 over them.
//!
//! Protocol: `docs/protocols/lianhe.md`.

mod inbound;
mod mistakes;
mod outbound;
mod tables;
mod testing;
mod typed;

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::{GatewayTable, Operation};
use crate::diagnose::Search;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::message::{self, Message};
use crate::road::protocol::{Call, Protocol, Sealed, Verified};
use crate::sign::sign_string::SignString;
use crate::testing::{Accepted, Incoming, Sample};
use crate::text::json::{Object, Value};

pub use typed::*;

pub(crate) struct LianheProtocol;

impl Protocol for LianheProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn seal(&self, gateway: &Gateway, call: Call<'_>, _context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed> {
        Ok(outbound::seal(gateway, call, trace))
    }

    fn signs(&self, operation: &Operation, name: &str) -> bool {
        tables::signed_by(operation.name).contains(&name)
    }

    fn complete(&self, message: &Message<'_>) -> Result<()> {
        match inbound::signed(message).iter().find(|name| message.text(name).is_none()) {
            Some(name) => Err(message::missing(name)),
            None => Ok(()),
        }
    }

    fn is_signed(&self, _options: &Options, message: &Message<'_>, name: &str, _value: &Value<'_>) -> bool {
        inbound::signed(message).contains(&name)
    }

    fn sign_string(&self, _options: &Options, message: &Message<'_>, keys: &Keys) -> SignString {
        sign_string(inbound::signed(message), &message.fields, keys)
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

    fn sample_values(&self, gateway: &Gateway, _kind: &'static str, _now: i64) -> Object<'static> {
        testing::sample_values(gateway)
    }

    fn issue(
        &self,
        gateway: &Gateway,
        kind: &'static str,
        data: Object<'_>,
        _context: &mut Context<'_>,
    ) -> Result<Sample> {
        Ok(testing::issue(gateway, kind, data))
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

/// The named fields in their order, then the secret. Other fields travel unsigned. An absent field signs like an empty
/// one; the field table refuses both.
fn sign_string(signed: &[&str], fields: &Object<'_>, keys: &Keys) -> SignString {
    let mut text = SignString::with_capacity(512);
    for name in signed {
        text.pair(name, fields.scalar(name).unwrap_or_default());
    }
    text.name("key");
    text.secret("secretKey", keys.secret("secretKey"));
    text
}
