//! Out: fields → sign string → envelope.

use crate::contract::context::Context;
use crate::contract::error::{Error, Result, ViolationCode};
use crate::merchant::Merchant;
use crate::road::envelope::Body;
use crate::road::explain::Trace;
use crate::road::protocol::{Call, Draft, Outbound};
use crate::text::json::Value;
use alloc::borrow::ToOwned;

use super::{VpayProtocol, canonical, inbound, readings, sign_string};

impl Outbound for VpayProtocol {
    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        _context: &mut Context<'_>,
        _trace: &mut Trace,
    ) -> Result<Draft<'a>> {
        canonical::check_numbers(&call.fields).map_err(|error| {
            Error::violation(error.field().unwrap_or_default(), ViolationCode::OutOfRange, error.message().to_owned())
        })?;
        let mut fields = call.fields;
        fields.push("key", Value::from(merchant.keys.identity()));
        if inbound::resembles(&fields) || readings::holds_notification(&fields, merchant.options.list_form) {
            let message = "`type`, `status`, `orderId`, `amount` and `currency` together are a notification: signed, this \
                           request could be sent back to you as one";
            return Err(Error::violation("type", ViolationCode::AmbiguousField, message));
        }
        Ok(Draft::new(sign_string(&fields, merchant), fields, Body::Json))
    }
}
