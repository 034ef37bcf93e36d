//! How a value becomes text in the sign string: the rules of the gateway's own SDK.

use std::borrow::Cow;

use crate::contract::error::{Code, Error, Result};
use crate::text::decimal;
use crate::text::json::{self, Object, Value};

/// Whether a member is signed: nulls and empty lists are not, so anybody may have added them. Empty texts are.
pub(super) fn counts(value: &Value<'_>) -> bool {
    match value {
        Value::Null => false,
        Value::List(elements) => !elements.is_empty(),
        _ => true,
    }
}

/// The members that are signed, sorted by name.
pub(super) fn signed<'o, 'a>(object: &'o Object<'a>) -> Vec<(&'o str, &'o Value<'a>)> {
    let mut members: Vec<_> = object.iter().filter(|(_, value)| counts(value)).collect();
    json::sort(&mut members);
    members
}

/// The object with its signed members only, at every depth.
pub(super) fn signed_only<'a>(object: &Object<'a>) -> Object<'a> {
    let members = object.0.iter().filter(|(_, value)| counts(value));
    Object(members.map(|(name, value)| (name.clone(), signed_only_in(value))).collect())
}

fn signed_only_in<'a>(value: &Value<'a>) -> Value<'a> {
    match value {
        Value::Object(object) => Value::Object(signed_only(object)),
        Value::List(elements) => Value::List(elements.iter().map(signed_only_in).collect()),
        other => other.clone(),
    }
}

/// The text of a value. A number with a fraction or an exponent is written plainly, so that `22.70` signs as `22.7`.
pub(super) fn text<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(text),
        Value::Number(number) if number.bytes().all(|b| b.is_ascii_digit() || b == b'-') => Cow::Borrowed(number),
        other => {
            let mut out = String::with_capacity(64);
            write(other, &mut out);
            Cow::Owned(out)
        }
    }
}

fn write(value: &Value<'_>, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Text(text) => out.push_str(text),
        // `check_numbers` has refused the exponents for which there is no plain text.
        Value::Number(number) => out.push_str(&decimal::plain(number).unwrap_or_default()),
        Value::List(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(element, out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            for (index, (name, value)) in signed(object).into_iter().enumerate() {
                if index > 0 {
                    out.push('&');
                }
                out.push_str(name);
                out.push('=');
                write(value, out);
            }
            out.push('}');
        }
    }
}

/// Bytes that all numbers with an exponent may have together when they are written plainly.
const MAX_PLAIN: usize = 16_384;

/// Refuses numbers that have no plain text of a sensible length: each of them, and all together.
pub(super) fn check_numbers(object: &Object<'_>) -> Result<()> {
    let mut room = MAX_PLAIN;
    object.iter().try_for_each(|(name, value)| {
        take_room(value, &mut room).ok_or_else(|| {
            let message = format_args!("`{name}` has an exponent beyond 1000, or is one of many large numbers");
            Error::at(Code::MalformedBody, name, message)
        })
    })
}

/// Nothing where there is no plain text, or no room for it.
fn take_room(value: &Value<'_>, room: &mut usize) -> Option<()> {
    match value {
        Value::Number(number) if number.bytes().any(|b| matches!(b, b'e' | b'E')) => {
            *room = room.checked_sub(decimal::plain(number)?.len())?;
            Some(())
        }
        Value::List(elements) => elements.iter().try_for_each(|element| take_room(element, room)),
        Value::Object(object) => object.iter().try_for_each(|(_, value)| take_room(value, room)),
        _ => Some(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::json::read;

    #[test]
    fn values_become_text_as_in_the_sdk() {
        for (json, expected) in [
            ("22.70", "22.7"),
            ("1E+1", "10"),
            ("-0.0", "0"),
            ("9223372036854775807", "9223372036854775807"),
            ("true", "true"),
            (r#"["a",null,1.50,[]]"#, "[a,null,1.5,[]]"),
            (r#"{"b":1,"a":{"y":null,"x":[]},"c":""}"#, "{a={}&b=1&c=}"),
            (r#"{"B":1,"a":2,"_":3}"#, "{B=1&_=3&a=2}"),
            ("{}", "{}"),
        ] {
            assert_eq!(text(&read(json).unwrap()), expected, "{json}");
        }
    }
}
