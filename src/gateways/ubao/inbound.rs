//! In: notifications and answers.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use core::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Notification, Response};
use crate::contract::schema::{Field, Presence};
use crate::merchant::Merchant;
use crate::merchant::options::Options;
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Inbound, Verified};
use crate::sign::sign_string::SignString;
use crate::text::decimal::{Decimal, is_digits, is_whole};
use crate::text::json::{self, Object, Value, Writer};

use super::{UbaoProtocol, parts, tables};

/// The signed fields of the envelope; anything else in it is not signed.
const SIGNED: &[&str] = &["nonce", "timestamp", "body", "sign"];
const MAX_AMOUNT_DIGITS: usize = 78;
const MAX_DECIMALS: u8 = 36;
/// Characters of a hash of 32 bytes.
const HEX_HASH: usize = 64;

impl Inbound for UbaoProtocol {
    /// Digits could move from nonce to timestamp with the same signature, so both have a fixed form.
    fn check_signed(&self, message: &Message<'_>) -> Result<()> {
        for name in ["nonce", "timestamp"] {
            match message.fields.get(name) {
                None | Some(Value::Null) => return Err(message::missing(name)),
                Some(value) => {
                    let text = value.as_scalar().unwrap_or_default();
                    if !is_digits(text) || (name == "timestamp" && text.len() != 10) {
                        let rule = if name == "timestamp" {
                            "exactly 10 digits, such as 1700000000"
                        } else {
                            "digits, such as 716240"
                        };
                        return Err(malformed(name, format_args!("`{name}` must be {rule}")));
                    }
                }
            }
        }
        match message.fields.get("body") {
            None | Some(Value::Null | Value::Text(_)) => Ok(()),
            Some(other) => {
                Err(malformed("body", format_args!("`body` is {}; it must be a base64 string", other.type_name())))
            }
        }
    }

    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        let text = |name: &str| message.fields.scalar(name).unwrap_or_default();
        parts(text("body"), text("nonce"), text("timestamp"), merchant.keys)
    }

    /// The body's fields, or those around it where it cannot be read.
    fn data(&self, _options: &Options, message: &Message<'_>) -> Data {
        let json = message.text("body").and_then(|body| decode(body).ok());
        match json.as_deref().map(|json| message::json_object(json, Some("body"))) {
            Some(Ok(data)) => Data::of(&data),
            _ => Data::part_of(&message.fields, &|name, _| name != "sign" && SIGNED.contains(&name)),
        }
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        let message = verified.message;
        // A request of the merchant's own is signed by the same rule, and may have no body.
        let json = decode(message.required("body").map_err(Error::doubtful)?)?;
        let data = message::json_object(&json, Some("body"))?;
        message::check_names(&data)?;
        let Some(shown) = data.get("callbackType") else {
            let error = message::missing("callbackType");
            return Err(if is_request(&data) { error.doubtful() } else { error });
        };
        let row = tables::TABLE.kinds.iter().find(|row| Some(row.name) == shown.as_text()).ok_or_else(|| {
            Error::at(
                Code::KindMismatch,
                "callbackType",
                "`callbackType` must be recharge, transfer or balance; this is another notification",
            )
        })?;
        let kind = verified.expect_kind(row)?;
        message::check_fields(kind.fields, &data, &message::all_count)?;

        let text = |name: &str| data.scalar(name).unwrap_or_default();
        let notification =
            verified.notification(kind, Data::of(&data), &|name| data.scalar(name).map(|text| in_one_form(name, text)));
        Ok(Notification {
            unsigned: Data::part_of(&message.fields, &|name, _| !SIGNED.contains(&name)),
            amount: Some(amount(&data)?),
            coin_matches: Some(tables::coin_matches(text("coinID"), text("coinType"), text("chainType"))),
            // As received, in any case of its letters.
            gateway_order_id: data.scalar(kind.meaning.gateway_order).map(str::to_owned),
            replay_key: notification.replay_key.or_else(|| Some(verified.key_by_digest(kind))),
            ..notification
        })
    }

    /// An answer is not signed. `coins` and `result` are JSON in a string; they are returned as JSON.
    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        let mut fields = answer.message.fields.clone();
        let code = fields.take("code").as_ref().and_then(Value::as_scalar).unwrap_or_default().to_owned();
        if code.is_empty() {
            return Err(message::missing("code"));
        }
        let message = fields.take("message").as_ref().and_then(Value::as_scalar).unwrap_or_default().to_owned();
        let mut data = Writer::new();
        data.begin_object();
        for (name, value) in fields.iter() {
            data.any_name(name);
            let inner = match (name, value) {
                ("coins" | "result", Value::Text(text)) => json::read(text).ok(),
                _ => None,
            };
            data.exact(inner.as_ref().unwrap_or(value));
        }
        data.end_object();
        Ok(Response {
            ok: code == "200",
            verified: false,
            code,
            message,
            data: data.finish(),
            outcome: None,
            redirect_url: None,
        })
    }
}

fn malformed(field: &str, message: impl fmt::Display) -> Error {
    Error::at(Code::MalformedBody, field, message)
}

/// Decodes a `body` into the bytes of its JSON. Base64 is strict and canonical.
pub(super) fn decode(body: &str) -> Result<String> {
    let bytes = STANDARD
        .decode(body)
        .map_err(|_| malformed("body", "`body` must be base64 with the standard alphabet and padding, in one line"))?;
    String::from_utf8(bytes).map_err(|_| malformed("body", "`body` is not UTF-8 once it is decoded"))
}

/// Whether a body can be a request of the merchant's own: it has what an operation needs, and nothing that only
/// notifications have.
fn is_request(data: &Object<'_>) -> bool {
    let declares = |fields: &[Field], name: &str| fields.iter().any(|field| field.name == name);
    let in_kinds = |name: &str| tables::TABLE.kinds.iter().any(|kind| declares(kind.fields, name));
    tables::TABLE.operations.iter().any(|operation| {
        let mut required = operation.fields.iter().filter(|field| field.presence == Presence::Required).peekable();
        // What takes no fields has no body.
        required.peek().is_some()
            && required.all(|field| data.get(field.name).is_some())
            && data.iter().all(|(name, _)| declares(operation.fields, name) || !in_kinds(name))
    })
}

/// One form of what can be written in several, so that a second delivery is known: hexadecimal addresses and hashes are
/// the same in either case, TRON's hashes without `0x` too, and base58 is not; an amount can have zeros before it.
fn in_one_form<'t>(name: &str, text: &'t str) -> Cow<'t, str> {
    match (name, text.as_bytes()) {
        ("amount", _) => text.trim_start_matches('0').into(),
        ("hash" | "address", [b'0', b'x' | b'X', ..]) => lowercase(text),
        ("hash", bytes) if bytes.len() == HEX_HASH && bytes.iter().all(u8::is_ascii_hexdigit) => lowercase(text),
        _ => text.into(),
    }
}

fn lowercase(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|b| b.is_ascii_uppercase()) { text.to_ascii_lowercase().into() } else { text.into() }
}

/// The amount in coin units: an integer of the smallest unit, shifted by the `decimals` that came with it. The table's
/// would be wrong: USDT has 6 on TRON and 18 on BSC.
fn amount(data: &Object<'_>) -> Result<Decimal> {
    let text = |name: &str| data.scalar(name).unwrap_or_default();
    let (amount, decimals) = (text("amount"), text("decimals"));
    if !is_digits(amount) || amount.len() > MAX_AMOUNT_DIGITS {
        return Err(malformed(
            "amount",
            "`amount` must be a whole number of at most 78 digits, in the smallest unit, such as 98260",
        ));
    }
    match decimals.parse::<u8>() {
        Ok(places) if places <= MAX_DECIMALS && is_whole(decimals) => Ok(Decimal::shifted(amount, places)),
        _ => Err(malformed("decimals", "`decimals` must be a whole number from 0 to 36, such as 6")),
    }
}
