//! In: notifications and answers.

use alloc::borrow::ToOwned;

use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Notification, Response};
use crate::merchant::Merchant;
use crate::merchant::options::{ListForm, Options};
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Inbound, Verified};
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Value, Writer};
use crate::text::url;

use super::{SIGN, VpayProtocol, canonical, readings, sign_string, tables};

impl Inbound for VpayProtocol {
    fn check_signed(&self, message: &Message<'_>) -> Result<()> {
        canonical::check_numbers(&message.fields)
    }

    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString {
        sign_string(&message.fields, merchant)
    }

    fn is_signed(&self, _options: &Options, _message: &Message<'_>, name: &str, value: &Value<'_>) -> bool {
        name != SIGN && canonical::counts(value)
    }

    /// Members of an object look like fields in the sign string.
    fn check_unambiguous(&self, merchant: Merchant<'_>, message: &Message<'_>) -> Result<()> {
        let form = merchant.options.list_form;
        match readings::other(&message.fields, form, merchant.keys.identity()) {
            None => Ok(()),
            Some(name) => Err(Error::at(
                Code::AmbiguousField,
                name,
                format_args!(
                    "`{name}` has members with the names of this notification's fields: under the same signature they \
                     could be its fields"
                ),
            )),
        }
    }

    fn data(&self, options: &Options, message: &Message<'_>) -> Data {
        data(&message.fields, options.list_form)
    }

    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification> {
        read(verified).map_err(|error| if resembles(&verified.message.fields) { error } else { error.doubtful() })
    }

    /// An answer is not signed.
    fn response(&self, _merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response> {
        let fields = &answer.message.fields;
        let code = fields.scalar("code").ok_or_else(|| message::missing("code"))?.to_owned();
        let ok = code == "0" && fields.get("success") != Some(&Value::Bool(false));
        let data = fields.get("data").unwrap_or(&Value::Null);
        let pay_page = match data {
            Value::Object(data) => data.scalar("paymentUrl"),
            _ => None,
        };
        // What is no clean address stands in the data alone: nobody is sent there.
        let redirect_url = pay_page.filter(|url| url::is_address(url)).map(str::to_owned);
        let mut json = Writer::new();
        json.exact(data);
        let message = fields.scalar("message").unwrap_or_default().to_owned();
        Ok(Response { ok, verified: false, code, message, data: json.finish(), outcome: None, redirect_url })
    }
}

fn read(verified: &Verified<'_>) -> Result<Notification> {
    let fields = &verified.message.fields;
    // The type decides, not bizType: the documentation's own sample has two that contradict.
    let shown = match verified.message.required("type")? {
        "PAYMENT" => "payment",
        "WITHDRAW" => "withdraw",
        _ => {
            return Err(Error::at(
                Code::KindMismatch,
                "type",
                "`type` must be PAYMENT or WITHDRAW; this is another notification",
            ));
        }
    };
    let kind = verified.expect_kind(tables::TABLE.own_kind(shown))?;
    message::check_fields(kind.fields, fields, &|_, value| canonical::counts(value))?;

    // 77 and "77" have the same signature, so the id and the amount use the signed text.
    let form = verified.merchant.options.list_form;
    let signed = |name: &str| fields.get(name).filter(|value| canonical::counts(value));
    let text = |name: &str| signed(name).map(|value| canonical::text(value, form));
    let unsigned = Data::part_of(fields, &|_, value| !canonical::counts(value));
    Ok(Notification { unsigned, ..verified.notification(kind, data(fields, form), &text) })
}

/// The signed fields but the signature. Nulls and empty lists, which are not signed, are left out at every depth.
pub(super) fn data(fields: &Object<'_>, form: ListForm) -> Data {
    let belongs = |name: &str, value: &Value<'_>| name != SIGN && canonical::counts(value);
    if fields.iter().all(|(_, value)| canonical::is_whole(value, form)) {
        return Data::part_of(fields, &belongs);
    }
    Data::part_of(&canonical::signed_only(fields, form), &belongs)
}

/// What a notification needs to be a success.
const EVENT: &[&str] = &["type", "status", "orderId"];
/// What else each notification has beside its merchant.
const MONEY: &[&str] = &["amount", "currency"];

/// Whether fields are a notification's, or nearly: at most one of its fields is missing, or all that make a success are
/// there. The merchant's own requests are signed by the same rule, so none of them may look like this, and what does
/// not may be one of them.
pub(super) fn resembles(fields: &Object<'_>) -> bool {
    let missing = |names: &[&str]| names.iter().filter(|name| !fields.get(name).is_some_and(canonical::counts)).count();
    missing(EVENT) == 0 || missing(EVENT) + missing(MONEY) <= 1
}
