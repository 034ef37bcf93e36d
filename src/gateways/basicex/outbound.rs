//! Out: fields → bizConent → sign string → HMAC → envelope.

use crate::contract::context::{ALPHANUMERIC, Context, drawn};
use crate::contract::error::Result;
use crate::merchant::Merchant;
use crate::road::envelope::Body;
use crate::road::explain::Trace;
use crate::road::protocol::{Call, Draft, Outbound};
use crate::text::json::{self, Object, Value};
use crate::text::time::Beijing;

use super::{BasicexProtocol, SIGN_TYPE};

/// The documentation's limit of the order text; the gateway does not seem to hold to it, so nobody is refused.
const DOCUMENTED_BIZ_LENGTH: usize = 1024;
const NONCE_RULE: &str = "a Basicex nonce is 1 to 32 ASCII letters and digits";

impl Outbound for BasicexProtocol {
    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        context: &mut Context<'_>,
        trace: &mut Trace,
    ) -> Result<Draft<'a>> {
        let timestamp = Beijing::at(context.seconds()?).compact();
        let nonce = context.nonce(
            NONCE_RULE,
            |nonce| (1..=32).contains(&nonce.len()) && nonce.bytes().all(|b| b.is_ascii_alphanumeric()),
            |random| drawn(random, ALPHANUMERIC, 16),
        )?;
        let biz = json::print(&call.fields);
        let biz_field = merchant.options.biz_field.as_str();
        trace.step(biz_field, || biz.clone());
        trace.warn(|| {
            let length = biz.chars().count();
            (length > DOCUMENTED_BIZ_LENGTH).then(|| {
                format!("{biz_field} has {length} characters; the documentation allows {DOCUMENTED_BIZ_LENGTH}")
            })
        });

        let identity = merchant.keys.identity();
        let method = call.operation.wire_name;
        let sorted = [
            (biz_field, biz.as_str()),
            ("merNo", identity),
            ("method", method),
            ("nonce", nonce.as_str()),
            ("signType", SIGN_TYPE),
            ("timestamp", timestamp.as_str()),
        ];
        let sign_string = super::pairs(sorted.into_iter(), merchant.keys);
        let envelope = Object(vec![
            ("merNo".into(), Value::from(identity)),
            ("method".into(), Value::from(method)),
            ("timestamp".into(), Value::from(timestamp)),
            ("nonce".into(), Value::from(nonce)),
            (biz_field.into(), Value::from(biz)),
            ("signType".into(), Value::from(SIGN_TYPE)),
        ]);
        let body = if call.operation.form { Body::JsonInForm("data") } else { Body::Json };
        Ok(Draft::new(sign_string, envelope, body))
    }
}
