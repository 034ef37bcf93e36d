//! Forms: `application/x-www-form-urlencoded`, decoded once and strictly, and encoded.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::text::hex::{UPPER, nibble};
use crate::text::json::{Object, Value};

/// Of a form that is made here.
pub(crate) const CONTENT_TYPE: &str = "application/x-www-form-urlencoded; charset=utf-8";
/// No gateway sends more than twenty fields.
const MAX_FIELDS: usize = 256;

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A part without `=`
    NoEqualsSign,
    /// A `%` without two hexadecimal digits behind it
    BadEscape,
    /// Bytes that are no UTF-8 once they are decoded
    NotUtf8,
    /// More fields than any message has
    TooMany,
    /// This name is there twice.
    Duplicate(String),
}

impl Fault {
    /// The fault in words, as a part of a sentence.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Self::NoEqualsSign => "a part of the form has no `=`: a form is `name=value&name=value`",
            Self::BadEscape => "a `%` in the form is not followed by two hexadecimal digits, as in `%20`",
            Self::NotUtf8 => "the form's text is not UTF-8 once it is decoded",
            Self::TooMany => "the form has more than 256 fields",
            Self::Duplicate(_) => "the form has a duplicate field: it is ambiguous",
        }
    }
}

/// Decodes a form. `+` is a space, `%2B` a plus; escapes and UTF-8 are strict, and each name may be there once.
pub(crate) fn decode(body: &str) -> Result<Object<'_>, Fault> {
    let mut fields = Object::default();
    for pair in body.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').ok_or(Fault::NoEqualsSign)?;
        let (name, value) = (unescape(name)?, unescape(value)?);
        if fields.get(&name).is_some() {
            return Err(Fault::Duplicate(name.into_owned()));
        }
        if fields.0.len() == MAX_FIELDS {
            return Err(Fault::TooMany);
        }
        fields.push(name, Value::Text(value));
    }
    Ok(fields)
}

/// One name or value, decoded.
pub(crate) fn unescape(text: &str) -> Result<Cow<'_, str>, Fault> {
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
                    _ => return Err(Fault::BadEscape),
                }
            }
            other => other,
        });
    }
    String::from_utf8(bytes).map(Cow::Owned).map_err(|_| Fault::NotUtf8)
}

/// Adds `text` with everything escaped but letters, digits and `-_.`; a space becomes `+`.
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
    use alloc::borrow::ToOwned;

    fn value(body: &str) -> Result<String, Fault> {
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
        let duplicate = || Fault::Duplicate("a".to_owned());
        for (body, fault) in [
            ("a=%", Fault::BadEscape),
            ("a=%4", Fault::BadEscape),
            ("a=%zz", Fault::BadEscape),
            ("a", Fault::NoEqualsSign),
            ("a=%ff%fe", Fault::NotUtf8),
            ("a=%D6%D0", Fault::NotUtf8),
            ("a=1&a=2", duplicate()),
            ("a=1&%61=2", duplicate()),
        ] {
            assert_eq!(value(body).unwrap_err(), fault, "{body}");
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
