//! Changes of a complete body in transit: compressed, encoded, cut off, read in another encoding, or with a header that
//! is not its own.

use alloc::string::String;
use alloc::vec::Vec;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::contract::diagnosis::FindingCode;
use crate::contract::schema::Bodies;
use crate::road::gateway::Gateway;
use crate::road::message;
use crate::text::json;

use super::attempts::Attempts as _;
use super::search::Search;

/// How gzip, zstd and zlib begin.
const MAGIC: &[&[u8]] = &[&[0x1f, 0x8b], &[0x28, 0xb5, 0x2f, 0xfd], &[0x78, 0x01], &[0x78, 0x9c], &[0x78, 0xda]];
/// Shorter texts can be base64 by chance.
const SHORTEST_BASE64: usize = 16;

/// With or without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What is wrong with bytes that may be no text.
pub(super) fn of_bytes(gateway: &Gateway, raw: &[u8]) -> Option<FindingCode> {
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Some(FindingCode::EmptyBody);
    }
    let Err(_) = core::str::from_utf8(raw) else { return None };
    if is_compressed(raw) {
        return Some(FindingCode::Compressed);
    }
    let latin: String = raw.iter().copied().map(char::from).collect();
    if fits(gateway, &latin) {
        return Some(FindingCode::Latin1);
    }
    Some(if is_gbk(raw) { FindingCode::Gbk } else { FindingCode::NotUtf8 })
}

/// What is wrong with a text as a whole.
pub(super) fn of_text(gateway: &Gateway, text: &str, content_type: Option<&str>) -> Option<FindingCode> {
    if text.trim() == "[object Object]" {
        return Some(FindingCode::BodyAlreadyParsed);
    }
    if is_base64(text) {
        return Some(FindingCode::Base64Body);
    }
    if has_other_content_type(gateway.table().bodies, text, content_type) {
        return Some(FindingCode::ContentType);
    }
    if ends_early(gateway, text) {
        return Some(FindingCode::CutOff);
    }
    let trimmed = text.trim_end();
    if trimmed.len() < text.len() && is_form(gateway, text) && fits(gateway, trimmed) {
        return Some(FindingCode::TrailingNewline);
    }
    // UTF-8 that was decoded as Latin-1 and encoded again.
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let original = bytes.filter(|_| !text.is_ascii()).and_then(|bytes| String::from_utf8(bytes).ok());
    original.is_some_and(|original| fits(gateway, &original)).then_some(FindingCode::Latin1)
}

/// Whether a text has a valid signature as it is.
fn fits(gateway: &Gateway, text: &str) -> bool {
    let message = message::decode(text, gateway.table().bodies, None);
    message.is_ok_and(|message| Search::new(gateway, &message).fits(&message))
}

/// By how they begin; brotli has no mark, but is full of bytes that no text has.
fn is_compressed(raw: &[u8]) -> bool {
    let controls = raw.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    MAGIC.iter().any(|magic| raw.starts_with(magic)) || controls * 20 > raw.len()
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
    let text = text.trim();
    if text.len() < SHORTEST_BASE64 || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)) {
        return false;
    }
    let decoded = LENIENT.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    decoded.is_some_and(|body| message::decode(&body, Bodies::Either, None).is_ok_and(|body| body.fields.0.len() > 1))
}

/// Whether the header says JSON of a form, or a form of JSON, where that decides how the body is read.
fn has_other_content_type(bodies: Bodies, text: &str, content_type: Option<&str>) -> bool {
    let Some(header) = content_type.map(str::to_ascii_lowercase).filter(|_| bodies == Bodies::Either) else {
        return false;
    };
    let json = text.trim_start().starts_with('{');
    header.contains("json") && !json || header.contains("x-www-form-urlencoded") && json
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
    let Ok(message) = message::decode(trimmed, gateway.table().bodies, None) else { return false };
    let name = gateway.table().sign_field(&message.fields);
    let last = message.fields.0.last().filter(|(own, _)| own == name);
    let Some(sign) = last.and_then(|(_, value)| value.as_text()).filter(|_| message.form) else { return false };
    // Sixteen digits are what some libraries make of an MD5.
    let keys = gateway.current();
    let whole = gateway.table().signing.text(&gateway.digest(&gateway.sign_string(&message, keys), keys));
    !sign.is_empty() && sign.len() != 16 && sign.len() < whole.len() && whole.starts_with(sign)
}
