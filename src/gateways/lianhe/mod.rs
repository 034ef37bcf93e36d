//! Lianhe (联合支付): named fields in a fixed order, and an MD5 over them.
//!
//! Protocol: `docs/protocols/lianhe.md`.

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
use crate::contract::error::Result;
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::GatewayTable;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::explain::Trace;
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Call, Draft, Protocol, Verified};
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Value};

pub(crate) struct LianheProtocol;

impl Protocol for LianheProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        _context: &mut Context<'_>,
        _trace: &mut Trace,
    ) -> Result<Draft<'a>> {
        Ok(outbound::draft(merchant, call))
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

    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        sign_string(inbound::signed(message), &message.fields, merchant.keys)
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        inbound::interpret(verified)
    }

    fn acknowledgement(&self, _options: &Options, success: bool, _reason: Option<&str>) -> Acknowledgement {
        let (status, body) = if success { (200, "success") } else { (500, "fail") };
        Acknowledgement::text(status, body)
    }

    fn response(&self, merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        inbound::response(merchant, answer)
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
