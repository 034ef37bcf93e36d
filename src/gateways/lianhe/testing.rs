//! The gateway's side: its notifications, and its check of a request.

use alloc::borrow::ToOwned;

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::contract::schema::{Bodies, Kind, Operation, Type};
use crate::contract::testing::Accepted;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::envelope::Body;
use crate::road::message::{self, Message};
use crate::road::protocol::Draft;
use crate::testing::{Arrival, GatewaySide, Unsealed};
use crate::text::decimal;
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

    fn unseal(&self, arrival: &Arrival<'_>) -> Result<Accepted> {
        let operation = arrival.candidates[0];
        let mut message = match operation.method {
            "GET" => Message { fields: message::form_fields(arrival.query)?, form: true },
            _ if operation.form => message::read(arrival.request.body, Bodies::Form, None)?,
            _ => message::read(arrival.request.body, Bodies::Json, None)?,
        };
        write_amount_anew(operation, &mut message.fields);
        let claimed = message.sign("sign")?;
        let signed = operation.signed;
        if let Some(name) = signed.iter().find(|name| message.fields.scalar(name).is_none()) {
            return Err(message::missing(name));
        }
        arrival.check_sign("sign", claimed, &sign_string(signed, &message.fields, arrival.keys()))?;
        let mut fields = message.fields;
        let app_key = fields.take("appKey");
        fields.take("sign");
        if operation.method == "GET" {
            flags(operation, &mut fields);
        }
        let merchant = ("appKey", app_key.as_ref().and_then(Value::as_scalar));
        arrival.accept(Unsealed { operation, merchant, time: None, fields, in_order: false })
    }
}

/// The gateway writes an amount with two decimals before it checks the signature: its own sample of a payment posts 100.0
/// and signs 100.00, and a payout of 501 signs 501.00.
fn write_amount_anew(operation: &Operation, fields: &mut Object<'_>) {
    if !operation.fields.iter().any(|field| field.name == "amount") {
        return;
    }
    if let Some((_, amount)) = fields.0.iter_mut().find(|(name, _)| name == "amount")
        && let Some(text) = amount.as_scalar().filter(|text| decimal::is_decimal(text))
    {
        *amount = Value::from(decimal::two_places(text));
    }
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
