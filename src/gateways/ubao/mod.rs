//! UBAO: a base64 body and an MD5 over it.
//!
//! Protocol: `docs/protocols/ubao.md`.

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
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::GatewayTable;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::explain::Trace;
use crate::road::message::Message;
use crate::road::protocol::{Answer, Call, Draft, Protocol, Verified};
use crate::sign::sign_string::SignString;

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

    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        let text = |name: &str| message.fields.scalar(name).unwrap_or_default();
        parts(text("body"), text("nonce"), text("timestamp"), merchant.keys)
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

    fn acknowledgement(&self, _options: &Options, success: bool, _reason: Option<&str>) -> Acknowledgement {
        let (status, body) = if success { (200, "SUCCESS") } else { (500, "FAIL") };
        Acknowledgement::text(status, body)
    }

    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        inbound::response(answer)
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
