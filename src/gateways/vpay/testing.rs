//! The gateway's side: its notifications, and its check of a request.

use alloc::borrow::ToOwned;
use alloc::string::ToString;

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::contract::schema::{Bodies, Kind};
use crate::contract::testing::Accepted;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::envelope::Body;
use crate::road::message;
use crate::road::protocol::Draft;
use crate::testing::{Arrival, GatewaySide, Unsealed};
use crate::text::json::{Object, Value};

use super::{VpayProtocol, canonical, sign_string};

impl GatewaySide for VpayProtocol {
    fn sample_values(&self, keys: &Keys, kind: &'static str, now: i64) -> Object<'static> {
        let number = |value: i64| Value::Number(value.to_string().into());
        let now = now * 1000;
        let (kind, business) = if kind == "payment" {
            ("PAYMENT", "PAYMENT_FIXED_DIGITAL_SCAN")
        } else {
            ("WITHDRAW", "WITHDRAW_ANY_DIGITAL_WALLET")
        };
        Object(vec![
            ("key".into(), Value::from(keys.identity().to_owned())),
            ("type".into(), Value::from(kind)),
            ("bizType".into(), Value::from(business)),
            ("notifyTime".into(), number(now)),
            ("orderCreateTime".into(), number(now - 60_000)),
        ])
    }

    fn sample<'a>(
        &self,
        merchant: Merchant<'a>,
        _kind: &'static Kind,
        data: Object<'a>,
        _context: &mut Context<'_>,
    ) -> Result<Draft<'a>> {
        canonical::check_numbers(&data)?;
        Ok(Draft::new(sign_string(&data, merchant), data, Body::Json))
    }

    fn unseal(&self, arrival: &Arrival<'_>) -> Result<Accepted> {
        let envelope = message::read(arrival.request.body, Bodies::Json, None)?;
        let claimed = envelope.sign("sign")?;
        canonical::check_numbers(&envelope.fields)?;
        arrival.check_sign("sign", claimed, &arrival.sign_string(&envelope))?;
        let mut fields = envelope.fields;
        let key = fields.take("key").ok_or_else(|| message::missing("key"))?;
        fields.take("sign");
        arrival.accept(Unsealed {
            operation: arrival.candidates[0],
            merchant: ("key", key.as_text()),
            time: None,
            fields,
            in_order: false,
        })
    }
}
