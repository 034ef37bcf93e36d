//! Out: fields → sign string → MD5 → form, JSON or query.

use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::protocol::{Call, Payload, Sealed};
use crate::text::json::{Value, Writer};

use super::{sign_string, tables};

pub(super) fn seal(gateway: &Gateway, call: Call<'_>, trace: &mut Trace) -> Sealed {
    let keys = gateway.current();
    let Call { operation, mut fields } = call;
    fields.0.insert(0, ("appKey".into(), Value::from(keys.identity())));
    let sign_string = sign_string(tables::signed_by(operation.name), &fields, keys);
    trace.step("signString", || sign_string.masked());
    let sign = sign_string.md5().hex();
    trace.step("sign", || sign.clone());
    let payload = if operation.method == "GET" {
        // The gateway's own order: appKey, mrn, sign, callback.
        let text = |name: &str| fields.get(name).map(plain);
        let pairs = [
            ("appKey", text("appKey")),
            ("mrn", text("mrn")),
            ("sign", Some(sign.clone())),
            ("callback", text("callback")),
        ];
        Payload::Query(pairs.into_iter().filter_map(|(name, value)| Some((name.into(), value?))).collect())
    } else if operation.form {
        fields.push("sign", Value::from(sign.clone()));
        Payload::Form(fields.iter().map(|(name, value)| (name.to_owned().into(), plain(value))).collect())
    } else {
        fields.push("sign", Value::from(sign.clone()));
        let mut body = Writer::with_capacity(512);
        body.object(&fields);
        Payload::Json(body.finish())
    };
    Sealed { sign_string, sign, payload }
}

/// A value as form text.
fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Bool(flag) => flag.to_string(),
        other => other.as_scalar().unwrap_or_default().to_owned(),
    }
}
