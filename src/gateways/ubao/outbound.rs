//! Out: fields → JSON → base64 → sign string → MD5 → envelope.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::context::{Context, DIGITS, draw};
use crate::contract::error::{Breach, Error, Result};
use crate::merchant::options::Encoding;
use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::protocol::{Call, Payload, Sealed};
use crate::text::json::Writer;

/// Nine digits stay below 2^31, whatever integer the gateway reads them into.
const NONCE_LENGTH: usize = 9;
const NONCE_RULE: &str = "an UBAO nonce is 1 to 10 digits and does not begin with 0";

pub(super) fn seal(gateway: &Gateway, call: &Call<'_>, context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed> {
    if call.fields.get("callbackType").is_some() {
        let message = "`callbackType` makes a notification: signed, this request could be sent back to you as one";
        return Err(Error::violation("callbackType", Breach::AmbiguousField, message));
    }
    let timestamp = context.seconds()?.to_string();
    let nonce = context.nonce(
        NONCE_RULE,
        |nonce| nonce.len() <= 10 && crate::text::decimal::is_whole(nonce) && nonce != "0",
        |random| {
            let mut nonce = String::with_capacity(NONCE_LENGTH);
            draw(random, &DIGITS[1..], 1, &mut nonce);
            draw(random, DIGITS, NONCE_LENGTH - 1, &mut nonce);
            nonce
        },
    )?;
    let keys = gateway.current();
    // Without parameters there is no body, and it counts as empty. [open]
    let body = if call.fields.0.is_empty() {
        None
    } else {
        let mut json = Writer::new();
        json.object(&call.fields);
        let json = json.finish();
        let body = STANDARD.encode(&json);
        trace.step("json", || json);
        trace.step("body", || body.clone());
        Some(body)
    };
    let sign_string = super::parts(body.as_deref().unwrap_or_default(), &nonce, &timestamp, keys);
    trace.step("signString", || sign_string.masked());
    let sign = sign_string.md5().hex();
    trace.step("sign", || sign.clone());

    let payload = match gateway.options().encoding {
        Encoding::Json => {
            let mut envelope = Writer::with_capacity(body.as_deref().map_or(0, str::len) + 160);
            envelope.begin_object();
            envelope.raw_field("merchantId", keys.identity());
            envelope.raw_field("timestamp", &timestamp);
            envelope.raw_field("nonce", &nonce);
            if let Some(body) = &body {
                envelope.plain_field("body", body);
            }
            envelope.plain_field("sign", &sign);
            envelope.end_object();
            Payload::Json(envelope.finish())
        }
        Encoding::Form => {
            let mut fields = vec![
                ("merchantId".into(), keys.identity().to_owned()),
                ("timestamp".into(), timestamp),
                ("nonce".into(), nonce),
            ];
            fields.extend(body.map(|body| ("body".into(), body)));
            fields.push(("sign".into(), sign.clone()));
            Payload::Form(fields)
        }
    };
    Ok(Sealed { sign_string, sign, payload })
}
