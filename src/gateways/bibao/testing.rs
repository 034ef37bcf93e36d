//! The gateway's side: its notifications, and its check of a request.

use alloc::string::String;
use alloc::vec::Vec;

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use des::Des;

use crate::contract::context::Context;
use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::{Bodies, Kind, Operation, Presence, Written};
use crate::contract::testing::Accepted;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::envelope::Body;
use crate::road::message::{self, Message};
use crate::road::protocol::{Call, Draft, Inbound as _};
use crate::testing::clock::{self, Time};
use crate::testing::{Arrival, GatewaySide, Unsealed, mismatch};
use crate::text::hex::unhex;
use crate::text::json::{Object, Value};
use crate::text::sort;
use crate::text::time::Beijing;

use super::{BibaoProtocol, outbound};

impl GatewaySide for BibaoProtocol {
    fn sample_values(&self, _keys: &Keys, kind: &'static str, now: i64) -> Object<'static> {
        let time = match kind {
            "otc" => "CreateTime",
            "notice" => "TradeTime",
            _ => return Object::default(),
        };
        Object(vec![(time.into(), Value::from(Beijing::at(now).spaced()))])
    }

    fn sample<'a>(
        &self,
        merchant: Merchant<'a>,
        _kind: &'static Kind,
        mut data: Object<'a>,
        _context: &mut Context<'_>,
    ) -> Result<Draft<'a>> {
        // As the gateway sends them.
        sort::by(&mut data.0, |(one, _), (other, _)| one < other);
        let unsigned = Message { fields: data, form: true };
        let sign_string = BibaoProtocol.sign_string(merchant, &unsigned);
        Ok(Draft::new(sign_string, unsigned.fields, Body::Form))
    }

    fn is_lenient(&self) -> bool {
        true
    }

    /// A request as the manual prints it, or as the clients that were run send it: GET with a query, a form, or JSON;
    /// names in either case, in any order; `TimeStamp` in seconds or milliseconds; one more `Key=` in the plain text.
    fn unseal(&self, arrival: &Arrival<'_>) -> Result<Accepted> {
        let keys = arrival.keys();
        let operation = arrival.candidates[0];
        let envelope = match arrival.request.method {
            "GET" => Message { fields: message::form_fields(arrival.query)?, form: true },
            _ => message::read(arrival.request.body, Bodies::Either, arrival.request.content_type)?,
        };
        let envelope = Message { fields: renamed(envelope.fields, &["param", "key"])?, form: envelope.form };
        let plaintext = decrypt(keys, envelope.required("param")?)?;
        let mut fields = read_plaintext(&plaintext, operation)?;

        let timestamp = fields.take("Timestamp").ok_or_else(|| message::missing("Timestamp"))?;
        let timestamp = timestamp.as_text().unwrap_or_default();
        fields.take("Key");

        let mut call = Call { operation, fields };
        check_key(arrival, envelope.sign("key")?, &call, timestamp)?;
        let merchant = call.fields.take("MerCode").ok_or_else(|| message::missing("MerCode"))?;
        let time = Time { field: "Timestamp", written: Written::Seconds, at: seconds(timestamp)? };
        let data = Data::of(&call.fields);
        let accepted = arrival.accept(Unsealed {
            operation,
            merchant: ("MerCode", merchant.as_text()),
            time: Some(time),
            fields: without_empty(call),
            in_order: false,
        })?;
        Ok(Accepted { data, ..accepted })
    }
}

/// The fields of the plain text, under the names of the manual.
fn read_plaintext<'a>(plaintext: &'a str, operation: &Operation) -> Result<Object<'a>> {
    let mut fields = Object::default();
    for pair in plaintext.split('&') {
        let (name, value) = pair.split_once('=').ok_or_else(undecipherable)?;
        fields.push(name, Value::from(value));
    }
    let own = operation.fields.iter().map(|field| field.name);
    renamed(fields, &own.chain(["MerCode", "Timestamp", "Key"]).collect::<Vec<_>>())
}

/// The server reads names in either case.
fn renamed<'a>(fields: Object<'a>, names: &[&'static str]) -> Result<Object<'a>> {
    let mut own = Object::default();
    for (name, value) in fields.0 {
        let known = names.iter().find(|known| name.eq_ignore_ascii_case(known));
        let name = known.map_or(name, |known| (*known).into());
        if own.get(&name).is_some() {
            let message = format_args!("duplicate field `{name}`: it is ambiguous");
            return Err(Error::at(Code::DuplicateField, &name, message));
        }
        own.push(name, value);
    }
    Ok(own)
}

/// The clients send optional fields that are empty: they count as absent, whatever their rules are.
fn without_empty(call: Call<'_>) -> Object<'_> {
    let Call { operation, mut fields } = call;
    fields.0.retain(|(name, value)| {
        let optional = operation.fields.iter().any(|field| field.name == name && field.presence != Presence::Required);
        !optional || value.as_text() != Some("")
    });
    fields
}

/// Milliseconds have three digits more.
const MILLISECONDS: usize = 13;

fn seconds(timestamp: &str) -> Result<i64> {
    let number = timestamp.parse::<i64>().ok().filter(|number| *number >= 0);
    let number = number.ok_or_else(|| {
        Error::at(Code::MalformedBody, "Timestamp", "`Timestamp` is neither Unix seconds nor milliseconds")
    })?;
    Ok(if timestamp.len() >= MILLISECONDS { number / 1000 } else { number })
}

/// Checks the md5 between the random ends. It is made with the date on the gateway's own Beijing clock, not with that
/// of the request.
fn check_key(arrival: &Arrival<'_>, key: &str, call: &Call<'_>, timestamp: &str) -> Result<()> {
    let keys = arrival.keys();
    let (a, c) = (keys.length("keyALength"), keys.length("keyCLength"));
    let md5 = key.get(a..a + 32).filter(|_| key.len() == a + 32 + c).ok_or_else(|| mismatch("key"))?;
    let matches = |time: i64| {
        let date = Beijing::at(time).date();
        arrival.is_sign_of(md5, &outbound::sign_string(arrival.merchant(), call, timestamp, &date))
    };
    let now = arrival.now;
    // Around midnight a request may have been made on the day before, or by a clock that is ahead.
    if [now, now - clock::TOLERANCE, now + clock::TOLERANCE].into_iter().any(matches) {
        return Ok(());
    }
    let Some(made) = [now - DAY, now + DAY].into_iter().find(|time| matches(*time)) else {
        return Err(mismatch("key"));
    };
    let message = format_args!(
        "the date inside `key` is {}, and on the gateway's clock it is {}: take the date in Beijing (UTC+8), whatever \
         the zone of your server",
        Beijing::at(made).date(),
        Beijing::at(now).date()
    );
    Err(Error::at(Code::TimestampOutOfTolerance, "key", message))
}

const DAY: i64 = 86_400;

fn undecipherable() -> Error {
    Error::at(Code::MalformedBody, "param", "`param` does not decrypt with this desKey to `k=v&k=v` text")
}

fn decrypt(keys: &Keys, param: &str) -> Result<String> {
    let mut bytes = vec![0; param.len() / 2];
    unhex(param, &mut bytes).ok_or_else(undecipherable)?;
    let key = keys.secret("desKey").reveal().as_bytes();
    let cipher = cbc::Decryptor::<Des>::new_from_slices(key, key).map_err(|_| undecipherable())?;
    let plaintext = cipher.decrypt_padded_vec::<Pkcs7>(&bytes).map_err(|_| undecipherable())?;
    String::from_utf8(plaintext).map_err(|_| undecipherable())
}
