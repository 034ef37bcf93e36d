//! Forms: `application/x-www-form-urlencoded`, decoded once and strictly, and encoded.

use std::borrow::Cow;

use crate::contract::error::{Code, Error, Result};
use crate::text::hex::{UPPER, nibble};
use crate::text::json::{Object, Value};

/// Of a form that is made here.
pub(crate) const CONTENT_TYPE: &str = "application/x-www-form-urlencoded; charset=utf-8";
/// No gateway sends more than twenty fields.
const MAX_FIELDS: usize = 256;

/// Decodes a form. `+` is a blank, `%2B` a plus; an invalid escape or invalid UTF-8 is `malformed_body`, a name that
/// stands twice is `duplicate_field`.
pub(crate) fn decode(body: &str) -> Result<Object<'_>> {
    let mut fields = Object::default();
    for pair in body.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) =
            pair.split_once('=').ok_or_else(|| malformed("a form has a name, `=` and a value in each part"))?;
        let (name, value) = (unescape(name)?, unescape(value)?);
        if fields.get(&name).is_some() {
            return Err(Error::at(
                Code::DuplicateField,
                &name,
                "a field stands twice in the form: nobody can say which one was meant",
            ));
        }
        if fields.0.len() == MAX_FIELDS {
            return Err(malformed("the form has more than 256 fields"));
        }
        fields.push(name, Value::Text(value));
    }
    Ok(fields)
}

fn malformed(message: &'static str) -> Error {
    Error::new(Code::MalformedBody, message)
}

/// One name or value, decoded.
pub(crate) fn unescape(text: &str) -> Result<Cow<'_, str>> {
    if !text.bytes().any(|b| b == b'+' || b == b'%') {
        return Ok(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (rest.next().and_then(nibble), rest.next().and_then(nibble));
                match (high, low) {
                    (Some(high), Some(low)) => high << 4 | low,
                    _ => return Err(malformed("a `%` in the form is not followed by two hexadecimal digits")),
                }
            }
            other => other,
        });
    }
    String::from_utf8(bytes).map(Cow::Owned).map_err(|_| malformed("the form's text is not UTF-8 once it is decoded"))
}

/// Adds `text` with everything escaped but letters, digits and `-_.`; a blank becomes `+`.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => escape_byte(out, byte, UPPER),
        }
    }
}

/// Adds `%` and two hexadecimal digits.
pub(crate) fn escape_byte(out: &mut String, byte: u8, digits: &[u8; 16]) {
    out.push('%');
    out.push(char::from(digits[usize::from(byte >> 4)]));
    out.push(char::from(digits[usize::from(byte & 15)]));
}

/// Encodes pairs as a form or a query string.
pub(crate) fn encode<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::with_capacity(256);
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        escape_into(&mut out, name);
        out.push('=');
        escape_into(&mut out, value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(body: &str) -> Result<String> {
        decode(body).map(|fields| fields.scalar("a").unwrap_or_default().to_owned())
    }

    #[test]
    fn decodes_once() {
        for (body, text) in [
            ("a=1+2", "1 2"),
            ("a=1%2B2", "1+2"),
            ("a=%2520", "%20"),
            ("a=%E4%B8%AD", "中"),
            ("a=", ""),
            ("a=b=c", "b=c"),
            ("&a=x&&", "x"),
        ] {
            assert_eq!(value(body).unwrap(), text, "{body}");
        }
    }

    #[test]
    fn refuses_what_is_not_a_form() {
        for (body, code) in [
            ("a=%", Code::MalformedBody),
            ("a=%4", Code::MalformedBody),
            ("a=%zz", Code::MalformedBody),
            ("a", Code::MalformedBody),
            ("a=%ff%fe", Code::MalformedBody),
            ("a=%D6%D0", Code::MalformedBody),
            ("a=1&a=2", Code::DuplicateField),
            ("a=1&%61=2", Code::DuplicateField),
        ] {
            assert_eq!(value(body).unwrap_err().code(), code, "{body}");
        }
    }

    #[test]
    fn encodes_what_it_decodes() {
        let text = "a b+c%&=中~*'/?\n";
        let body = encode([("x", text), ("y", "")]);
        assert_eq!(body, "x=a+b%2Bc%25%26%3D%E4%B8%AD%7E%2A%27%2F%3F%0A&y=");
        assert_eq!(decode(&body).unwrap().scalar("x"), Some(text));
    }
}
