//! Out: fields → plaintext → DES, and parts → sign string → MD5 → random ends.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use des::Des;

use crate::contract::context::{Context, LOWERCASE, drawn};
use crate::contract::error::{Error, Result, Violation, ViolationCode};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::envelope::Body;
use crate::road::explain::Trace;
use crate::road::protocol::{Call, Draft, Outbound};
use crate::road::values::has_separator;
use crate::sign::sign_string::SignString;
use crate::text::hex::{UPPER, hex};
use crate::text::json::{Object, Value};
use crate::text::time::Beijing;

use super::BibaoProtocol;

/// Bytes of a DES key and of a DES block.
pub(super) const BLOCK: usize = 8;

const ENDS_RULE: &str =
    "the random characters must be as many ASCII letters and digits as keyALength and keyCLength say";

impl Outbound for BibaoProtocol {
    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        context: &mut Context<'_>,
        trace: &mut Trace,
    ) -> Result<Draft<'a>> {
        let keys = merchant.keys;
        check_fields(&call)?;
        let seconds = context.seconds()?;
        let timestamp = seconds.to_string();
        let (before, after) = (keys.length("keyALength"), keys.length("keyCLength"));
        let ends = context.nonce(
            ENDS_RULE,
            |ends| ends.len() == before + after && ends.bytes().all(|b| b.is_ascii_alphanumeric()),
            |random| drawn(random, LOWERCASE, before + after),
        )?;

        let mut plaintext = String::with_capacity(256);
        for part in ["MerCode=", keys.identity(), "&Timestamp=", &timestamp] {
            plaintext.push_str(part);
        }
        for (name, value) in call.fields.iter() {
            for part in ["&", name, "=", value.text_or_empty()] {
                plaintext.push_str(part);
            }
        }
        trace.step("plaintext", || plaintext.clone());
        let param = encrypt(keys, &plaintext);
        trace.step("param", || param.clone());

        let sign_string = sign_string(merchant, &call, &timestamp, &Beijing::at(seconds).date());
        let (a, c) = ends.split_at(before);
        let envelope = Object(vec![("param".into(), Value::from(param))]);
        Ok(Draft { ends: Some((a.to_owned(), c.to_owned())), ..Draft::new(sign_string, envelope, Body::Json) })
    }
}

/// The parts of the operation, keyB, and the date on a Beijing clock, with nothing between them.
pub(super) fn sign_string(merchant: Merchant<'_>, call: &Call<'_>, timestamp: &str, date: &str) -> SignString {
    let keys = merchant.keys;
    let mut text = SignString::with_capacity(256);
    let mut part = |name: &str| match name {
        // A request that came names its merchant itself.
        "MerCode" => text.value(call.fields.scalar(name).unwrap_or(keys.identity())),
        "Timestamp" => text.value(timestamp),
        _ => text.value(call.fields.get(name).map(Value::text_or_empty).unwrap_or_default()),
    };
    let changed = merchant.options.key_parts.iter().find(|(operation, _)| *operation == call.operation.name);
    match changed {
        Some((_, names)) => names.iter().for_each(|name| part(name)),
        None => call.operation.key_parts.iter().for_each(|name| part(name)),
    }
    text.secret("keyB", keys.secret("keyB"));
    text.value(date);
    text
}

/// What the field table cannot say: not all fields are covered by the md5, so no value may read as two.
fn check_fields(call: &Call<'_>) -> Result<()> {
    let mut violations = Vec::new();
    let mut report = |field: &str, code, rest: &str| {
        violations.push(Violation { field: field.to_owned(), code, message: format!("`{field}` {rest}") });
    };
    for (name, value) in call.fields.iter() {
        match value.as_scalar() {
            None => report(name, ViolationCode::WrongType, "must be a string or a number"),
            Some(text) if has_separator(text) => {
                report(name, ViolationCode::BadCharset, "must not have `&` or control characters in it");
            }
            Some(_) => {}
        }
    }
    if violations.is_empty() { Ok(()) } else { Err(Error::invalid_request(violations)) }
}

/// DES-CBC with PKCS#7 padding, where the IV is the key; upper-case hexadecimal.
fn encrypt(keys: &Keys, plaintext: &str) -> String {
    let key = keys.secret("desKey").reveal().as_bytes();
    let Ok(cipher) = cbc::Encryptor::<Des>::new_from_slices(key, key) else {
        unreachable!("the length of desKey is checked when the credentials come in")
    };
    hex(&cipher.encrypt_padded_vec::<Pkcs7>(plaintext.as_bytes()), UPPER)
}
