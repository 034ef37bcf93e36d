//! Changes of a complete body in transit: compressed, encoded, cut off, read in another encoding, or with a header that
//! is not its own.

use alloc::string::String;
use alloc::vec::Vec;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::diagnosis::FindingCode;
use crate::contract::schema::Bodies;
use crate::road::gateway::Gateway;
use crate::road::message;
use crate::text::json::{self, Value};

use super::attempts::Attempts as _;
use super::search::{Found, Search};

/// How gzip, zstd and zlib begin.
const MAGIC: &[[u8; 2]] = &[[0x1f, 0x8b], [0x28, 0xb5], [0x78, 0x01], [0x78, 0x9c], [0x78, 0xda]];
/// Shorter texts can be base64 by chance.
const SHORTEST_BASE64: usize = 16;

/// What is wrong with bytes that may be no text.
pub(super) fn of_bytes(gateway: &Gateway, raw: &[u8]) -> Option<Found> {
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Some((FindingCode::EmptyBody, None));
    }
    if is_utf16(raw) {
        return Some((FindingCode::NotUtf8, Some("they look like UTF-16")));
    }
    let Err(fault) = core::str::from_utf8(raw) else { return None };
    let latin: String = raw.iter().copied().map(char::from).collect();
    if is_compressed(&latin) {
        return Some((FindingCode::Compressed, None));
    }
    // A body that stops within a character.
    let (whole, _) = raw.split_at(fault.valid_up_to());
    let is_cut = fault.error_len().is_none() && core::str::from_utf8(whole).is_ok_and(|text| ends_early(gateway, text));
    let code = if is_cut {
        FindingCode::CutOff
    } else if fits(gateway, &latin) {
        FindingCode::Latin1
    } else if is_gbk(raw) {
        FindingCode::Gbk
    } else {
        FindingCode::NotUtf8
    };
    Some((code, None))
}

/// What is wrong with a text as a whole.
pub(super) fn of_text(gateway: &Gateway, text: &str) -> Option<Found> {
    if !text.is_ascii() && is_compressed(text) {
        return Some((FindingCode::Compressed, Some("they were read as text, and are lost")));
    }
    let trimmed = text.trim_end();
    let code = if matches!(text.trim(), "[object Object]" | "{}") {
        FindingCode::BodyAlreadyParsed
    } else if text.starts_with('\u{feff}') {
        FindingCode::ByteOrderMark
    } else if is_stringified(gateway, text) {
        FindingCode::BodyStringified
    } else if is_base64(text) {
        FindingCode::Base64Body
    } else if ends_early(gateway, text) {
        FindingCode::CutOff
    } else if trimmed.len() < text.len() && is_signed_form(gateway, trimmed) {
        FindingCode::TrailingNewline
    } else if form_behind(text).is_some_and(|form| is_signed_form(gateway, form)) {
        FindingCode::TextInFront
    } else if was_latin1(gateway, text) {
        FindingCode::Latin1
    } else {
        return None;
    };
    Some((code, None))
}

/// Whether a body was printed as a JSON string.
fn is_stringified(gateway: &Gateway, text: &str) -> bool {
    let inner = Some(text).filter(|text| text.trim_start().starts_with('"')).and_then(|text| json::read(text).ok());
    let Some(Value::Text(body)) = inner else { return false };
    message::decode(&body, gateway.table().bodies, None).is_ok()
}

/// What comes after a line end, or after the `?` of a URL.
fn form_behind(text: &str) -> Option<&str> {
    let trimmed = text.trim();
    match trimmed.split_once('?') {
        Some((url, query)) if !url.contains(['&', '=']) => Some(query),
        _ => Some(trimmed).filter(|_| text.starts_with(char::is_whitespace)),
    }
}

/// Whether UTF-8 was decoded as Latin-1 and encoded again.
fn was_latin1(gateway: &Gateway, text: &str) -> bool {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let original = bytes.filter(|_| !text.is_ascii()).and_then(|bytes| String::from_utf8(bytes).ok());
    original.is_some_and(|original| fits(gateway, &original))
}

/// Whether a text has a valid signature as it is.
fn fits(gateway: &Gateway, text: &str) -> bool {
    let message = message::decode(text, gateway.table().bodies, None);
    message.is_ok_and(|message| Search::new(gateway, &message).fits(&message))
}

/// Whether a text is a form with a valid signature.
fn is_signed_form(gateway: &Gateway, text: &str) -> bool {
    let message = message::decode(text, gateway.table().bodies, None);
    message.is_ok_and(|message| message.form && Search::new(gateway, &message).fits(&message))
}

/// By how the bytes begin; brotli has no mark, but is full of bytes that no text has. They may have been read as text:
/// then U+FFFD is in the place of those beyond ASCII.
fn is_compressed(text: &str) -> bool {
    let is = |c: Option<char>, byte: u8| c == Some(char::from(byte)) || c == Some('\u{fffd}') && !byte.is_ascii();
    let mut begin = text.chars();
    let (first, second) = (begin.next(), begin.next());
    let controls = text.bytes().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    controls * 20 > text.chars().count() || MAGIC.iter().any(|magic| is(first, magic[0]) && is(second, magic[1]))
}

/// Texts in ASCII have a zero in every pair.
fn is_utf16(raw: &[u8]) -> bool {
    let has_mark = raw.starts_with(&[0xff, 0xfe]) || raw.starts_with(&[0xfe, 0xff]);
    has_mark || raw.len() > 7 && raw.chunks(2).take(4).all(|pair| pair.contains(&0))
}

/// Whether the bytes could be GBK.
fn is_gbk(raw: &[u8]) -> bool {
    let mut bytes = raw.iter();
    while let Some(&byte) = bytes.next() {
        let pair = (0x81..=0xfe).contains(&byte);
        if byte >= 0x80
            && !(pair && bytes.next().is_some_and(|&second| (0x40..=0xfe).contains(&second) && second != 0x7f))
        {
            return false;
        }
    }
    true
}

/// Whether the whole body is base64 of a body, as AWS hands bodies out.
fn is_base64(text: &str) -> bool {
    if text.contains('&') || text.trim_start().starts_with('{') || text.len() < SHORTEST_BASE64 {
        return false;
    }
    let decoded = STANDARD.decode(standard_base64(text)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    decoded.is_some_and(|body| message::decode(&body, Bodies::Either, None).is_ok_and(|body| body.fields.0.len() > 1))
}

/// The same base64 in the standard alphabet, on one line, with its padding.
pub(crate) fn standard_base64(text: &str) -> String {
    let bare = text.chars().filter(|c| !c.is_whitespace() && *c != '=');
    let mut text: String = bare
        .map(|c| match c {
            '-' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

fn is_form(gateway: &Gateway, text: &str) -> bool {
    message::decode(text, gateway.table().bodies, None).is_ok_and(|message| message.form)
}

/// Whether JSON stops before its end, or a form within its signature.
fn ends_early(gateway: &Gateway, text: &str) -> bool {
    let trimmed = text.trim();
    if trimmed.starts_with('{') {
        return json::read(trimmed).is_err_and(|fault| fault.is_cut_off(trimmed.len()));
    }
    let Ok(message) = message::decode(trimmed, gateway.table().bodies, None) else {
        return ends_in_part(gateway, trimmed);
    };
    let name = gateway.table().sign_field(&message.fields);
    let last = message.fields.0.last().filter(|(own, _)| own == name);
    let Some(sign) = last.and_then(|(_, value)| value.as_text()).filter(|_| message.form) else { return false };
    // Sixteen digits are what some libraries make of an MD5.
    let keys = gateway.current();
    let whole = gateway.table().signing.text(&gateway.digest(&gateway.sign_string(&message, keys), keys));
    !sign.is_empty() && sign.len() != 16 && sign.len() < whole.len() && whole.starts_with(sign)
}

/// Whether a form stops within a name or an escape.
fn ends_in_part(gateway: &Gateway, form: &str) -> bool {
    let Some((before, last)) = form.rsplit_once('&') else { return false };
    let is_cut = !last.contains('=') || last.bytes().rev().take(2).any(|byte| byte == b'%');
    is_cut && !form.starts_with('<') && is_form(gateway, before)
}
