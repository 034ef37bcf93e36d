//! Why a notification was refused: tries the mistakes that people make, and names the one that fits.
//!
//! A message is never called genuine here: only `verify` does that. What is found explains; it does not accept.

mod attempts;
mod findings;
mod lookalike;
mod repairs;
mod reprint;
mod search;
mod transport;

use crate::contract::context::Context;
use crate::contract::diagnosis::{Diagnosis, Finding, FindingCode};
use crate::contract::error::{Code, Error};
use crate::contract::schema::Bodies;
use crate::contract::schema::GatewayTable;
use crate::road::gateway::Gateway;
use crate::road::inward::Hints;
use crate::road::message::{self, Message};
use crate::text::json::{self, Value};

pub(crate) use attempts::{Attempts, Mistakes};
pub(crate) use repairs::with_texts;
pub(crate) use reprint::{cost as cost_of_print, texts as reprints};
use search::Search;

/// Whom a diagnosis asks: the merchant's gateway, what is easily done wrong with it, and the tables of all gateways.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) gateway: &'a Gateway,
    pub(crate) mistakes: &'static dyn Mistakes,
    pub(crate) tables: &'a [&'static GatewayTable],
}

/// Finds out why a notification is refused. It reads much and costs accordingly: call it on failures only.
pub(crate) fn diagnose(asked: Asked<'_>, raw: &[u8], hints: Hints<'_>, context: &Context<'_>) -> Diagnosis {
    match asked.gateway.verify(raw, hints, context) {
        Ok(notification) => {
            let previous = (notification.secret_index > 0).then(|| findings::of(FindingCode::PreviousSecret, None));
            let doubt =
                asked.mistakes.doubt(&notification).map(|detail| findings::of(FindingCode::KindDoubtful, Some(detail)));
            Diagnosis { verified: true, findings: previous.into_iter().chain(doubt).collect() }
        }
        Err(error) => Diagnosis { verified: false, findings: vec![cause(asked, raw, hints, &error)] },
    }
}

/// The most specific cause of an error.
fn cause(asked: Asked<'_>, raw: &[u8], hints: Hints<'_>, error: &Error) -> Finding {
    if matches!(error.code(), Code::TooLarge | Code::TimestampOutOfTolerance) {
        return findings::of_error(error);
    }
    if let Some(code) = transport::of_bytes(asked.gateway, raw) {
        return findings::of(code, None);
    }
    let Ok(text) = message::utf8(raw) else { return findings::of(FindingCode::NotUtf8, None) };
    if let Some(code) = transport::of_text(asked.gateway, text, hints.content_type) {
        return findings::of(code, None);
    }
    let message = message::decode(text, asked.gateway.table().bodies, hints.content_type);
    let found = match &message {
        Ok(message) => cause_in(asked, message, error),
        Err(_) => cause_of_unreadable(asked, text),
    };
    found.unwrap_or_else(|| findings::of_error(error))
}

/// The cause in a body that can be read.
fn cause_in(asked: Asked<'_>, message: &Message<'_>, error: &Error) -> Option<Finding> {
    let at_fault = matches!(
        error.code(),
        Code::SignatureMismatch
            | Code::MissingSignature
            | Code::MalformedBody
            | Code::MissingField
            | Code::AmbiguousField
    );
    if !at_fault {
        return None;
    }
    if let Some(other) = other_gateway(asked, message) {
        return Some(findings::of(FindingCode::OtherGateway, Some(other)));
    }
    let mut search = Search::new(asked.gateway, message);
    // Where the signature is valid as it is, only what stands around it can be wrong.
    let signed = search.fits(message);
    if !signed {
        repairs::of_message(&mut search, message);
    }
    asked.mistakes.attempt(&mut search, message);
    if !signed {
        repairs::of_secrets(&mut search, message);
    }
    if let Some(code) = search.found() {
        return Some(findings::of(code, search.detail()));
    }
    if error.code() != Code::SignatureMismatch {
        return None;
    }
    if crate::road::inward::check_identity(asked.gateway.table(), message, asked.gateway.current()).is_err() {
        return Some(findings::of(FindingCode::OtherMerchant, None));
    }
    let unusual = asked.gateway.table().credentials.iter().any(|part| {
        part.usual_length.is_some_and(|usual| asked.gateway.current().characters(part).is_some_and(|own| own != usual))
    });
    Some(findings::of(if unusual { FindingCode::SecretLength } else { FindingCode::SecretOrContentDiffers }, None))
}

/// The cause in a body that cannot be read as what this gateway sends.
fn cause_of_unreadable(asked: Asked<'_>, text: &str) -> Option<Finding> {
    if text.starts_with('\u{feff}') {
        return Some(findings::of(FindingCode::ByteOrderMark, None));
    }
    if let Ok(Value::Text(inner)) = json::read(text) {
        let again = message::decode(&inner, asked.gateway.table().bodies, None).ok();
        return again.map(|_| findings::of(FindingCode::BodyStringified, None));
    }
    let message = message::decode(text, Bodies::Either, None).ok()?;
    let mut search = Search::new(asked.gateway, &message);
    search.message(FindingCode::BodyReserialised, &message);
    match (search.found(), other_gateway(asked, &message)) {
        (Some(code), _) => Some(findings::of(code, None)),
        (None, Some(other)) => Some(findings::of(FindingCode::OtherGateway, Some(other))),
        (None, None) => None,
    }
}

/// The gateway whose notifications look like this one, where it is another.
fn other_gateway(asked: Asked<'_>, message: &Message<'_>) -> Option<&'static str> {
    let looks = |typical_fields: &[&str]| typical_fields.iter().all(|name| message.fields.get(name).is_some());
    if looks(asked.gateway.table().typical_fields) {
        return None;
    }
    asked.tables.iter().find(|table| looks(table.typical_fields)).map(|table| table.name)
}
