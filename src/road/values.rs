//! The rules for one value of a request, and the messages for violations.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::contract::error::ViolationCode;
use crate::contract::schema::{Field, Type, Wire};
use crate::text::decimal;
use crate::text::json::Value;
use crate::text::scan::ByteSet;
use crate::text::time::{Beijing, MAX_SECONDS, parse_instant};
use crate::text::url;

/// `&` and the control characters of ASCII.
const SEPARATORS: ByteSet<2> = ByteSet { bytes: *b"&\x7f", below: b' ', non_ascii: false };

/// Up to so many characters of a value are shown in an error.
const SHOWN: usize = 40;

/// A rule that a value breaks, and how to fix it.
#[cold]
#[inline(never)]
pub(super) fn violation(code: ViolationCode, rest: impl fmt::Display) -> (ViolationCode, String) {
    (code, rest.to_string())
}

/// The beginning of a value, for a message.
pub(super) fn short(text: &str) -> &str {
    text.char_indices().nth(SHOWN).map_or(text, |(end, _)| &text[..end])
}

/// The first character that is not allowed, for a message.
pub(super) fn odd(text: &str, is_odd: impl Fn(char) -> bool) -> String {
    match text.chars().find(|c| is_odd(*c)) {
        Some(' ') => "a space".to_owned(),
        Some(c) if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
        Some(c) => format!("`{c}`"),
        None => "no character".to_owned(),
    }
}

/// Names with the marks of code around them.
pub(super) fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A field's example, where it has one, as the end of a message.
pub(super) struct Example<'f>(pub(super) &'f Field);

impl fmt::Display for Example<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.example {
            "" => Ok(()),
            example => write!(f, ", such as {example}"),
        }
    }
}

/// A time as the gateway has it, in Beijing time. An instant is written so; a text without a zone could be any instant.
#[inline(never)]
pub(super) fn date_time(text: Cow<'_, str>) -> Result<Value<'_>, (ViolationCode, String)> {
    if Beijing::parse_spaced(&text).is_some() {
        return Ok(Value::Text(text));
    }
    if let Some(unix) = parse_instant(&text).filter(|unix| (0..=MAX_SECONDS).contains(unix)) {
        return Ok(Value::from(Beijing::at(unix).spaced()));
    }
    let forms = "give Beijing time as 2025-03-31 22:03:53, or an instant with its zone as 2025-03-31T14:03:53Z";
    let zoneless = parse_instant(&[&*text, "Z"].concat()).is_some();
    let what = if zoneless { "has no zone" } else { "is not a valid date and time" };
    Err(violation(ViolationCode::BadFormat, format_args!("({}) {what}: {forms}", short(&text))))
}

pub(super) fn check_length(length: usize, min: u32, max: u32) -> Result<(), (ViolationCode, String)> {
    if length == 0 && min > 0 {
        Err(violation(ViolationCode::TooShort, "is empty"))
    } else if length < min as usize {
        Err(violation(ViolationCode::TooShort, format_args!("has {length} characters, and at least {min} are needed")))
    } else if length > max as usize {
        Err(violation(ViolationCode::TooLong, format_args!("has {length} characters, and at most {max} are allowed")))
    } else {
        Ok(())
    }
}

pub(super) fn on_wire(text: Cow<'_, str>, wire: Wire) -> Value<'_> {
    match wire {
        Wire::Number => Value::Number(text),
        Wire::Text => Value::Text(text),
        Wire::TwoPlaces => Value::Text(decimal::two_places(&text).into()),
        Wire::Shortest => Value::Text(decimal::shortest(&text).to_owned().into()),
    }
}

/// `501.00` as `501`: a whole number that is sent with two decimals may come with them.
pub(super) fn without_zero_fraction(text: Cow<'_, str>) -> Result<Cow<'_, str>, (ViolationCode, String)> {
    let (whole, fraction) = decimal::split(&text);
    if !decimal::is_decimal(&text) || fraction.is_empty() {
        return Ok(text);
    }
    if decimal::is_zero(fraction) {
        return Ok(Cow::Owned(whole.to_owned()));
    }
    let shown = short(&text);
    let message = format_args!("({shown}) has a fraction; it must be a whole number such as 501 or 501.00");
    Err(violation(ViolationCode::OutOfRange, message))
}

#[inline(never)]
pub(super) fn amount(
    text: Cow<'_, str>,
    digits: u8,
    scale: u8,
    zero: bool,
    wire: Wire,
) -> Result<Value<'_>, (ViolationCode, String)> {
    if !decimal::is_decimal(&text) {
        return Err(violation(
            ViolationCode::BadFormat,
            format_args!(
                "({}) must be a decimal such as 18.37: digits and at most one point, without sign, exponent or leading zeros",
                short(&text)
            ),
        ));
    }
    let (whole, fraction) = decimal::split(&text);
    if whole.len() > digits.into() {
        return Err(violation(
            ViolationCode::OutOfRange,
            format_args!("({}) may have at most {digits} digits before the point", short(&text)),
        ));
    }
    if fraction.len() > scale.into() {
        return Err(violation(
            ViolationCode::OutOfRange,
            format_args!("({}) may have at most {scale} digits after the point", short(&text)),
        ));
    }
    if !zero && decimal::is_zero(&text) {
        return Err(violation(ViolationCode::OutOfRange, format_args!("({}) must be above zero", short(&text))));
    }
    Ok(on_wire(text, wire))
}

/// The rule for a number that was rounded before it came here.
pub(super) const ROUNDED: &str =
    "has more digits than a 64-bit float holds exactly: give it as a string, such as \"18.37\"";

/// Whether a text has `&` or a control character, with which a plaintext of `k=v&k=v` could read as another.
pub(crate) fn has_separator(text: &str) -> bool {
    SEPARATORS.is_in(text) || !text.is_ascii() && text.contains(char::is_control)
}

pub(super) fn is_url(text: &str) -> bool {
    url::has_host(text) && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

pub(super) fn expected(ty: Type) -> &'static str {
    match ty {
        Type::Text { .. } => "a string",
        Type::Decimal { .. } => "a decimal number, or a string with one",
        Type::Integer { .. } => "a whole number, or a string with one",
        Type::Id => "a string or a whole number",
        Type::Boolean => "true or false",
        Type::Texts => "a list of strings",
        Type::Objects(_) => "a list of objects",
        Type::Object(_) | Type::Map => "an object",
    }
}

pub(super) fn described(value: &Value<'_>) -> &'static str {
    match value {
        Value::Null => "null (a number that is not finite becomes null in JSON)",
        other => other.type_name(),
    }
}
