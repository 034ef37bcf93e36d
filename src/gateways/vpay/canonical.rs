//! How a value becomes text in the sign string: the rules of the gateway's own SDK.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::contract::error::{Code, Error, Result};
use crate::merchant::options::ListForm;
use crate::text::decimal;
use crate::text::json::{self, Object, Value, Writer};

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
pub(super) fn signed_only<'a>(object: &Object<'a>, form: ListForm) -> Object<'a> {
    let members = object.0.iter().filter(|(_, value)| counts(value));
    Object(members.map(|(name, value)| (name.clone(), signed_only_in(value, form))).collect())
}

fn signed_only_in<'a>(value: &Value<'a>, form: ListForm) -> Value<'a> {
    match value {
        Value::Object(object) => Value::Object(signed_only(object, form)),
        // As JSON everything is signed that stands in it.
        Value::List(elements) if form != ListForm::Json => {
            Value::List(elements.iter().map(|element| signed_only_in(element, form)).collect())
        }
        other => other.clone(),
    }
}

/// Whether nothing in a value is left out.
pub(super) fn is_whole(value: &Value<'_>, form: ListForm) -> bool {
    match value {
        Value::Object(object) => object.iter().all(|(_, value)| counts(value) && is_whole(value, form)),
        Value::List(elements) => form == ListForm::Json || elements.iter().all(|element| is_whole(element, form)),
        _ => true,
    }
}

/// Whether a value has a list in it that the forms write differently.
#[cfg(feature = "diagnose")]
pub(super) fn has_forms(value: &Value<'_>) -> bool {
    match value {
        Value::Object(object) => object.iter().any(|(_, value)| has_forms(value)),
        Value::List(elements) => elements.iter().any(|element| match element {
            Value::Object(_) | Value::List(_) => true,
            Value::Number(number) => !is_integer(number),
            Value::Null | Value::Bool(_) | Value::Text(_) => false,
        }),
        _ => false,
    }
}

fn is_integer(number: &str) -> bool {
    number.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// The text of a value. A number with a fraction or an exponent is written plainly, so that `22.70` signs as `22.7`.
pub(super) fn text<'v>(value: &'v Value<'_>, form: ListForm) -> Cow<'v, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(text),
        Value::Number(number) if is_integer(number) => Cow::Borrowed(number),
        other => {
            let mut out = String::with_capacity(64);
            write(other, form, &mut out);
            Cow::Owned(out)
        }
    }
}

fn write(value: &Value<'_>, form: ListForm, out: &mut String) {
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
                write_element(element, form, out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            write_members(object, form, out);
            out.push('}');
        }
    }
}

fn write_members(object: &Object<'_>, form: ListForm, out: &mut String) {
    for (index, (name, value)) in signed(object).into_iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        write(value, form, out);
    }
}

/// An element of a list. Nobody says how the gateway writes objects and decimals there; its SDK has had two ways.
fn write_element(element: &Value<'_>, form: ListForm, out: &mut String) {
    match (form, element) {
        (ListForm::Bare, Value::Object(object)) => write_members(object, form, out),
        (ListForm::Json, Value::Number(number)) => out.push_str(number),
        (ListForm::Json, Value::Object(_) | Value::List(_)) => {
            let mut json = Writer::new();
            json.value(element);
            out.push_str(&json.finish());
        }
        _ => write(element, form, out),
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
            assert_eq!(text(&read(json).unwrap(), ListForm::Braces), expected, "{json}");
        }
    }

    #[test]
    fn lists_are_written_in_three_ways() {
        let list = r#"[{"b":1.50,"a":{"y":"中/","x":null}},1.50,"t",null,[2.0]]"#;
        for (form, expected) in [
            (ListForm::Braces, "[{a={y=中/}&b=1.5},1.5,t,null,[2]]"),
            (ListForm::Bare, "[a={y=中/}&b=1.5,1.5,t,null,[2]]"),
            (ListForm::Json, r#"[{"b":1.50,"a":{"y":"中/","x":null}},1.50,t,null,[2.0]]"#),
        ] {
            let value = read(list).unwrap();
            assert_eq!(text(&value, form), expected);
            // What stands in the sign string is data; what does not is none.
            assert_eq!(is_whole(&value, form), form == ListForm::Json);
        }
    }
}
