//! The gateway's side: its notifications, and its check of a request.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::context::{Context, DIGITS, draw};
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::{Bodies, Kind};
use crate::contract::testing::Accepted;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Encoding;
use crate::road::envelope::Body;
use crate::road::message;
use crate::road::protocol::{Draft, Inbound as _};
use crate::testing::clock;
use crate::testing::{Arrival, GatewaySide, accept, mismatch};
use crate::text::json::{Object, Value, Writer};

use super::{UbaoProtocol, inbound, parts};

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
        let nonce = context.nonce("a nonce of digits", crate::text::decimal::is_digits, |random| {
            let mut nonce = String::new();
            draw(random, &DIGITS[1..], 7, &mut nonce);
            nonce
        })?;
        let mut json = Writer::new();
        json.object(&data);
        let body = STANDARD.encode(json.finish());
        let sign_string = parts(&body, &nonce, &timestamp, merchant.keys);
        let envelope = Object(vec![
            ("nonce".into(), Value::Number(nonce.into())),
            ("timestamp".into(), Value::Number(timestamp.into())),
            ("body".into(), Value::from(body)),
        ]);
        let body = match merchant.options.encoding {
            Encoding::Json => Body::Json,
            Encoding::Form => Body::Form,
        };
        Ok(Draft::new(sign_string, envelope, body))
    }

    fn unseal(&self, arrival: &Arrival<'_>) -> Result<Accepted> {
        unseal(arrival)
    }
}

fn unseal(arrival: &Arrival<'_>) -> Result<Accepted> {
    let keys = arrival.keys();
    let envelope = message::read(arrival.request.body, Bodies::Either, arrival.request.content_type)?;
    let claimed = envelope.sign("sign")?;
    UbaoProtocol.check_signed(&envelope)?;
    let text = |name: &str| envelope.fields.scalar(name).unwrap_or_default();
    if !parts(text("body"), text("nonce"), text("timestamp"), keys).md5().matches(claimed) {
        return Err(mismatch("sign"));
    }
    if text("merchantId") != keys.identity() {
        return Err(Error::at(Code::WrongMerchant, "merchantId", "`merchantId` is another merchant's"));
    }
    let seconds = text("timestamp").parse().unwrap_or_default();
    clock::check("timestamp", clock::Written::Unix, seconds, arrival.now)?;
    let json = match text("body") {
        "" => "{}".to_owned(),
        body => inbound::decode(body)?,
    };
    accept(arrival.candidates[0], message::json_object(&json, Some("body"))?, false)
}
