//! The gateway's side: its notifications, and its check of a request.

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::Bodies;
use crate::contract::schema::Operation;
use crate::road::gateway::Gateway;
use crate::road::message;
use crate::testing::{Accepted, Incoming, Sample, accept, mismatch};
use crate::text::json::{Object, Value, Writer};

use super::{canonical, sign_string};

pub(super) fn sample_values(gateway: &Gateway, kind: &'static str, now: i64) -> Object<'static> {
    let number = |value: i64| Value::Number(value.to_string().into());
    let now = now * 1000;
    let (kind, business) = if kind == "payment" {
        ("PAYMENT", "PAYMENT_FIXED_DIGITAL_SCAN")
    } else {
        ("WITHDRAW", "WITHDRAW_ANY_DIGITAL_WALLET")
    };
    Object(vec![
        ("key".into(), Value::from(gateway.current().identity().to_owned())),
        ("type".into(), Value::from(kind)),
        ("bizType".into(), Value::from(business)),
        ("notifyTime".into(), number(now)),
        ("orderCreateTime".into(), number(now - 60_000)),
    ])
}

pub(super) fn issue(
    gateway: &Gateway,
    _kind: &'static str,
    data: Object<'_>,
    _context: &mut Context<'_>,
) -> Result<Sample> {
    canonical::check_numbers(&data)?;
    let mut fields = data;
    let sign = sign_string(&fields, gateway.current()).md5().hex();
    fields.push("sign", Value::from(sign));
    let mut out = Writer::with_capacity(1024);
    out.object(&fields);
    Ok(Sample::json(out.finish()))
}

pub(super) fn unseal(
    gateway: &Gateway,
    request: &Incoming<'_>,
    candidates: &[&'static Operation],
    _query: &str,
) -> Result<Accepted> {
    let keys = gateway.current();
    let envelope = message::read(request.body, Bodies::Json, None)?;
    let claimed = envelope.sign("sign")?;
    canonical::check_numbers(&envelope.fields)?;
    if !sign_string(&envelope.fields, keys).md5().matches(claimed) {
        return Err(mismatch("sign"));
    }
    if envelope.required("key")? != keys.identity() {
        return Err(Error::at(Code::WrongMerchant, "key", "`key` is another merchant's"));
    }
    let mut fields = envelope.fields;
    fields.take("key");
    fields.take("sign");
    accept(candidates[0], fields, false)
}
