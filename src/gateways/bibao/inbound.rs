//! In: notifications, replies and answers.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result, ViolationCode};
use crate::contract::meaning::Outcome;
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::{Kind, Presence};
use crate::merchant::Merchant;
use crate::merchant::options::{EmptyValues, Options, ReplyEncoding};
use crate::road::envelope::Body;
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Draft, Inbound, Verified};
use crate::sign::sign_string::SignString;
use crate::text::form;
use crate::text::json::{self, Object, Value, Writer};
use crate::text::url;

use super::{BibaoProtocol, UNSIGNED, answer, tables};

const OTC: &str = "otc";
/// A coin transfer; and, if this kind is named, every message with undocumented fields.
const NOTICE: &str = "notice";
/// Texts that are percent-encoded in replies.
const ENCODED: &[&str] = &["Bank", "RealName", "SubBranch"];

impl Inbound for BibaoProtocol {
    /// It is not documented how the gateway signs an object or a list, and only one signature can be meant.
    fn check_signed(&self, message: &Message<'_>) -> Result<()> {
        if tables::TABLE.sign_fields().filter(|name| message.fields.get(name).is_some()).count() > 1 {
            let error = "the message has both `Sign` and `sign`: it is ambiguous";
            return Err(Error::at(Code::DuplicateField, "sign", error));
        }
        match message.fields.iter().find(|(name, value)| value.is_nested() && !UNSIGNED.contains(name)) {
            None => Ok(()),
            Some((name, value)) => Err(Error::at(
                Code::MalformedBody,
                name,
                format_args!("`{name}` is {}; every field must be a string or a number", value.type_name()),
            )),
        }
    }

    /// All fields but its signature and `FinishTime`, by ASCII order of name, and keyB directly behind them.
    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        let fields = message.sorted_but(UNSIGNED);
        let mut text = SignString::with_capacity(512);
        for (name, value) in fields {
            let value = value.text_or_empty();
            if !value.is_empty() || merchant.options.empty_values == EmptyValues::Include {
                text.pair(name, value);
            }
        }
        text.secret("keyB", merchant.keys.secret("keyB"));
        text
    }

    fn is_signed(&self, options: &Options, _message: &Message<'_>, name: &str, value: &Value<'_>) -> bool {
        is_signed(options, name, value)
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        let message = verified.message;
        let kind = kind(verified)?;
        let options = verified.merchant.options;
        let counts = |name: &str, value: &Value<'_>| is_signed(options, name, value);
        let data = Data::part_of(&message.fields, &counts);
        let unsigned =
            Data::part_of(&message.fields, &|name, value| !name.eq_ignore_ascii_case("sign") && !counts(name, value));
        if kind.name == NOTICE && lacking(verified, kind).is_some() {
            // Of a notice without its own fields nothing is known but that it is signed.
            let notification = verified.notification(kind, data, &|_| None);
            return Ok(Notification { unsigned, replay_key: Some(verified.key_by_digest(kind)), ..notification });
        }
        message::check_fields(kind.fields, &message.fields, &counts)?;
        let text = |name: &str| message.fields.scalar(name).unwrap_or_default();
        let notification = verified.notification(kind, data, &|name| message.fields.scalar(name).map(Cow::Borrowed));
        let outcome = if kind.name == OTC { outcome(text("State1"), text("State2")) } else { notification.outcome };
        Ok(Notification { outcome, unsigned, ..notification })
    }

    fn acknowledgement(&self, _options: &Options, success: bool, reason: Option<&str>) -> Acknowledgement {
        let (status, message) = if success { (200, "success") } else { (500, reason.unwrap_or("fail")) };
        Acknowledgement::json(status, json::print(&answer(success, message)))
    }

    /// The answer to a question: what is signed depends on the kind, and stands as it is sent.
    ///
    /// Values are signed one after the other, with nothing between them. With `&` and `=` in one of them the signature
    /// could be that of a notification: an account number `OrderNum=1&UserName=victim` would make a question about
    /// another user.
    fn reply<'a>(&self, merchant: Merchant<'a>, kind: &'static Kind, data: Object<'a>) -> Result<Draft<'a>> {
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
                let text = sent.text_or_empty();
                if text.contains(['&', '=']) {
                    let message = format_args!(
                        "`{name}` has `&` or `=` in it, and this reply's sign could then be used for another message: do not \
                         answer with what a user typed unless you have checked it"
                    );
                    return Err(Error::violation(&name, ViolationCode::AmbiguousField, message));
                }
                sign_string.value(text);
            }
            envelope.push(name, sent);
        }
        sign_string.secret("keyB", merchant.keys.secret("keyB"));
        Ok(Draft::new(sign_string, envelope, Body::Json))
    }

    /// An answer is not signed.
    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        let Answer { operation, message: Message { fields, .. }, .. } = answer;
        let code = fields.scalar("Code").ok_or_else(|| message::missing("Code"))?.to_owned();
        let ok = code == "1" && fields.get("Success") != Some(&Value::Bool(false));
        let data = fields.get("Data").unwrap_or(&Value::Null);
        let mut json = Writer::new();
        json.exact(data);
        let Value::Object(object) = data else {
            return Ok(answered(ok, code, fields, json.finish()));
        };
        let state = |name: &str| object.scalar(name);
        Ok(Response {
            outcome: state("State1").zip(state("State2")).map(|(state1, state2)| outcome(state1, state2)),
            redirect_url: if ok && operation.redirects { Some(login_url(object)?) } else { None },
            ..answered(ok, code, fields, json.finish())
        })
    }
}

/// Whether the signature covers a field: not its own, not `FinishTime`, and no empty value where the option leaves them
/// out.
fn is_signed(options: &Options, name: &str, value: &Value<'_>) -> bool {
    let skipped = options.empty_values == EmptyValues::Skip && value.text_or_empty().is_empty();
    !UNSIGNED.contains(&name) && !skipped
}

/// Whether a field came, under the signature.
fn came(verified: &Verified<'_>, name: &str) -> bool {
    let value = verified.message.fields.get(name);
    value.is_some_and(|value| *value != Value::Null && is_signed(verified.merchant.options, name, value))
}

/// How many required fields of a kind did not come, and the first of them.
fn lacking(verified: &Verified<'_>, row: &Kind) -> Option<(usize, &'static str)> {
    let mut missing = None;
    for field in row.fields.iter().filter(|field| field.presence == Presence::Required) {
        if !came(verified, field.name) {
            let (count, first) = missing.unwrap_or((0, field.name));
            missing = Some((count + 1, first));
        }
    }
    missing
}

/// The kind is the one with the most fields whose required fields are all there: an order notification has every field
/// of the questions that are answered with bank data. Further fields are data, for the gateway adds some without
/// notice.
fn kind(verified: &Verified<'_>) -> Result<&'static Kind> {
    let complete = tables::TABLE.kinds.iter().filter(|row| lacking(verified, row).is_none());
    let shown = complete.max_by_key(|row| row.fields.len());
    let named = verified.kind.filter(|named| named.name == NOTICE);
    if let Some(notice) = named.filter(|_| shown.is_none_or(|row| row.name != OTC)) {
        return Ok(notice);
    }
    let Some(shown) = shown else {
        let rest = "give the kind `notice` to accept a message whose fields are not documented";
        let message = format!("the fields fit no kind that Bibao documents: {rest}");
        return Err(Error::at(Code::KindMismatch, "kind", message));
    };
    if !shown.reply.is_empty() {
        refuse_foreign(verified, shown)?;
    }
    verified.expect_kind(shown)
}

/// A question has no field of another kind: with one it is rather a message of that kind which lost a field, and must
/// not be answered with bank data.
fn refuse_foreign(verified: &Verified<'_>, question: &Kind) -> Result<()> {
    let declares = |row: &Kind, name: &str| row.fields.iter().any(|field| field.name == name);
    let foreign = verified.message.fields.iter().filter(|(name, _)| !declares(question, name) && came(verified, name));
    for (name, _) in foreign {
        let owners = tables::TABLE.kinds.iter().filter(|row| declares(row, name));
        let named = verified.kind.filter(|row| declares(row, name));
        let nearest = || owners.min_by_key(|row| lacking(verified, row).map_or(0, |(count, _)| count));
        if let Some(owner) = named.or_else(nearest) {
            let missing = lacking(verified, owner).map_or(name, |(_, first)| first);
            let message =
                format_args!("`{missing}` is missing: `{name}` shows that this is a `{}` notification", owner.name);
            return Err(Error::at(Code::MissingField, missing, message));
        }
    }
    Ok(())
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

fn answered(ok: bool, code: String, fields: &Object<'_>, data: String) -> Response {
    let message = fields.scalar("Message").unwrap_or_default().to_owned();
    Response { ok, verified: false, code, message, data, outcome: None, redirect_url: None }
}

/// `Url/Token`. It works once, for some ten seconds.
fn login_url(data: &Object<'_>) -> Result<String> {
    let (page, token) = (data.scalar("Url").unwrap_or_default(), data.scalar("Token").unwrap_or_default());
    if !url::is_address(page) || token.is_empty() || !url::is_clean(token) {
        return Err(Error::at(
            Code::MalformedBody,
            "Data",
            "`Url` and `Token` of the login's answer do not make a web address, such as https://otc.example/login and t0k3n",
        ));
    }
    Ok(format!("{}/{token}", page.trim_end_matches('/')))
}
