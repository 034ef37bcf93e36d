//! Vpay (MinPay, 点付): sorted fields, nested ones too, and an MD5 over them.
//!
//! Protocol: `docs/protocols/vpay.md`.

mod canonical;
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
use crate::merchant::options::Options;
use crate::road::explain::Trace;
use crate::road::message::Message;
use crate::road::protocol::{Answer, Call, Draft, Protocol, Verified};
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Value};

pub(crate) struct VpayProtocol;

const SIGN: &str = "sign";

impl Protocol for VpayProtocol {
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
        outbound::draft(merchant, call)
    }

    fn check_signed(&self, message: &Message<'_>) -> Result<()> {
        canonical::check_numbers(&message.fields)
    }

    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        sign_string(&message.fields, merchant)
    }

    fn is_signed(&self, _options: &Options, _message: &Message<'_>, name: &str, value: &Value<'_>) -> bool {
        name != SIGN && canonical::counts(value)
    }

    fn data(&self, options: &Options, message: &Message<'_>) -> Data {
        inbound::data(&message.fields, options.list_form)
    }

    fn signed_time(&self, message: &Message<'_>) -> Option<i64> {
        message.fields.scalar("notifyTime")?.parse::<i64>().ok().map(|milliseconds| milliseconds.div_euclid(1000))
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        inbound::interpret(verified)
    }

    fn acknowledgement(&self, _options: &Options, success: bool, _reason: Option<&str>) -> Acknowledgement {
        let (status, body) = if success { (200, "success") } else { (500, "fail") };
        Acknowledgement::text(status, body)
    }

    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        inbound::response(answer)
    }
}

/// The sign string of a request and a notification alike: every field but `sign`, then the secret.
fn sign_string(fields: &Object<'_>, merchant: Merchant<'_>) -> SignString {
    let mut text = SignString::with_capacity(768);
    for (name, value) in canonical::signed(fields) {
        if name != SIGN {
            text.pair(name, &canonical::text(value, merchant.options.list_form));
        }
    }
    text.name("secret");
    text.secret("secret", merchant.keys.secret("secret"));
    text
}
