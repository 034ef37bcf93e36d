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

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::contract::context::Context;
use crate::contract::diagnosis::{Diagnosis, Finding, FindingCode};
use crate::contract::error::{Code, Error};
use crate::contract::schema::{Bodies, GatewayTable};
use crate::merchant::keys::Keys;
use crate::road::gateway::Gateway;
use crate::road::inward::{Hints, check_identity};
use crate::road::message::{self, Message};

pub(crate) use attempts::{Attempts, Mistakes};
pub(crate) use reprint::{cost as cost_of_print, texts as reprints};
use search::Search;
pub(crate) use transport::standard_base64;

/// Found where a message is no notification.
pub(crate) const OWN_REQUEST: &str = "it looks like a request of your own";

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
    if let Some((code, detail)) = transport::of_bytes(asked.gateway, raw) {
        return findings::of(code, detail);
    }
    let Ok(text) = message::utf8(raw) else { return findings::of(FindingCode::NotUtf8, None) };
    if let Some((code, detail)) = transport::of_text(asked.gateway, text) {
        return findings::of(code, detail);
    }
    let message = message::decode(text, asked.gateway.table().bodies, hints.content_type);
    let found = match &message {
        Ok(message) => cause_in(asked, message, error),
        Err(_) => cause_of_unreadable(asked, text),
    };
    let found = found.unwrap_or_else(|| findings::of_error(error));
    // U+FFFD is what decoders write for bytes that are not UTF-8.
    let vague = matches!(
        found.code,
        FindingCode::SecretOrContentDiffers | FindingCode::SecretLength | FindingCode::Refused(Code::MalformedBody)
    );
    if vague && text.contains('\u{fffd}') {
        return findings::of(FindingCode::NotUtf8, Some("U+FFFD is in the place of some"));
    }
    found
}

/// The cause in a body that can be read.
fn cause_in(asked: Asked<'_>, message: &Message<'_>, error: &Error) -> Option<Finding> {
    if !is_of_the_content(error.code()) {
        return None;
    }
    if let Some(other) = other_gateway(asked, message) {
        return Some(findings::of(FindingCode::OtherGateway, Some(other)));
    }
    let signing = asked.gateway.table().signing;
    if error.code() == Code::MissingSignature && message.text(signing.request_field).is_some() {
        return Some(findings::of(FindingCode::OtherKind, Some(OWN_REQUEST)));
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
        // Last: a merchant of the sandbox makes the other mistakes, too.
        sandbox_secret(&mut search, asked.gateway, message);
    }
    if let Some((code, detail)) = search.found() {
        return Some(findings::of(code, detail));
    }
    // The merchant's own requests are signed by the same rule.
    if signed && error.code() == Code::MissingField && !error.authentic() && error.field() != Some("kind") {
        return Some(findings::of(FindingCode::OtherKind, Some(OWN_REQUEST)));
    }
    if error.code() != Code::SignatureMismatch {
        return None;
    }
    let (table, keys) = (asked.gateway.table(), asked.gateway.current());
    if let Err(other) = check_identity(table, message, keys) {
        return Some(findings::of_error(&other));
    }
    let unusual = unusual_length(table, keys);
    let code = if unusual.is_some() { FindingCode::SecretLength } else { FindingCode::SecretOrContentDiffers };
    Some(findings::of(code, unusual.as_deref()))
}

/// Whether a mistake with the body or a secret can cause this error.
const fn is_of_the_content(code: Code) -> bool {
    matches!(
        code,
        Code::SignatureMismatch
            | Code::MissingSignature
            | Code::MalformedBody
            | Code::MissingField
            | Code::AmbiguousField
    )
}

/// Tries the sandbox's secrets, unless they are the merchant's own, complete or cut.
fn sandbox_secret(search: &mut Search<'_>, gateway: &Gateway, message: &Message<'_>) {
    let parts = gateway.table().credentials;
    let sandbox = |name: &str| parts.iter().find(|part| part.name == name).map_or("", |part| part.sandbox);
    if !gateway.current().secrets().all(|(name, own)| sandbox(name).starts_with(own.reveal())) {
        search.secrets(FindingCode::SandboxSecret, message, &|name, _| sandbox(name).to_owned());
    }
}

/// A secret that does not have its usual length, in words.
fn unusual_length(table: &GatewayTable, keys: &Keys) -> Option<String> {
    table.credentials.iter().find_map(|part| {
        let (usual, own) = (part.usual_length?, keys.characters(part)?);
        (own != usual).then(|| format!("`{}` has {own} characters and not {usual}", part.name))
    })
}

/// The cause in a body that cannot be read as what this gateway sends.
fn cause_of_unreadable(asked: Asked<'_>, text: &str) -> Option<Finding> {
    let message = message::decode(text, Bodies::Either, None).ok()?;
    let mut search = Search::new(asked.gateway, &message);
    search.message(FindingCode::BodyReserialised, &message);
    asked.mistakes.attempt(&mut search, &message);
    match (search.found(), other_gateway(asked, &message)) {
        (Some((code, detail)), _) => Some(findings::of(code, detail)),
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
