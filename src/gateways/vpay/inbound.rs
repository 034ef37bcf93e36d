//! In: notifications and answers.

use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Data, Direction, Notification, Outcome, Response, replay_key};
use crate::road::message;
use crate::road::protocol::Verified;
use crate::text::json::{Value, Writer};

use super::{canonical, tables};

pub(super) fn interpret(verified: &Verified<'_>) -> Result<Notification> {
    let fields = &verified.message.fields;
    // The type decides, whatever bizType says: the documentation's own sample has the two at odds.
    let (shown, direction) = match verified.message.required("type")? {
        "PAYMENT" => ("payment", Direction::In),
        "WITHDRAW" => ("withdraw", Direction::Out),
        _ => return Err(Error::at(Code::KindMismatch, "type", "`type` is not PAYMENT or WITHDRAW")),
    };
    let kind = verified.expect_kind(shown)?;
    message::check_fields(tables::TABLE.kind_fields(kind), fields)?;

    // 77, "77" and 77.0 sign alike, so what identifies and what counts is the signed text.
    let text = |name: &str| fields.get(name).map(canonical::text).unwrap_or_default();
    let outcome = if fields.scalar("status") == Some("SUCCESS") { Outcome::Succeeded } else { Outcome::Info };
    let key = replay_key(&["vpay", verified.keys.identity(), &text("orderId"), &text("status")]);
    Ok(Notification {
        direction,
        outcome,
        amount: Some(text("amount").into_owned()),
        currency: Some(text("currency").into_owned()),
        merchant_order_id: fields.scalar("localOrderId").map(str::to_owned),
        gateway_order_id: Some(text("orderId").into_owned()),
        replay_key: Some(key),
        ..Notification::new("vpay", kind, Data::part_of(fields, &|name| name != "sign"))
    })
}

/// An answer is not signed.
pub(super) fn response(text: &str) -> Result<Response> {
    let fields = message::json_object(text, None)?;
    let code = fields.scalar("code").ok_or_else(|| message::missing("code"))?.to_owned();
    let ok = code == "0" && fields.get("success") != Some(&Value::Bool(false));
    let data = fields.get("data").unwrap_or(&Value::Null);
    let pay_page = match data {
        Value::Object(data) => data.scalar("paymentUrl"),
        _ => None,
    };
    let redirect_url =
        pay_page.filter(|url| url.starts_with("https://") || url.starts_with("http://")).map(str::to_owned);
    let mut json = Writer::new();
    json.exact(data);
    let message = fields.scalar("message").unwrap_or_default().to_owned();
    Ok(Response { ok, verified: false, code, message, data: json.finish(), outcome: None, redirect_url })
}
