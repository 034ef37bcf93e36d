//! Out: fields → sign string → form, JSON or query.

use crate::contract::context::Context;
use crate::contract::error::Result;
use crate::merchant::Merchant;
use crate::road::envelope::Body;
use crate::road::explain::Trace;
use crate::road::protocol::{Call, Draft, Outbound};
use crate::text::json::Value;

use super::{LianheProtocol, sign_string};

impl Outbound for LianheProtocol {
    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        _context: &mut Context<'_>,
        _trace: &mut Trace,
    ) -> Result<Draft<'a>> {
        let Call { operation, mut fields } = call;
        fields.0.insert(0, ("appKey".into(), Value::from(merchant.keys.identity())));
        let sign_string = sign_string(operation.signed, &fields, merchant.keys);
        let body = match operation.method {
            "GET" => Body::Query,
            _ if operation.form => Body::Form,
            _ => Body::Json,
        };
        // The gateway's own order of a query: appKey, mrn, sign, callback.
        Ok(Draft { sign_before: Some("callback"), ..Draft::new(sign_string, fields, body) })
    }
}
