//! Mistakes that can happen with every gateway.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::diagnosis::FindingCode;
use crate::road::message::Message;
use crate::sign::digest::Digest;
use crate::sign::secret::Secret;
use crate::text::form;
use crate::text::hex::{LOWER, UPPER};
use crate::text::json::{Object, Value};

use super::attempts::Attempts as _;
use super::search::Search;
use super::{lookalike, reprint};

/// What happens to a secret on its way from the console into a program.
const BLANKS: &[&str] = &[" ", "\n", "\r\n", "\t", "\r"];

/// Mistakes in the message.
pub(super) fn of_message(search: &mut Search<'_>, message: &Message<'_>) {
    names(search, message);
    if !search.is_over() {
        search.claim(FindingCode::HexForm, message, is_digest_in_another_form);
        values(search, message);
        amounts(search, message);
    }
}

fn names(search: &mut Search<'_>, message: &Message<'_>) {
    let sign_field = search.gateway().table().sign_field(&message.fields);
    let rename = |change: &dyn Fn(&str) -> Option<String>| {
        let renamed = |name: &str| change(name).unwrap_or_else(|| name.to_owned());
        let fields = message.fields.0.iter().map(|(name, value)| (Cow::Owned(renamed(name)), value.clone()));
        Message { fields: Object(fields.collect()), form: message.form }
    };
    let mut attempt = |code, is_wrong: &dyn Fn(&str) -> bool, change: &dyn Fn(&str) -> Option<String>| {
        if message.fields.iter().any(|(name, _)| is_wrong(name)) {
            let renamed = rename(change);
            search.claim_as(renamed.text(sign_field).unwrap_or_default());
            search.message(code, &renamed);
            search.claim_as(message.text(sign_field).unwrap_or_default());
        }
    };
    attempt(FindingCode::LookalikeName, &|name| lookalike::ascii(name).is_some(), &lookalike::ascii);
    attempt(FindingCode::HtmlEscaped, &|name| name.starts_with("amp;"), &|name| {
        name.strip_prefix("amp;").map(str::to_owned)
    });
}

/// The digest cut to its middle as old libraries do, with a prefix or spaces, or in base64.
fn is_digest_in_another_form(claimed: &str, digest: &Digest) -> bool {
    let hex = digest.hex();
    let bare = claimed.trim().to_ascii_lowercase();
    let bare = bare.strip_prefix("0x").unwrap_or(&bare);
    let cut = bare.len() >= 16
        && bare.len() < hex.len()
        && (hex.starts_with(bare) || hex.ends_with(bare) || hex[8..24] == *bare);
    let other = bare == hex && claimed.to_ascii_lowercase() != hex;
    cut || other || claimed == STANDARD.encode(digest.bytes()) || claimed == STANDARD.encode(&hex)
}

type Change = (FindingCode, fn(&str) -> Option<String>);

/// What goes wrong with the texts of a form.
const TEXT_CHANGES: &[Change] = &[
    (FindingCode::FormPlusNotDecoded, |text| text.contains('+').then(|| text.replace('+', " "))),
    (FindingCode::FormPlusBecameBlank, |text| text.contains(' ').then(|| text.replace(' ', "+"))),
    (FindingCode::FormEncodedTwice, |text| form::unescape(text).ok().map(Cow::into_owned)),
    (FindingCode::FormDecodedTwice, |text| {
        escaped(text, |byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte), UPPER)
    }),
    (FindingCode::FormDecodedTwice, |text| escaped(text, |byte| byte.is_ascii_graphic() && byte != b'%', UPPER)),
    (FindingCode::FormDecodedTwice, |text| escaped(text, |byte| byte.is_ascii_graphic() && byte != b'%', LOWER)),
    (FindingCode::FormDecodedTwice, |text| text.contains('%').then(|| text.replace('%', "%25"))),
    (FindingCode::FormDecodedTwice, |text| text.contains(' ').then(|| text.replace(' ', "%20"))),
];

fn escaped(text: &str, keep: fn(u8) -> bool, digits: &[u8; 16]) -> Option<String> {
    if text.bytes().all(keep) {
        return None;
    }
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            _ if keep(byte) => out.push(char::from(byte)),
            _ => form::escape_byte(&mut out, byte, digits),
        }
    }
    Some(out)
}

/// Tries each change on one field alone and on all together: a mistake in decoding shows where there is something to
/// decode.
fn values(search: &mut Search<'_>, message: &Message<'_>) {
    let sign_field = search.gateway().table().sign_field(&message.fields);
    let texts: usize = message.fields.iter().filter_map(|(_, value)| value.as_text()).map(str::len).sum();
    for &(code, change) in TEXT_CHANGES {
        if search.is_over() {
            return;
        }
        // A change can make a text three times as long.
        search.spend(3 * texts);
        let change_value = |(name, value): (&str, &Value<'_>)| match value {
            Value::Text(text) if name != sign_field => change(text).filter(|changed| changed != text).map(Value::from),
            _ => None,
        };
        let changes: Vec<_> = message.fields.iter().map(change_value).collect();
        alone_and_together(search, code, message, &changes);
    }
    some_blanks(search, message);
}

/// Up to so many spaces every choice among them is tried.
const BLANKS_CHOSEN: u32 = 8;

/// Some spaces of a text were plus signs: `a+b c` that a proxy wrote again as `a+b+c`.
fn some_blanks(search: &mut Search<'_>, message: &Message<'_>) {
    let sign_field = search.gateway().table().sign_field(&message.fields);
    for (at, (name, value)) in message.fields.iter().enumerate() {
        let Some(text) = value.as_text().filter(|_| name != sign_field) else { continue };
        let places: Vec<_> = text.match_indices(' ').map(|(place, _)| place).collect();
        let blanks = u32::try_from(places.len()).unwrap_or(u32::MAX);
        if !(2..=BLANKS_CHOSEN).contains(&blanks) {
            continue;
        }
        // All of them together have been tried.
        for chosen in 1..(1_u32 << blanks) - 1 {
            if search.is_over() {
                return;
            }
            let mut changed = text.to_owned();
            for (_, &place) in places.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1) {
                changed.replace_range(place..=place, "+");
            }
            let mut copy = message.clone();
            copy.fields.0[at].1 = Value::from(changed);
            search.message(FindingCode::FormPlusBecameBlank, &copy);
        }
    }
}

/// Tries the changed values all together and, where there are several, each alone.
fn alone_and_together<'a>(
    search: &mut Search<'_>,
    code: FindingCode,
    message: &Message<'a>,
    changes: &[Option<Value<'a>>],
) {
    let places: Vec<_> = changes.iter().enumerate().filter_map(|(at, value)| Some((at, value.as_ref()?))).collect();
    if places.is_empty() {
        return;
    }
    let with = |places: &[(usize, &Value<'a>)]| {
        let mut copy = message.clone();
        for (at, value) in places {
            copy.fields.0[*at].1 = (*value).clone();
        }
        copy
    };
    search.message(code, &with(&places));
    for place in places.iter().filter(|_| places.len() > 1) {
        if search.is_over() {
            return;
        }
        search.message(code, &with(core::slice::from_ref(place)));
    }
}

/// What happens to one secret, on its way from the console into a program.
const SECRET_CHANGES: &[Change] = &[
    (FindingCode::BlankInSecret, |secret| Some(secret.split_whitespace().collect())),
    (FindingCode::QuotesInSecret, |secret| Some(format!("\"{secret}\""))),
    (FindingCode::QuotesInSecret, |secret| Some(format!("'{secret}'"))),
    (FindingCode::QuotesInSecret, |secret| Some(secret.trim_matches(['"', '\'']).to_owned())),
    (FindingCode::SecretCase, |secret| Some(secret.to_ascii_lowercase())),
    (FindingCode::SecretCase, |secret| Some(secret.to_ascii_uppercase())),
];

/// Mistakes in the credentials.
pub(super) fn of_secrets(search: &mut Search<'_>, message: &Message<'_>) {
    let keys = search.gateway().current();
    let secrets: Vec<_> = keys.secrets().map(|(name, secret)| (name, Secret::clone(secret))).collect();
    let identity = keys.identity().to_owned();
    if let [(first, one), (_, other)] = secrets.as_slice() {
        search.secrets(FindingCode::SecretsSwapped, message, &|name, _| {
            let swapped = if name == *first { other } else { one };
            swapped.reveal().to_owned()
        });
    }
    for (changed, _) in &secrets {
        let mut attempt = |code, change: &dyn Fn(&str) -> String| {
            search.secrets(code, message, &|name, own| if name == *changed { change(own) } else { own.to_owned() });
        };
        attempt(FindingCode::SecretsSwapped, &|_| identity.clone());
        for blank in BLANKS {
            attempt(FindingCode::BlankInSecret, &|own| [own, blank].concat());
            attempt(FindingCode::BlankInSecret, &|own| [blank, own].concat());
        }
        for &(code, change) in SECRET_CHANGES {
            attempt(code, &|own| change(own).unwrap_or_default());
        }
    }
}

/// Amounts that went through a program's number type: `100.00` came out as `100`, or as text.
fn amounts(search: &mut Search<'_>, message: &Message<'_>) {
    let table = search.gateway().table();
    for reform in &reprint::NUMBERS[1..] {
        if search.is_over() {
            return;
        }
        let reformed = reprint::with_numbers(&message.fields, table, *reform);
        let changes: Vec<_> = reformed
            .0
            .into_iter()
            .zip(&message.fields.0)
            .map(|((_, changed), (_, came))| (changed != *came).then_some(changed))
            .collect();
        alone_and_together(search, FindingCode::BodyReserialised, message, &changes);
    }
}
