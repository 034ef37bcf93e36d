//! The gateway's side: its notifications, and its check of a request.

use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::Bodies;
use crate::contract::schema::{Operation, Type};
use crate::road::gateway::Gateway;
use crate::road::message::{self, Message};
use crate::testing::{Accepted, Incoming, Sample, accept, mismatch};
use crate::text::form;
use crate::text::json::{Object, Value};

use super::{sign_string, tables};

pub(super) fn sample_values(gateway: &Gateway) -> Object<'static> {
    Object(vec![("appKey".into(), Value::from(gateway.current().identity().to_owned()))])
}

pub(super) fn issue(gateway: &Gateway, kind: &'static str, mut data: Object<'_>) -> Sample {
    let signed = tables::signed_by(if kind == "payment" { "paymentCallback" } else { "payoutCallback" });
    let sign = sign_string(signed, &data, gateway.current()).md5().hex();
    data.push("sign", Value::from(sign));
    Sample::form(&data)
}

pub(super) fn unseal(
    gateway: &Gateway,
    request: &Incoming<'_>,
    candidates: &[&'static Operation],
    query: &str,
) -> Result<Accepted> {
    let keys = gateway.current();
    let operation = candidates[0];
    let message = match operation.method {
        "GET" => Message { fields: form::decode(query)?, form: true },
        _ if operation.form => message::read(request.body, Bodies::Form, None)?,
        _ => message::read(request.body, Bodies::Json, None)?,
    };
    let claimed = message.sign("sign")?;
    let signed = tables::signed_by(operation.name);
    if let Some(name) = signed.iter().find(|name| message.fields.scalar(name).is_none()) {
        return Err(message::missing(name));
    }
    if !sign_string(signed, &message.fields, keys).md5().matches(claimed) {
        return Err(mismatch("sign"));
    }
    if message.fields.scalar("appKey") != Some(keys.identity()) {
        return Err(Error::at(Code::WrongMerchant, "appKey", "`appKey` is another merchant's"));
    }
    let mut fields = message.fields;
    fields.take("appKey");
    fields.take("sign");
    if operation.method == "GET" {
        flags(operation, &mut fields);
    }
    accept(operation, fields, false)
}

/// A query has texts only; where the table has a boolean, `true` and `false` are one.
fn flags(operation: &Operation, fields: &mut Object<'_>) {
    for (name, value) in &mut fields.0 {
        let boolean = operation.fields.iter().any(|field| field.name == name && field.ty == Type::Boolean);
        match value.as_text() {
            Some("true") if boolean => *value = Value::Bool(true),
            Some("false") if boolean => *value = Value::Bool(false),
            _ => {}
        }
    }
}
