//! In: notifications and answers.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;

use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result};
use crate::contract::meaning::Outcome;
use crate::contract::notification::{Notification, Response};
use crate::merchant::Merchant;
use crate::merchant::options::Options;
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Inbound, Verified};
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Writer};
use crate::text::time::Beijing;

use super::{BasicexProtocol, NOTIFY, SIGN_TYPE, pairs, tables};

const SUCCESS: &str = "0000";

impl Inbound for BasicexProtocol {
    /// It is not documented how the gateway signs an object or a list.
    fn check_signed(&self, message: &Message<'_>) -> Result<()> {
        match message.fields.iter().find(|(_, value)| value.is_nested()) {
            None => Ok(()),
            Some((name, value)) => Err(malformed(
                name,
                format_args!(
                    "`{name}` is {}; every field around `data`, and `data` itself, must be a string",
                    value.type_name()
                ),
            )),
        }
    }

    /// The pairs that are not empty, by ASCII order of name, and the apiKey.
    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        let fields = message.sorted_but(&["sign"]);
        let texts = fields.iter().filter_map(|(name, value)| Some((*name, value.as_word()?)));
        pairs(texts, merchant.keys)
    }

    /// In `k=v&k=v` a field that follows `code` could be read as a part of it, and a success as a failure. What else is
    /// read has one value that is right, or is JSON, which nothing can follow.
    fn check_unambiguous(&self, _merchant: Merchant<'_>, message: &Message<'_>) -> Result<()> {
        if message.text("code").is_some_and(|code| code.contains('&')) { Err(message::slides("code")) } else { Ok(()) }
    }

    /// The fields of `data`, or those around it where it cannot be read.
    fn data(&self, _options: &Options, message: &Message<'_>) -> Data {
        match content(message) {
            Ok(Some(data)) => Data::of(&data),
            _ => Data::part_of(&message.fields, &|name, value| name != "sign" && !value.is_absent()),
        }
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        let message = verified.message;
        refuse_request(message)?;
        let data = content(message)?;
        check_envelope(message)?;
        let data = data.ok_or_else(|| message::missing("data"))?;
        let Some(kind) = verified.kind else {
            let missing = Error::at(
                Code::MissingField,
                "kind",
                "nothing in a Basicex notification tells a payment from an agentpay: give `kind`, or the option `notificationKind`, and use a URL for each",
            );
            // The merchant's own records may tell, by the number of the order.
            return Err(missing.doubtful().with_data(Data::of(&data)));
        };
        message::check_fields(kind.fields, &data, &message::all_count)?;
        let notification = verified.notification(kind, Data::of(&data), &|name| data.scalar(name).map(Cow::Borrowed));
        let accepted = message.text("code") == Some(SUCCESS);
        if accepted {
            return Ok(notification);
        }
        // The same order may succeed later: that is another event.
        let code = message.text("code").unwrap_or_default();
        let replay_key = notification.replay_key.map(|key| format!("{key}:{code}"));
        // What stands in the data of an error is not documented, and a payout taken for failed is paid twice.
        Ok(Notification { outcome: Outcome::Info, replay_key, ..notification })
    }

    /// An answer is signed like a notification. An error may come unsigned: it is reported, not hidden behind its
    /// signature.
    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        let Answer { operation, message, verified } = answer;
        let code = message.fields.scalar("code").ok_or_else(|| message::missing("code"))?.to_owned();
        let accepted = code == SUCCESS;
        if accepted && !verified {
            message.sign("sign")?;
        }
        if *verified && has_content(message) {
            return Err(own_request());
        }
        if accepted && message.required("method")? != operation.wire_name {
            let expected = format!(
                "this is the answer to `{}`; expected that to `{}`",
                message.required("method")?,
                operation.wire_name
            );
            return Err(Error::at(Code::KindMismatch, "method", expected));
        }
        let data = match message.text("data").map(|data| message::answer_object(data, Some("data"))) {
            Some(Ok(data)) => data,
            Some(Err(error)) if accepted => return Err(error),
            // The data of an error is not documented; its code and message count.
            _ => Object::default(),
        };
        let outcome = operation.status.filter(|_| accepted).and_then(|status| status.read(&data));
        let mut json = Writer::with_capacity(256);
        json.exact_object(&data);
        Ok(Response {
            ok: accepted,
            verified: *verified,
            code,
            message: message.text("message").unwrap_or_default().to_owned(),
            data: json.finish(),
            outcome,
            redirect_url: None,
        })
    }
}

fn malformed(field: &str, message: impl fmt::Display) -> Error {
    Error::at(Code::MalformedBody, field, message)
}

/// The payer's browser sees a cashier envelope signed by the same rule, so a request must not pass for a notification.
fn refuse_request(message: &Message<'_>) -> Result<()> {
    let method = message.text("method").unwrap_or_default();
    let is_request =
        has_content(message) || tables::TABLE.operations.iter().any(|operation| operation.wire_name == method);
    if is_request { Err(own_request()) } else { Ok(()) }
}

/// Only requests have it. A payer's text can turn the rest of a cashier envelope into fields of an answer.
fn has_content(message: &Message<'_>) -> bool {
    ["bizConent", "bizContent"].iter().any(|name| message.text(name).is_some())
}

fn own_request() -> Error {
    let message = "this is a request of your own, or an answer to one, and not what is expected here";
    Error::at(Code::KindMismatch, "method", message).doubtful()
}

/// What the text of `data` says, where there is one.
fn content<'m>(message: &'m Message<'_>) -> Result<Option<Object<'m>>> {
    let Some(text) = message.text("data") else { return Ok(None) };
    let data = message::json_object(text, Some("data"))?;
    message::check_names(&data)?;
    Ok(Some(data))
}

fn check_envelope(message: &Message<'_>) -> Result<()> {
    if message.required("method")? != NOTIFY {
        let message = format_args!("a notification's `method` is {NOTIFY}; this is another message");
        return Err(Error::at(Code::KindMismatch, "method", message));
    }
    for name in ["code", "method", "timestamp", "signType", "data"] {
        if message.required(name)?.is_empty() {
            return Err(message::missing(name));
        }
    }
    if message.text("signType") != Some(SIGN_TYPE) {
        return Err(malformed("signType", format_args!("`signType` must be {SIGN_TYPE}")));
    }
    if message.text("timestamp").and_then(Beijing::parse_compact).is_none() {
        return Err(malformed("timestamp", "`timestamp` must be a valid date and time, such as 20250331220353"));
    }
    Ok(())
}
