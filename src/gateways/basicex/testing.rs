//! The gateway's side: its notifications, and its check of a request.

use alloc::borrow::ToOwned;

use crate::contract::context::{ALPHANUMERIC, Context, drawn};
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::{Bodies, Kind, Written};
use crate::contract::testing::Accepted;
use crate::merchant::Merchant;
use crate::road::envelope::Body;
use crate::road::message;
use crate::road::protocol::{Draft, Inbound as _};
use crate::testing::clock::Time;
use crate::testing::{Arrival, GatewaySide, Unsealed};
use crate::text::json::{self, Object, Value};
use crate::text::time::Beijing;

use super::{BasicexProtocol, NOTIFY, SIGN_TYPE, pairs};

impl GatewaySide for BasicexProtocol {
    /// `code` and `message` are of the envelope; everything else is of `data`.
    fn sample<'a>(
        &self,
        merchant: Merchant<'a>,
        _kind: &'static Kind,
        mut data: Object<'a>,
        context: &mut Context<'_>,
    ) -> Result<Draft<'a>> {
        let text = |value: Option<Value<'_>>, default: &str| match value {
            Some(value) => value.as_scalar().unwrap_or_default().to_owned(),
            None => default.to_owned(),
        };
        let code = text(data.take("code"), "0000");
        let message = text(data.take("message"), "成功");
        let nonce = context.nonce("a nonce", |_| true, |random| drawn(random, ALPHANUMERIC, 16))?;
        let data = json::print(&data);
        let timestamp = Beijing::at(context.seconds()?).compact();
        let sorted = [
            ("code", code.as_str()),
            ("data", &data),
            ("message", &message),
            ("method", NOTIFY),
            ("nonce", &nonce),
            ("signType", SIGN_TYPE),
            ("timestamp", &timestamp),
        ];
        let sign_string = pairs(sorted.into_iter(), merchant.keys);
        let envelope = sorted.into_iter().map(|(name, value)| (name.into(), Value::from(value.to_owned())));
        Ok(Draft::new(sign_string, Object(envelope.collect()), Body::Json))
    }

    fn unseal(&self, arrival: &Arrival<'_>) -> Result<Accepted> {
        let cashier = arrival.candidates.iter().any(|operation| operation.form);
        let form;
        let json = if cashier {
            form = message::form_fields(arrival.request.body)?;
            form.scalar("data").ok_or_else(|| message::missing("data"))?
        } else {
            arrival.request.body
        };
        let envelope = message::read(json, Bodies::Json, None)?;
        self.check_signed(&envelope)?;
        arrival.check_sign("sign", envelope.sign("sign")?, &arrival.sign_string(&envelope))?;
        if envelope.required("signType")? != SIGN_TYPE {
            return Err(Error::at(Code::MalformedBody, "signType", format_args!("`signType` is not {SIGN_TYPE}")));
        }
        let at = Beijing::parse_compact(envelope.required("timestamp")?).ok_or_else(|| {
            Error::at(Code::MalformedBody, "timestamp", "`timestamp` is not a Beijing time yyyyMMddHHmmss")
        })?;
        let method = envelope.required("method")?;
        let operation = arrival.candidates.iter().find(|operation| operation.wire_name == method).ok_or_else(|| {
            Error::at(Code::UnknownOperation, "method", format_args!("`{method}` is no method of this address"))
        })?;
        let biz_field = arrival.merchant().options.biz_field.as_str();
        let biz = envelope.required(biz_field)?;
        arrival.accept(Unsealed {
            operation,
            merchant: ("merNo", Some(envelope.required("merNo")?)),
            time: Some(Time { field: "timestamp", written: Written::Beijing, at }),
            fields: message::json_object(biz, Some(biz_field))?,
            in_order: true,
        })
    }
}
