//! Bibao (币宝): DES-encrypted parameters, and an MD5 with random ends.
//!
//! Protocol: `docs/protocols/bibao.md`.

mod inbound;
mod mistakes;
mod outbound;
mod tables;
mod testing;
mod typed;

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::{GatewayTable, Operation};
use crate::diagnose::Search;
use crate::merchant::keys::Keys;
use crate::merchant::options::{EmptyValues, Options};
use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::message::Message;
use crate::road::protocol::{Call, Protocol, Sealed, Verified};
use crate::sign::sign_string::SignString;
use crate::testing::{Accepted, Incoming, Sample};
use crate::text::json::{Object, Value, Writer};

pub use typed::*;

pub(crate) struct BibaoProtocol;

/// The one field of a notification, beside its sign, that is not signed.
const UNSIGNED: &str = "FinishTime";

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

    fn seal(&self, gateway: &Gateway, call: Call<'_>, context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed> {
        outbound::seal(gateway, &call, context, trace)
    }

    fn precheck(&self, message: &Message<'_>) -> Result<()> {
        inbound::precheck(message)
    }

    /// All fields but Sign and `FinishTime`, by ASCII order of name, and keyB directly behind them.
    fn sign_string(&self, options: &Options, message: &Message<'_>, keys: &Keys) -> SignString {
        let fields = message.sorted_but(&["Sign", UNSIGNED]);
        let mut text = SignString::with_capacity(512);
        for (name, value) in fields {
            let value = value.as_scalar().unwrap_or_default();
            if !value.is_empty() || options.empty_values == EmptyValues::Include {
                text.pair(name, value);
            }
        }
        text.secret("keyB", keys.secret("keyB"));
        text
    }

    fn is_signed(&self, options: &Options, _message: &Message<'_>, name: &str, value: &Value<'_>) -> bool {
        inbound::is_signed(options, name, value)
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        inbound::interpret(verified)
    }

    fn acknowledge(&self, _kind: &'static str) -> Acknowledgement {
        Acknowledgement::json(200, answer(true, "success"))
    }

    fn reject(&self, reason: Option<&str>) -> Acknowledgement {
        Acknowledgement::json(500, answer(false, reason.unwrap_or("fail")))
    }

    fn reply(&self, gateway: &Gateway, keys: &Keys, kind: &'static str, data: Object<'_>) -> Result<Acknowledgement> {
        inbound::reply(gateway, keys, kind, data)
    }

    fn response(&self, _gateway: &Gateway, operation: &'static Operation, text: &str) -> Result<Response> {
        inbound::response(operation, text)
    }

    fn mistakes(&self, search: &mut Search<'_>, message: &Message<'_>) {
        mistakes::search(search, message);
    }

    fn sample_values(&self, _gateway: &Gateway, _kind: &'static str, now: i64) -> Object<'static> {
        testing::sample_values(now)
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

/// `Success`, `Code` and `Message`: how both sides begin every answer.
fn begin_answer(success: bool, message: &str) -> Writer {
    let mut out = Writer::new();
    out.begin_object();
    out.bool_field("Success", success);
    out.raw_field("Code", if success { "1" } else { "0" });
    out.field("Message", message);
    out
}

fn answer(success: bool, message: &str) -> String {
    let mut out = begin_answer(success, message);
    out.end_object();
    out.finish()
}

/// The text of a value, where it is one that can stand in `k=v`.
fn scalar<'v>(value: &'v Value<'_>) -> &'v str {
    value.as_scalar().unwrap_or_default()
}
