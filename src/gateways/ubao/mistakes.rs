//! Common mistakes with this protocol: base64 of several kinds, JSON inside base64, and no separators.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::diagnosis::FindingCode;
use crate::diagnose::{Attempts, Mistakes, cost_of_print, reprints, standard_base64};
use crate::road::message::Message;
use crate::text::decimal::is_digits;
use crate::text::json::{Value, Writer};

use super::{UbaoProtocol, inbound, parts, tables::TABLE};

impl Mistakes for UbaoProtocol {
    fn attempt(&self, attempts: &mut dyn Attempts, message: &Message<'_>) {
        let scalar = |name: &str| message.fields.scalar(name).unwrap_or_default();
        let (nonce, timestamp) = (scalar("nonce"), scalar("timestamp"));
        if is_digits(nonce) && is_digits(timestamp) && timestamp.len() != 10 {
            attempts.message(FindingCode::DigitsMoved, message);
        }
        let (json, came) = match message.fields.get("body") {
            Some(Value::Text(body)) => {
                if let Ok(json) = inbound::decode(body) {
                    (json.clone(), Some(json))
                } else {
                    attempts.message(FindingCode::Base64Variant, message);
                    let standard = standard_base64(body);
                    attempts.string(FindingCode::Base64Variant, &|keys| parts(&standard, nonce, timestamp, keys));
                    (inbound::decode(&standard).unwrap_or_else(|_| body.clone().into_owned()), None)
                }
            }
            Some(object @ Value::Object(_)) => {
                let mut writer = Writer::new();
                writer.value(object);
                (writer.finish(), None)
            }
            _ => return,
        };
        reprints(&json, came.as_deref(), &TABLE, &mut |code, text| {
            attempts.spend(5 * cost_of_print(text));
            let body = STANDARD.encode(text);
            attempts.string(code, &|keys| parts(&body, nonce, timestamp, keys));
            attempts.is_over()
        });
    }
}
