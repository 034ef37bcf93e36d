//! Vpay (MinPay, 点付): sorted fields, nested ones too, and an MD5 over them.
//!
//! Protocol: `docs/protocols/vpay.md`.

mod canonical;
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

pub(crate) struct VpayProtocol;

const SIGN: &str = "sign";

impl Protocol for VpayProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn seal(&self, gateway: &Gateway, call: Call<'_>, _context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed> {
        outbound::seal(gateway, call, trace)
    }

    fn precheck(&self, message: &Message<'_>) -> Result<()> {
        canonical::check_numbers(&message.fields)
    }

    fn sign_string(&self, _options: &Options, message: &Message<'_>, keys: &Keys) -> SignString {
        sign_string(&message.fields, keys)
    }

    fn is_signed(&self, _options: &Options, _message: &Message<'_>, name: &str, value: &Value<'_>) -> bool {
        name != SIGN && canonical::counts(value)
    }

    fn data(&self, _options: &Options, message: &Message<'_>) -> Data {
        inbound::data(&message.fields)
    }

    fn signed_time(&self, message: &Message<'_>) -> Option<i64> {
        message.fields.scalar("notifyTime")?.parse::<i64>().ok().map(|milliseconds| milliseconds.div_euclid(1000))
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

    fn response(&self, _gateway: &Gateway, _operation: &'static Operation, text: &str) -> Result<Response> {
        inbound::response(text)
    }

    fn mistakes(&self, search: &mut Search<'_>, message: &Message<'_>) {
        mistakes::search(search, message);
    }

    fn sample_values(&self, gateway: &Gateway, kind: &'static str, now: i64) -> Object<'static> {
        testing::sample_values(gateway, kind, now)
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

/// The sign string of a request and a notification alike: every field but `sign`, then the secret.
fn sign_string(fields: &Object<'_>, keys: &Keys) -> SignString {
    let mut text = SignString::with_capacity(768);
    for (name, value) in canonical::signed(fields) {
        if name != SIGN {
            text.pair(name, &canonical::text(value));
        }
    }
    text.name("secret");
    text.secret("secret", keys.secret("secret"));
    text
}
