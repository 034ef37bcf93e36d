//! A received signed message: read without loss, not yet verified.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::{Bodies, Field, Presence, Type};
use crate::road::values::expected;
use crate::text::decimal;
use crate::text::form;
use crate::text::head;
use crate::text::json::{self, Fault, FaultKind, Object, Value};

/// Members and elements of a notification at every depth. The largest known one has about sixty.
const MAX_MEMBERS: usize = 512;
/// Up to so many characters of a body are shown in an error.
const BEGINNING: usize = 20;
/// What a content type says stands at its beginning.
const MAX_CONTENT_TYPE: usize = 256;

/// The fields of a message, in the order in which they came.
#[derive(Debug, Clone)]
pub(crate) struct Message<'a> {
    pub(crate) fields: Object<'a>,
    /// Whether it came as a form, where every value is text.
    pub(crate) form: bool,
}

fn malformed(message: impl fmt::Display) -> Error {
    Error::new(Code::MalformedBody, message)
}

/// The body as text; UTF-8 is strict.
pub(crate) fn utf8(body: &[u8]) -> Result<&str> {
    core::str::from_utf8(body)
        .map_err(|_| malformed("the body is not UTF-8: pass the bytes as received, before any framework decoded them"))
}

/// Reads a body as the gateway's server does, by its content type, and refuses names that no gateway has.
#[cfg(feature = "testing")]
pub(crate) fn read<'a>(text: &'a str, bodies: Bodies, content_type: Option<&str>) -> Result<Message<'a>> {
    let bodies = match bodies {
        Bodies::Either if says(content_type, "json") => Bodies::Json,
        Bodies::Either if says(content_type, "x-www-form-urlencoded") => Bodies::Form,
        _ => bodies,
    };
    let message = decode(text, bodies, content_type)?;
    check_names(&message.fields)?;
    Ok(message)
}

/// Reads a body as a form or as JSON. Where a gateway sends both, the first character decides: a form begins with a name,
/// an object with a brace. The content type may be wrong, for curl and PHP call any body a form; it says how to read what
/// begins with neither.
pub(crate) fn decode<'a>(text: &'a str, bodies: Bodies, content_type: Option<&str>) -> Result<Message<'a>> {
    let form = match bodies {
        Bodies::Json => false,
        Bodies::Form => true,
        Bodies::Either => match text.trim_start().bytes().next() {
            Some(b'{') => false,
            Some(first) if first.is_ascii_alphabetic() || first == b'_' => true,
            _ => !says(content_type, "json"),
        },
    };
    let fields = if form { form_fields(text)? } else { json_object(text, None)? };
    if fields.0.is_empty() {
        return Err(malformed("the body is empty"));
    }
    Ok(Message { fields, form })
}

/// Whether a content type names a format.
fn says(content_type: Option<&str>, format: &str) -> bool {
    head(content_type.unwrap_or_default(), MAX_CONTENT_TYPE).to_ascii_lowercase().contains(format)
}

/// Reads a form.
pub(crate) fn form_fields(text: &str) -> Result<Object<'_>> {
    form::decode(text).map_err(|fault| match &fault {
        _ if is_page(text) => malformed(format_args!("the body is {PAGE}")),
        form::Fault::Duplicate(name) => {
            Error::at(Code::DuplicateField, name, format_args!("{} (`{name}`)", fault.describe()))
        }
        _ => malformed(fault.describe()),
    })
}

const PAGE: &str = "a web page (HTML or XML): check the address and what answered there";

fn is_page(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

/// Reads a JSON object: the body itself, or the text of one of its fields.
pub(crate) fn json_object<'a>(text: &'a str, inside: Option<&'static str>) -> Result<Object<'a>> {
    object(json::read_within(MAX_MEMBERS, text), text, inside)
}

/// As [`json_object`], in an answer: it may have more members, for it can be a list.
pub(crate) fn answer_object<'a>(text: &'a str, inside: Option<&'static str>) -> Result<Object<'a>> {
    object(json::read(text), text, inside)
}

fn object<'a>(read: Result<Value<'a>, Fault>, text: &str, inside: Option<&'static str>) -> Result<Object<'a>> {
    match read {
        Ok(Value::Object(object)) => Ok(object),
        other => Err(no_object(other, text, inside)),
    }
}

#[cold]
#[inline(never)]
fn no_object(read: Result<Value<'_>, Fault>, text: &str, inside: Option<&'static str>) -> Error {
    let what = inside.map_or_else(|| "the body".to_owned(), |field| format!("the string in `{field}`"));
    let message = match read {
        Ok(other) => format!("{what} is {}; expected a JSON object such as {{\"code\":0}}", other.type_name()),
        Err(_) if is_page(text) => format!("{what} is {PAGE}"),
        Err(_) if text.trim().is_empty() => format!("{what} is empty; expected a JSON object"),
        Err(fault) if fault.is_cut_off(text.trim_end().len()) => {
            format!("{what} ends too early, after {} bytes of JSON: it is incomplete", fault.offset)
        }
        Err(fault) if fault.kind == FaultKind::Duplicate => {
            let name = fault.field.unwrap_or_default();
            let message = format_args!("{what} {} in or at `{name}`: it is ambiguous", fault.kind.describe());
            return Error::at(Code::DuplicateField, &name, message);
        }
        Err(fault) => {
            let begin: String = text.chars().take(BEGINNING).collect();
            let more = if begin.len() < text.len() { "…" } else { "" };
            if fault.kind == FaultKind::Syntax && !text.trim_start().starts_with(['{', '[']) {
                format!("{what} is not JSON: it begins with `{begin}{more}`")
            } else {
                format!("{what} {} (at byte {} of `{begin}{more}`)", fault.kind.describe(), fault.offset)
            }
        }
    };
    match inside {
        Some(field) => Error::at(Code::MalformedBody, field, message),
        None => malformed(message),
    }
}

/// Refuses names that no gateway has, at any depth: `type=WITHDRAW&userAmount` as a name would sign like two fields.
pub(crate) fn check_names(object: &Object<'_>) -> Result<()> {
    for (name, value) in object.iter() {
        if !json::is_field_name(name) {
            return Err(Error::at(
                Code::AmbiguousField,
                name,
                "a field's name must be letters, digits and `_`, and not `__proto__`: it could be read as another field",
            ));
        }
        check_nested(value)?;
    }
    Ok(())
}

fn check_nested(value: &Value<'_>) -> Result<()> {
    match value {
        Value::Object(object) => check_names(object),
        Value::List(elements) => elements.iter().try_for_each(check_nested),
        _ => Ok(()),
    }
}

/// Checks that every field that a kind requires is there, and that every declared field that came has its declared
/// type. A form has texts only. What does not count (`counts`) is not there, nor is null, nor an empty text in an
/// optional field.
pub(crate) fn check_fields(
    table: &[Field],
    object: &Object<'_>,
    counts: &dyn Fn(&str, &Value<'_>) -> bool,
) -> Result<()> {
    let mut next = 0;
    for field in table {
        let required = field.presence == Presence::Required;
        let found = json::find_from(&object.0, next, |(name, _)| name == field.name);
        next = found.map_or(next, |at| at + 1);
        let value = found.map(|at| &object.0[at].1).filter(|value| **value != Value::Null && counts(field.name, value));
        match value {
            Some(Value::Text(text)) if text.is_empty() && !required => {}
            Some(value) => check_type(field, value, counts)?,
            None if required => return Err(missing(field.name)),
            None => {}
        }
    }
    Ok(())
}

/// For [`check_fields`] where every field that came is signed.
pub(crate) fn all_count(_name: &str, _value: &Value<'_>) -> bool {
    true
}

fn check_type(field: &Field, value: &Value<'_>, counts: &dyn Fn(&str, &Value<'_>) -> bool) -> Result<()> {
    let fits = match (field.ty, value) {
        (Type::Text { min, .. }, Value::Text(text)) => text.len() >= min as usize,
        (Type::Decimal { .. }, Value::Number(text)) => !text.starts_with('-'),
        (Type::Decimal { .. }, Value::Text(text)) => decimal::is_amount(text),
        (Type::Integer { .. }, Value::Number(text) | Value::Text(text)) => {
            decimal::is_whole(text.strip_prefix('-').unwrap_or(text))
        }
        (Type::Id, Value::Text(text)) => !text.is_empty(),
        (Type::Id, Value::Number(text)) => decimal::is_whole(text),
        (Type::Texts, Value::List(elements)) => elements.iter().all(|element| element.as_text().is_some()),
        (Type::Object(inner), Value::Object(object)) => return check_fields(inner, object, counts),
        (Type::Objects(inner), Value::List(elements)) => {
            return elements.iter().try_for_each(|element| match element {
                Value::Object(object) => check_fields(inner, object, counts),
                _ => Err(wrong_type(field, element)),
            });
        }
        (Type::Boolean, Value::Bool(_)) | (Type::Map, Value::Object(_)) => true,
        _ => false,
    };
    if fits { Ok(()) } else { Err(wrong_type(field, value)) }
}

#[cold]
fn wrong_type(field: &Field, value: &Value<'_>) -> Error {
    let example = if field.example.is_empty() { String::new() } else { format!(", such as {}", field.example) };
    Error::at(
        Code::MalformedBody,
        field.name,
        format_args!("`{}` is {}; expected {}{example}", field.name, value.shown(), expected(field.ty)),
    )
}

/// The error for a field whose value runs on into the next field.
#[cold]
pub(crate) fn slides(name: &str) -> Error {
    let message =
        format_args!("`{name}` has `&` and `=` in it: under the same signature it could be read as another field");
    Error::at(Code::AmbiguousField, name, message)
}

/// The error for a field that is not there.
pub(crate) fn missing(name: &'static str) -> Error {
    Error::at(Code::MissingField, name, format_args!("`{name}` is missing: every message of this kind has it"))
}

impl<'a> Message<'a> {
    /// A field's text, where it came and is a text that is not empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(Value::as_text).filter(|text| !text.is_empty())
    }

    /// A field's text; it must be there.
    pub(crate) fn required(&self, name: &'static str) -> Result<&str> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Err(missing(name)),
            Some(Value::Text(text)) => Ok(text),
            Some(other) => Err(Error::at(
                Code::MalformedBody,
                name,
                format_args!("`{name}` is {}, not a string", other.type_name()),
            )),
        }
    }

    /// The claimed signature.
    pub(crate) fn sign(&self, name: &'static str) -> Result<&str> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Err(Error::at(
                Code::MissingSignature,
                name,
                format_args!("`{name}` is missing: the message is not signed, or is incomplete"),
            )),
            Some(Value::Text(sign)) if sign.is_empty() => Err(Error::at(
                Code::MissingSignature,
                name,
                format_args!("`{name}` is empty: the message is not signed"),
            )),
            // A number or a list is no signature; it will match nothing.
            Some(other) => Ok(other.as_text().unwrap_or("?")),
        }
    }

    /// The fields but those named, by ASCII order of their names.
    pub(crate) fn sorted_but(&self, left_out: &[&str]) -> Vec<(&str, &Value<'a>)> {
        let mut fields: Vec<_> = self.fields.iter().filter(|(name, _)| !left_out.contains(name)).collect();
        json::sort(&mut fields);
        fields
    }
}
