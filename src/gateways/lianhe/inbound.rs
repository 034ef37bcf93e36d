//! In: notifications and answers.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result};
use crate::contract::meaning::Outcome;
use crate::contract::notification::{Notification, Response};
use crate::contract::schema::Kind;
use crate::merchant::Merchant;
use crate::merchant::options::Options;
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Inbound, Verified};
use crate::sign::sign_string::SignString;
use crate::text::json::{Value, Writer};
use crate::text::url;

use super::{LianheProtocol, sign_string, tables};

/// A payment has both. One of them in a payout is a field that the gateway has added.
const PAYMENT_ONLY: &[&str] = &["channel", "originAmount"];

impl Inbound for LianheProtocol {
    fn complete(&self, message: &Message<'_>) -> Result<()> {
        let payment = PAYMENT_ONLY.iter().any(|name| message.fields.get(name).is_some());
        match kind_of(payment).signed.iter().find(|name| message.text(name).is_none()) {
            Some(name) => Err(message::missing(name)),
            None => Ok(()),
        }
    }

    fn is_signed(&self, _options: &Options, message: &Message<'_>, name: &str, _value: &Value<'_>) -> bool {
        signed(message).contains(&name)
    }

    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        sign_string(signed(message), &message.fields, merchant.keys)
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        let message = verified.message;
        let kind = verified.expect_kind(shown(message))?;
        message::check_fields(kind.fields, &message.fields, &message::all_count)?;
        let covered = kind.signed;
        let part = |wanted: bool| {
            Data::part_of(&message.fields, &|name, _| name != "sign" && covered.contains(&name) == wanted)
        };
        let notification =
            verified.notification(kind, part(true), &|name| message.fields.scalar(name).map(Cow::Borrowed));
        Ok(Notification { unsigned: part(false), ..notification })
    }

    /// An answer is not signed. Creating a payment answers in one shape, everything else in another.
    fn response(&self, merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        let Answer { operation, message: Message { fields, .. }, .. } = answer;
        let text = |name: &str| fields.scalar(name).unwrap_or_default().to_owned();
        let mut json = Writer::new();
        if operation.redirects {
            let Some(Value::Bool(ok)) = fields.get("success") else { return Err(message::missing("success")) };
            let pay_url = fields.scalar("payUrl").filter(|url| !url.is_empty());
            let redirect_url = if *ok { pay_url.map(|path| join(merchant, path)).transpose()? } else { None };
            json.begin_object();
            json.optional("payUrl", pay_url);
            if let Some(account @ Value::Object(_)) = fields.get("collectionAccount") {
                json.any_name("collectionAccount");
                json.exact(account);
            }
            json.end_object();
            let code = if *ok { "success" } else { "error" }.to_owned();
            return Ok(Response {
                ok: *ok,
                verified: false,
                code,
                message: text("errorMsg"),
                data: json.finish(),
                outcome: None,
                redirect_url,
            });
        }
        let code = fields.scalar("error").ok_or_else(|| message::missing("error"))?.to_owned();
        let ok = code == "success";
        let result = fields.get("result").unwrap_or(&Value::Null);
        match result {
            Value::Object(_) | Value::Null => json.exact(result),
            // A balance is a bare number.
            scalar => {
                json.begin_object();
                json.any_name("result");
                json.exact(scalar);
                json.end_object();
            }
        }
        let outcome = match (ok, result) {
            (true, Value::Object(result)) => operation.status.and_then(|status| status.read(result)),
            // A payout that was taken in is on its way; its end comes as a callback, or by a query.
            (true, _) if operation.ends_later => Some(Outcome::Pending),
            _ => None,
        };
        Ok(Response {
            ok,
            verified: false,
            code,
            message: text("errorMessage"),
            data: json.finish(),
            outcome,
            redirect_url: None,
        })
    }
}

fn shown(message: &Message<'_>) -> &'static Kind {
    let payment = PAYMENT_ONLY.iter().all(|name| message.fields.get(name).is_some_and(|value| !value.is_absent()));
    kind_of(payment)
}

fn kind_of(payment: bool) -> &'static Kind {
    tables::TABLE.own_kind(if payment { "payment" } else { "payout" })
}

/// What the signature covers, by what the message shows itself to be.
pub(super) fn signed(message: &Message<'_>) -> &'static [&'static str] {
    shown(message).signed
}

/// Joins a path to the base URL, so that it can never lead to another host.
fn join(merchant: Merchant<'_>, path: &str) -> Result<String> {
    let local = path.starts_with('/') && !path.starts_with("//") && url::is_clean(path);
    if local {
        return Ok([merchant.options.base_url.as_deref().unwrap_or_default(), path].concat());
    }
    Err(Error::at(
        Code::MalformedBody,
        "payUrl",
        "`payUrl` must be a path such as /api/Pay?id=1; this could lead to another host",
    ))
}
