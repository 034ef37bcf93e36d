//! The gateway's side: its notifications, and its check of a request.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::context::{Context, DIGITS, draw};
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::Bodies;
use crate::contract::schema::Operation;
use crate::merchant::options::Encoding;
use crate::road::gateway::Gateway;
use crate::road::message;
use crate::testing::{Accepted, Incoming, Sample, accept, mismatch};
use crate::text::json::{Object, Value, Writer};

use super::{inbound, parts};

pub(super) fn sample_values(kind: &'static str) -> Object<'static> {
    Object(vec![("callbackType".into(), Value::from(kind))])
}

pub(super) fn issue(gateway: &Gateway, data: &Object<'_>, context: &mut Context<'_>) -> Result<Sample> {
    let timestamp = context.seconds()?.to_string();
    let nonce = context.nonce("a nonce of digits", crate::text::decimal::is_digits, |random| {
        let mut nonce = String::new();
        draw(random, &DIGITS[1..], 7, &mut nonce);
        nonce
    })?;
    let mut json = Writer::new();
    json.object(data);
    let body = STANDARD.encode(json.finish());
    let sign = parts(&body, &nonce, &timestamp, gateway.current()).md5().hex();
    let envelope = Object(vec![
        ("nonce".into(), Value::Number(nonce.into())),
        ("timestamp".into(), Value::Number(timestamp.into())),
        ("body".into(), Value::from(body)),
        ("sign".into(), Value::from(sign)),
    ]);
    if gateway.options().encoding == Encoding::Form {
        return Ok(Sample::form(&envelope));
    }
    let mut out = Writer::with_capacity(1024);
    out.object(&envelope);
    Ok(Sample::json(out.finish()))
}

pub(super) fn unseal(
    gateway: &Gateway,
    request: &Incoming<'_>,
    candidates: &[&'static Operation],
    _query: &str,
) -> Result<Accepted> {
    let keys = gateway.current();
    let envelope = message::read(request.body, Bodies::Either, request.content_type)?;
    let claimed = envelope.sign("sign")?;
    inbound::precheck(&envelope)?;
    let text = |name: &str| envelope.fields.scalar(name).unwrap_or_default();
    if !parts(text("body"), text("nonce"), text("timestamp"), keys).md5().matches(claimed) {
        return Err(mismatch("sign"));
    }
    if text("merchantId") != keys.identity() {
        return Err(Error::at(Code::WrongMerchant, "merchantId", "`merchantId` is another merchant's"));
    }
    let json = match text("body") {
        "" => "{}".to_owned(),
        body => inbound::decode(body)?,
    };
    accept(candidates[0], message::json_object(&json, Some("body"))?, false)
}
