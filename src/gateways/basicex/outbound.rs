//! Out: fields → bizConent → sign string → HMAC → envelope.

use crate::contract::context::{ALPHANUMERIC, Context, draw};
use crate::contract::error::Result;
use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::protocol::{Call, Payload, Sealed};
use crate::text::json::Writer;
use crate::text::time::Beijing;

use super::SIGN_TYPE;

/// The documentation's limit of the order text; the gateway does not seem to hold to it, so nobody is refused.
const DOCUMENTED_BIZ_LENGTH: usize = 1024;
const NONCE_RULE: &str = "a Basicex nonce is 1 to 32 ASCII letters and digits";

pub(super) fn seal(gateway: &Gateway, call: &Call<'_>, context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed> {
    let timestamp = Beijing::at(context.seconds()?).compact();
    let nonce = context.nonce(
        NONCE_RULE,
        |nonce| (1..=32).contains(&nonce.len()) && nonce.bytes().all(|b| b.is_ascii_alphanumeric()),
        |random| {
            let mut nonce = String::with_capacity(16);
            draw(random, ALPHANUMERIC, 16, &mut nonce);
            nonce
        },
    )?;
    let keys = gateway.current();
    let mut biz = Writer::with_capacity(768);
    biz.object(&call.fields);
    let biz = biz.finish();
    let biz_field = gateway.options().biz_field.as_str();
    trace.step(biz_field, || biz.clone());
    trace.warn(|| {
        let length = biz.chars().count();
        (length > DOCUMENTED_BIZ_LENGTH)
            .then(|| format!("{biz_field} has {length} characters; the documentation allows {DOCUMENTED_BIZ_LENGTH}"))
    });

    let merchant = keys.identity();
    let method = call.operation.wire_name;
    let sorted = [
        (biz_field, biz.as_str()),
        ("merNo", merchant),
        ("method", method),
        ("nonce", nonce.as_str()),
        ("signType", SIGN_TYPE),
        ("timestamp", timestamp.as_str()),
    ];
    let sign_string = super::pairs(sorted.into_iter(), keys);
    trace.step("signString", || sign_string.masked());
    let sign = sign_string.hmac_sha512(keys.hmac()).hex_upper();
    trace.step("sign", || sign.clone());

    let mut envelope = Writer::with_capacity(biz.len() * 5 / 4 + 384);
    envelope.begin_object();
    envelope.field("merNo", merchant);
    envelope.field("method", method);
    envelope.plain_field("timestamp", &timestamp);
    envelope.plain_field("nonce", &nonce);
    envelope.field(biz_field, &biz);
    envelope.field("signType", SIGN_TYPE);
    envelope.plain_field("sign", &sign);
    envelope.end_object();
    let envelope = envelope.finish();
    trace.step("envelope", || envelope.clone());
    let payload =
        if call.operation.form { Payload::Form(vec![("data".into(), envelope)]) } else { Payload::Json(envelope) };
    Ok(Sealed { sign_string, sign, payload })
}
