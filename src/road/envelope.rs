//! Out: the signature is put into the envelope, and the envelope is encoded.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

use crate::sign::sign_string::SignString;
use crate::text::form;
use crate::text::json::{Object, Value};

/// How an envelope travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    Json,
    Form,
    Query,
    /// A form of this one field, with the envelope in it as JSON.
    JsonInForm(&'static str),
}

/// A signed message that has no address yet.
pub(crate) struct Sealed<'a> {
    pub(crate) sign_string: SignString,
    pub(crate) sign: String,
    /// The fields that are sent, with the signature among them, in wire order.
    pub(crate) envelope: Object<'a>,
    pub(crate) body: Body,
}

/// Puts the signature before a field, or behind all of them.
pub(super) fn insert(envelope: &mut Object<'_>, field: &'static str, sign: &str, before: Option<&str>) {
    let place = before.and_then(|name| envelope.0.iter().position(|(own, _)| own == name));
    let member = (Cow::Borrowed(field), Value::from(sign.to_owned()));
    envelope.0.insert(place.unwrap_or(envelope.0.len()), member);
}

/// The fields as `name=value&name=value`, escaped.
pub(crate) fn pairs(fields: &Object<'_>) -> String {
    form::encode(fields.iter().map(|(name, value)| (name, value.text_or_empty())))
}
