//! Out: fields → JSON → base64 → sign string → MD5 → envelope.

use alloc::string::{String, ToString};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::contract::context::{Context, DIGITS, draw};
use crate::contract::error::{Error, Result, ViolationCode};
use crate::merchant::Merchant;
use crate::road::explain::Trace;
use crate::road::protocol::{Call, Draft, Outbound};
use crate::text::json::{self, Object, Value};

use super::{UbaoProtocol, encoded, parts};

/// Nine digits stay below 2^31, so they fit into every integer type of the gateway.
const NONCE_LENGTH: usize = 9;
const NONCE_RULE: &str = "an UBAO nonce is 1 to 10 digits and does not begin with 0";

impl Outbound for UbaoProtocol {
    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        context: &mut Context<'_>,
        trace: &mut Trace,
    ) -> Result<Draft<'a>> {
        if call.fields.get("callbackType").is_some() {
            let message = "`callbackType` makes a notification: signed, this request could be sent back to you as one";
            return Err(Error::violation("callbackType", ViolationCode::AmbiguousField, message));
        }
        let timestamp = context.seconds()?.to_string();
        let nonce = context.nonce(
            NONCE_RULE,
            |nonce| nonce.len() <= 10 && crate::text::decimal::is_whole(nonce) && nonce != "0",
            |random| {
                let mut nonce = String::with_capacity(NONCE_LENGTH);
                draw(random, &DIGITS[1..], 1, &mut nonce);
                draw(random, DIGITS, NONCE_LENGTH - 1, &mut nonce);
                nonce
            },
        )?;
        let keys = merchant.keys;
        // Without parameters there is no body, and it counts as empty. [open]
        let body = if call.fields.0.is_empty() {
            None
        } else {
            let json = json::print(&call.fields);
            let body = STANDARD.encode(&json);
            trace.step("json", || json);
            trace.step("body", || body.clone());
            Some(body)
        };
        let sign_string = parts(body.as_deref().unwrap_or_default(), &nonce, &timestamp, keys);
        let mut envelope = Object(vec![
            ("merchantId".into(), Value::Number(keys.identity().into())),
            ("timestamp".into(), Value::Number(timestamp.into())),
            ("nonce".into(), Value::Number(nonce.into())),
        ]);
        if let Some(body) = body {
            envelope.push("body", Value::from(body));
        }
        Ok(Draft::new(sign_string, envelope, encoded(merchant.options)))
    }
}
