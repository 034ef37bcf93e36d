//! Out: fields → sign string → form, JSON or query.

use crate::merchant::Merchant;
use crate::road::envelope::Body;
use crate::road::protocol::{Call, Draft};
use crate::text::json::Value;

use super::sign_string;

pub(super) fn draft<'a>(merchant: Merchant<'a>, call: Call<'a>) -> Draft<'a> {
    let Call { operation, mut fields } = call;
    fields.0.insert(0, ("appKey".into(), Value::from(merchant.keys.identity())));
    let sign_string = sign_string(operation.signed, &fields, merchant.keys);
    let body = match operation.method {
        "GET" => Body::Query,
        _ if operation.form => Body::Form,
        _ => Body::Json,
    };
    // The gateway's own order of a query: appKey, mrn, sign, callback.
    Draft { sign_before: Some("callback"), ..Draft::new(sign_string, fields, body) }
}
