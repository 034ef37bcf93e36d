//! The gateway's side: its notifications, and its check of a request.

use alloc::borrow::ToOwned;
use alloc::string::ToString;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::context::{Context, DIGITS, drawn};
use crate::contract::error::Result;
use crate::contract::schema::{Bodies, Kind, Written};
use crate::contract::testing::Accepted;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::message;
use crate::road::protocol::{Draft, Inbound as _};
use crate::testing::clock::Time;
use crate::testing::{Arrival, GatewaySide, Unsealed};
use crate::text::json::{self, Object, Value};

use super::{UbaoProtocol, encoded, inbound, parts};

impl GatewaySide for UbaoProtocol {
    fn sample_values(&self, _keys: &Keys, kind: &'static str, _now: i64) -> Object<'static> {
        Object(vec![("callbackType".into(), Value::from(kind))])
    }

    fn sample<'a>(
        &self,
        merchant: Merchant<'a>,
        _kind: &'static Kind,
        data: Object<'a>,
        context: &mut Context<'_>,
    ) -> Result<Draft<'a>> {
        let timestamp = context.seconds()?.to_string();
        let nonce = context
            .nonce("a nonce of digits", crate::text::decimal::is_digits, |random| drawn(random, &DIGITS[1..], 7))?;
        let body = STANDARD.encode(json::print(&data));
        let sign_string = parts(&body, &nonce, &timestamp, merchant.keys);
        let envelope = Object(vec![
            ("nonce".into(), Value::Number(nonce.into())),
            ("timestamp".into(), Value::Number(timestamp.into())),
            ("body".into(), Value::from(body)),
        ]);
        Ok(Draft::new(sign_string, envelope, encoded(merchant.options)))
    }

    fn unseal(&self, arrival: &Arrival<'_>) -> Result<Accepted> {
        let envelope = message::read(arrival.request.body, Bodies::Either, arrival.request.content_type)?;
        let claimed = envelope.sign("sign")?;
        self.check_signed(&envelope)?;
        arrival.check_sign("sign", claimed, &arrival.sign_string(&envelope))?;
        let text = |name: &str| envelope.fields.scalar(name).unwrap_or_default();
        let at = text("timestamp").parse().unwrap_or_default();
        let json = match text("body") {
            "" => "{}".to_owned(),
            body => inbound::decode(body)?,
        };
        arrival.accept(Unsealed {
            operation: arrival.candidates[0],
            merchant: ("merchantId", envelope.fields.scalar("merchantId")),
            time: Some(Time { field: "timestamp", written: Written::Seconds, at }),
            fields: message::json_object(&json, Some("body"))?,
            in_order: false,
        })
    }
}
