//! UBAO: a base64 body and an MD5 over it.
//!
//! Protocol: `docs/protocols/ubao.md`.

mod inbound;
mod mistakes;
mod outbound;
mod tables;
mod testing;
mod typed;

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result};
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
use crate::text::json::Object;

pub use typed::*;

pub(crate) struct UbaoProtocol;

impl Protocol for UbaoProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn check_keys(&self, keys: &Keys) -> Result<()> {
        if crate::text::decimal::is_whole(keys.identity()) {
            Ok(())
        } else {
            Err(Error::at(Code::InvalidCredentials, "merchantId", "`merchantId` is a whole number"))
        }
    }

    fn seal(&self, gateway: &Gateway, call: Call<'_>, context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed> {
        outbound::seal(gateway, &call, context, trace)
    }

    fn precheck(&self, message: &Message<'_>) -> Result<()> {
        inbound::precheck(message)
    }

    fn sign_string(&self, _options: &Options, message: &Message<'_>, keys: &Keys) -> SignString {
        let text = |name: &str| message.fields.scalar(name).unwrap_or_default();
        parts(text("body"), text("nonce"), text("timestamp"), keys)
    }

    fn data(&self, _options: &Options, message: &Message<'_>) -> Data {
        inbound::data(message)
    }

    fn signed_time(&self, message: &Message<'_>) -> Option<i64> {
        message.fields.scalar("timestamp")?.parse().ok()
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        inbound::interpret(verified)
    }

    fn acknowledge(&self, _kind: &'static str) -> Acknowledgement {
        Acknowledgement::text(200, "SUCCESS")
    }

    fn reject(&self, _reason: Option<&str>) -> Acknowledgement {
        Acknowledgement::text(500, "FAIL")
    }

    fn response(&self, _gateway: &Gateway, _operation: &'static Operation, text: &str) -> Result<Response> {
        inbound::response(text)
    }

    fn mistakes(&self, search: &mut Search<'_>, message: &Message<'_>) {
        mistakes::search(search, message);
    }

    fn sample_values(&self, _gateway: &Gateway, kind: &'static str, _now: i64) -> Object<'static> {
        testing::sample_values(kind)
    }

    fn issue(
        &self,
        gateway: &Gateway,
        _kind: &'static str,
        data: Object<'_>,
        context: &mut Context<'_>,
    ) -> Result<Sample> {
        testing::issue(gateway, &data, context)
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

/// The sign string of a request and a notification alike. No separator stands between nonce and timestamp.
fn parts(body: &str, nonce: &str, timestamp: &str, keys: &Keys) -> SignString {
    let mut text = SignString::with_capacity(body.len());
    text.value(body);
    text.secret("api_key", keys.secret("apiKey"));
    text.value(nonce);
    text.value(timestamp);
    text
}
