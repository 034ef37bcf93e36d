//! Out: fields → sign string → MD5 → envelope.

use crate::contract::error::{Breach, Error, Result};
use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::protocol::{Call, Payload, Sealed};
use crate::text::json::{Value, Writer};

use super::{canonical, inbound, sign_string};

pub(super) fn seal(gateway: &Gateway, call: Call<'_>, trace: &mut Trace) -> Result<Sealed> {
    let keys = gateway.current();
    if inbound::resembles(&call.fields) {
        let message = "`type`, `status`, `orderId`, `amount` and `currency` together are a notification: signed, this \
                       request could be sent back to you as one";
        return Err(Error::violation("type", Breach::AmbiguousField, message));
    }
    canonical::check_numbers(&call.fields).map_err(|error| {
        Error::violation(error.field().unwrap_or_default(), Breach::OutOfRange, error.message().to_owned())
    })?;
    let mut fields = call.fields;
    fields.push("key", Value::from(keys.identity()));
    let sign_string = sign_string(&fields, keys);
    trace.step("signString", || sign_string.masked());
    let sign = sign_string.md5().hex();
    trace.step("sign", || sign.clone());
    fields.push("sign", Value::from(sign.as_str()));
    let mut envelope = Writer::with_capacity(512);
    envelope.object(&fields);
    let envelope = envelope.finish();
    Ok(Sealed { sign_string, payload: Payload::Json(envelope), sign })
}
