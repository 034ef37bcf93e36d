//! In: notifications, replies and answers.

use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Direction, Notification, Outcome, Response, replay_key};
use crate::contract::schema::{Kind, Presence};
use crate::merchant::Merchant;
use crate::merchant::options::{EmptyValues, Options, ReplyEncoding};
use crate::road::envelope::Body;
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Draft, Verified};
use crate::sign::sign_string::SignString;
use crate::text::decimal::Decimal;
use crate::text::form;
use crate::text::json::{Object, Value, Writer};

use super::{UNSIGNED, answer, scalar, tables};

/// The kind of everything whose fields nobody publishes.
const NOTICE: &str = "notice";
/// Texts that are percent-encoded in replies.
const ENCODED: &[&str] = &["Bank", "RealName", "SubBranch"];

/// Only texts and numbers can stand in `k=v`.
pub(super) fn check_signed(message: &Message<'_>) -> Result<()> {
    match message.fields.iter().find(|(_, value)| !matches!(value, Value::Text(_) | Value::Number(_) | Value::Null)) {
        None => Ok(()),
        Some((name, value)) => Err(Error::at(
            Code::MalformedBody,
            name,
            format_args!("`{name}` is {}; every field is a text or a number", value.type_name()),
        )),
    }
}

pub(super) fn interpret(verified: &Verified<'_>) -> Result<Notification> {
    let message = verified.message;
    let kind = kind(verified)?;
    let options = verified.merchant.options;
    let counts = |name: &str, value: &Value<'_>| is_signed(options, name, value);
    message::check_fields(tables::TABLE.kind_fields(kind), &message.fields, &counts)?;
    let data = Data::part_of(&message.fields, &counts);
    let unsigned = Data::part_of(&message.fields, &|name, value| name != "Sign" && !counts(name, value));
    let mut notification = Notification { unsigned, ..Notification::new("bibao", kind, data) };
    let text = |name: &str| message.fields.scalar(name).unwrap_or_default();
    let identity = verified.merchant.keys.identity();
    match kind {
        "otc" => {
            notification.direction = match text("Type") {
                "1" => Direction::In,
                "2" => Direction::Out,
                _ => Direction::None,
            };
            notification.outcome = outcome(text("State1"), text("State2"));
            notification.amount = Decimal::of_number(text("CoinAmount"));
            notification.currency = Some(text("Coin").to_owned());
            notification.merchant_order_id = Some(text("OrderNum").to_owned());
            notification.gateway_order_id = Some(text("OrderId").to_owned());
            let key = replay_key(&["bibao", identity, kind, text("OrderId"), text("State1"), text("State2")]);
            notification.replay_key = Some(key);
        }
        // No number to go by, and no nonce: the digest is the same for every delivery.
        NOTICE => notification.replay_key = Some(replay_key(&["bibao", identity, kind, &verified.digest.hex()])),
        _ => notification.merchant_order_id = Some(text("OrderNum").to_owned()),
    }
    Ok(notification)
}

/// Whether the sign covers a field: not itself, not `FinishTime`, and no empty value where the option leaves them out.
pub(super) fn is_signed(options: &Options, name: &str, value: &Value<'_>) -> bool {
    let skipped = options.empty_values == EmptyValues::Skip && scalar(value).is_empty();
    name != "Sign" && name != UNSIGNED && !skipped
}

/// The kind is what the set of fields shows: an order notification has every field of the requests that are answered
/// with bank data.
fn kind(verified: &Verified<'_>) -> Result<&'static str> {
    let names = || verified.message.fields.iter().map(|(name, _)| name).filter(|name| *name != "Sign");
    let holds_all = |row: &Kind| names().all(|name| row.fields.iter().any(|field| field.name == name));
    let missing = |row: &Kind| {
        let required = row.fields.iter().filter(|field| field.presence == Presence::Required);
        required.map(|field| field.name).find(|name| names().all(|own| own != *name))
    };
    let documented = || tables::TABLE.kinds.iter().filter(|row| row.name != NOTICE);
    if let Some(row) = documented().find(|row| holds_all(row) && missing(row).is_none()) {
        return verified.expect_kind(row.name);
    }
    match verified.kind {
        Some(NOTICE) => Ok(NOTICE),
        Some(expected) => {
            match documented().find(|row| row.name == expected).filter(|row| holds_all(row)).and_then(missing) {
                Some(name) => Err(message::missing(name)),
                None => mismatch("the fields are not those of the kind that was named").map_err(Error::doubtful),
            }
        }
        None => mismatch("the fields are of no documented kind: name `notice` to take it as it is"),
    }
}

fn mismatch(message: &'static str) -> Result<&'static str> {
    Err(Error::at(Code::KindMismatch, "kind", message))
}

/// Only 2 and 2 together may be credited.
fn outcome(state1: &str, state2: &str) -> Outcome {
    match (state1, state2) {
        ("2", "2") => Outcome::Succeeded,
        ("3" | "4" | "9", "1" | "2") => Outcome::Failed,
        ("0" | "1" | "2" | "10", "1" | "2") => Outcome::Pending,
        _ => Outcome::Info,
    }
}

/// The answer to a question: what is signed depends on the kind, and stands as it is sent.
pub(super) fn reply<'a>(merchant: Merchant<'a>, kind: &'static Kind, data: Object<'a>) -> Draft<'a> {
    let percent = merchant.options.reply_encoding == ReplyEncoding::Percent;
    let mut envelope = answer(true, "success");
    let mut sign_string = SignString::with_capacity(256);
    for (name, value) in data.0 {
        let sent = match value {
            Value::Text(text) if percent && ENCODED.contains(&name.as_ref()) => {
                let mut escaped = String::new();
                form::escape_into(&mut escaped, &text);
                Value::from(escaped)
            }
            other => other,
        };
        if kind.reply_signed.contains(&name.as_ref()) {
            sign_string.value(scalar(&sent));
        }
        envelope.push(name, sent);
    }
    sign_string.secret("keyB", merchant.keys.secret("keyB"));
    Draft::new(sign_string, envelope, Body::Json)
}

/// An answer is not signed.
pub(super) fn response(answer: &Answer<'_>) -> Result<Response> {
    let Answer { operation, message: Message { fields, .. }, .. } = answer;
    let code = fields.scalar("Code").ok_or_else(|| message::missing("Code"))?.to_owned();
    let ok = code == "1" && fields.get("Success") != Some(&Value::Bool(false));
    let data = fields.get("Data").unwrap_or(&Value::Null);
    let mut json = Writer::new();
    json.exact(data);
    let Value::Object(object) = data else {
        return Ok(plain(ok, code, fields, json.finish()));
    };
    let state = |name: &str| object.scalar(name);
    Ok(Response {
        outcome: state("State1").zip(state("State2")).map(|(state1, state2)| outcome(state1, state2)),
        redirect_url: if ok && operation.name == "login" { Some(login_url(object)?) } else { None },
        ..plain(ok, code, fields, json.finish())
    })
}

fn plain(ok: bool, code: String, fields: &Object<'_>, data: String) -> Response {
    let message = fields.scalar("Message").unwrap_or_default().to_owned();
    Response { ok, verified: false, code, message, data, outcome: None, redirect_url: None }
}

/// `Url/Token`. It works once, for some ten seconds.
fn login_url(data: &Object<'_>) -> Result<String> {
    let (url, token) = (data.scalar("Url").unwrap_or_default(), data.scalar("Token").unwrap_or_default());
    let clean = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !web || !clean(url) || !clean(token) {
        return Err(Error::at(
            Code::MalformedBody,
            "Data",
            "the login's answer has no `Url` and `Token` to make a web address of",
        ));
    }
    Ok(format!("{}/{token}", url.trim_end_matches('/')))
}
