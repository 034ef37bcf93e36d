//! Bibao (币宝): DES-encrypted parameters, and an MD5 with random ends.
//!
//! Protocol: `docs/protocols/bibao.md`.

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
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::{GatewayTable, Kind};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::{EmptyValues, Options};
use crate::road::explain::Trace;
use crate::road::message::Message;
use crate::road::protocol::{Answer, Call, Draft, Protocol, Verified};
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Value, Writer};

pub(crate) struct BibaoProtocol;

/// What a notification does not sign: its sign, which notices spell with a small s, and one time.
const UNSIGNED: &[&str] = &["Sign", "sign", "FinishTime"];

impl Protocol for BibaoProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn check_keys(&self, keys: &Keys) -> Result<()> {
        let invalid = |field, message| Err(Error::at(Code::InvalidCredentials, field, message));
        let code = keys.identity();
        if code.len() > 10 || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return invalid("merCode", "`merCode` is at most 10 ASCII letters and digits");
        }
        // Libraries differ in what they make of a longer key: some cut it, some refuse it, some hash it.
        if keys.secret("desKey").reveal().len() != outbound::BLOCK {
            return invalid(
                "desKey",
                "`desKey` is exactly 8 bytes: DES takes no other length, and nothing is cut or padded",
            );
        }
        Ok(())
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

    /// All fields but its sign and `FinishTime`, by ASCII order of name, and keyB directly behind them.
    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        let fields = message.sorted_but(UNSIGNED);
        let mut text = SignString::with_capacity(512);
        for (name, value) in fields {
            let value = value.as_scalar().unwrap_or_default();
            if !value.is_empty() || merchant.options.empty_values == EmptyValues::Include {
                text.pair(name, value);
            }
        }
        text.secret("keyB", merchant.keys.secret("keyB"));
        text
    }

    fn is_signed(&self, options: &Options, _message: &Message<'_>, name: &str, value: &Value<'_>) -> bool {
        inbound::is_signed(options, name, value)
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        inbound::interpret(verified)
    }

    fn acknowledgement(&self, _options: &Options, success: bool, reason: Option<&str>) -> Acknowledgement {
        let (status, message) = if success { (200, "success") } else { (500, reason.unwrap_or("fail")) };
        let mut json = Writer::new();
        json.object(&answer(success, message));
        Acknowledgement::json(status, json.finish())
    }

    fn reply<'a>(&self, merchant: Merchant<'a>, kind: &'static Kind, data: Object<'a>) -> Result<Draft<'a>> {
        inbound::reply(merchant, kind, data)
    }

    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        inbound::response(answer)
    }
}

/// `Success`, `Code` and `Message`: how both sides begin every answer.
fn answer(success: bool, message: &str) -> Object<'_> {
    Object(vec![
        ("Success".into(), Value::Bool(success)),
        ("Code".into(), Value::Number(if success { "1" } else { "0" }.into())),
        ("Message".into(), Value::from(message)),
    ])
}

/// The text of a value, where it is one that can stand in `k=v`.
fn scalar<'v>(value: &'v Value<'_>) -> &'v str {
    value.as_scalar().unwrap_or_default()
}
