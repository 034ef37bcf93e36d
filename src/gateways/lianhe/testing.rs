//! The gateway's side: its notifications, and its check of a request.

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::Bodies;
use crate::contract::schema::{Kind, Operation, Type};
use crate::contract::testing::{Accepted, Incoming};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::envelope::Body;
use crate::road::gateway::Gateway;
use crate::road::message::{self, Message};
use crate::road::protocol::Draft;
use crate::testing::{GatewaySide, accept, mismatch};
use crate::text::form;
use crate::text::json::{Object, Value};

use super::{LianheProtocol, sign_string};

impl GatewaySide for LianheProtocol {
    fn sample_values(&self, keys: &Keys, _kind: &'static str, _now: i64) -> Object<'static> {
        Object(vec![("appKey".into(), Value::from(keys.identity().to_owned()))])
    }

    fn sample<'a>(
        &self,
        merchant: Merchant<'a>,
        kind: &'static Kind,
        data: Object<'a>,
        _context: &mut Context<'_>,
    ) -> Result<Draft<'a>> {
        Ok(Draft::new(sign_string(kind.signed, &data, merchant.keys), data, Body::Form))
    }

    fn unseal(
        &self,
        gateway: &Gateway,
        request: &Incoming<'_>,
        candidates: &[&'static Operation],
        query: &str,
    ) -> Result<Accepted> {
        unseal(gateway, request, candidates, query)
    }
}

fn unseal(
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
    let signed = operation.signed;
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
