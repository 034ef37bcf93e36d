//! Whether a sign string can be read in more than one way. `t={a=1&status=FAIL&z=1}` is an object with three members, or
//! the fields `t`, `status` and `z`: with a user's text before it and a brace behind it, the gateway may have meant the
//! fields, and a failure passes for a success. Texts with such names in them are refused on the road.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::merchant::options::ListForm;
use crate::text::json::{Object, Value};

use super::{SIGN, canonical};

/// What every notification has, in the order of the sign string.
const REQUIRED: &[&str] = &["amount", "currency", "key", "orderId", "status", "type"];
/// The same, and the order that is credited.
const WITH_ORDER: &[&str] = &["amount", "currency", "key", "localOrderId", "orderId", "status", "type"];

/// The types of notifications.
const TYPES: &[&str] = &["PAYMENT", "WITHDRAW"];

/// What stands between two `&`: `name=value`, where it is whole.
struct Part<'s> {
    name: &'s str,
    value: &'s str,
    is_field: bool,
}

/// The fields whose members may have been fields: the first one's name, if there is such another reading.
pub(super) fn other<'f>(fields: &'f Object<'_>, form: ListForm, identity: &str) -> Option<&'f str> {
    let name = with_members(fields)?;
    let (text, starts) = written(fields, form);
    let parts = parts(&text, &starts);
    [REQUIRED, WITH_ORDER].into_iter().any(|names| has_other(names, &parts, identity)).then_some(name)
}

/// Whether a request could be sent back as a notification: its fields and members have the names of one, in order.
pub(super) fn holds_notification(fields: &Object<'_>, form: ListForm) -> bool {
    if with_members(fields).is_none() {
        return false;
    }
    let (text, starts) = written(fields, form);
    let mut wanted = REQUIRED.iter().peekable();
    for part in parts(&text, &starts) {
        wanted.next_if(|name| **name == part.name);
    }
    wanted.peek().is_none()
}

/// The first field that has a member of such a name, at any depth. Few messages have one.
fn with_members<'f>(fields: &'f Object<'_>) -> Option<&'f str> {
    fields.iter().find(|(_, value)| has_member(value)).map(|(name, _)| name)
}

fn has_member(value: &Value<'_>) -> bool {
    match value {
        Value::Object(object) => object.iter().any(|(name, value)| WITH_ORDER.contains(&name) || has_member(value)),
        Value::List(elements) => elements.iter().any(has_member),
        _ => false,
    }
}

/// The signed fields as the sign string has them, and where each of them starts.
fn written(fields: &Object<'_>, form: ListForm) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (name, value) in canonical::signed(fields).into_iter().filter(|(name, _)| *name != SIGN) {
        if !starts.is_empty() {
            text.push('&');
        }
        starts.push(text.len());
        text.push_str(name);
        text.push('=');
        text.push_str(&canonical::text(value, form));
    }
    (text, starts)
}

fn parts<'s>(text: &'s str, starts: &[usize]) -> Vec<Part<'s>> {
    let mut at = 0;
    let parts = text.split('&').map(|part| {
        let (name, value) = part.split_once('=').unwrap_or_default();
        let is_field = starts.binary_search(&at).is_ok();
        at += part.len() + 1;
        Part { name, value, is_field }
    });
    parts.collect()
}

/// Ways to have read the names up to one of them: with fields only, and with a part that is no field.
type Ways = [bool; 2];
const NONE: [Ways; WITH_ORDER.len()] = [[false; 2]; WITH_ORDER.len()];

/// Whether the names can be found in their order with a part among them that is no field. A field is followed by one of a
/// greater name, for they are sorted.
fn has_other(names: &[&str], parts: &[Part<'_>], identity: &str) -> bool {
    let mut open = NONE;
    // What must be the next part, for no field comes between.
    let mut next = NONE;
    match parts.first().map(|part| part.name.cmp(names[0])) {
        Some(Ordering::Equal) => next[0][0] = true,
        Some(Ordering::Less) => open[0][0] = true,
        _ => return false,
    }
    for (at, part) in parts.iter().enumerate() {
        let forced = core::mem::replace(&mut next, NONE);
        let following = parts.get(at + 1).map(|part| part.name);
        let Some(k) = names.iter().position(|name| *name == part.name) else { continue };
        if !is_value(part, identity) || following.is_some_and(|following| following <= part.name) {
            continue;
        }
        let [mut own, mut other] = [0, 1].map(|way| open[k][way] || forced[k][way]);
        if !part.is_field {
            // Many objects have a `type`. Where no other field has moved, it counts only if it says what a notification's says.
            other |= own && (part.name != "type" || TYPES.contains(&part.value));
            own = false;
        }
        match (names.get(k + 1), following) {
            (None, _) if other => return true,
            (Some(name), Some(following)) => {
                let place = match following.cmp(name) {
                    Ordering::Less => &mut open[k + 1],
                    Ordering::Equal => &mut next[k + 1],
                    Ordering::Greater => continue,
                };
                *place = [place[0] || own, place[1] || other];
            }
            _ => {}
        }
    }
    false
}

/// Whether the gateway could have written this value. An order number is the merchant's: it may hold anything.
fn is_value(part: &Part<'_>, identity: &str) -> bool {
    match part.name {
        "key" => part.value == identity,
        "localOrderId" => true,
        _ => !part.value.contains(['{', '}', '[', ']', '=', ',']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::json::read;

    fn others(json: &str) -> Option<String> {
        let Ok(Value::Object(fields)) = read(json) else { panic!("{json} is no object") };
        other(&fields, ListForm::Braces, "k").map(Into::into)
    }

    #[test]
    fn members_that_could_have_been_fields() {
        for (json, name) in [
            // The failed order 2 is inside of `t`: all from `&orderId=1` to `{a=` was the user's number.
            (
                r#"{"amount":1,"currency":"USDT","key":"k","merchantUserId":"","orderId":"1","status":"SUCCESS","t":{"a":"","orderId":"2","status":"FAIL","transfer":"{hash=h"},"type":"PAYMENT"}"#,
                Some("t"),
            ),
            // The order number is inside of an object that the gateway did not write.
            (
                r#"{"amount":1,"currency":"USDT","key":"k","l":{"a":"1}","localOrderId":"L","net":"{b=2"},"orderId":"2","status":"SUCCESS","type":"PAYMENT"}"#,
                Some("l"),
            ),
            // A withdrawal with a text that begins and another one that ends an object.
            (
                r#"{"amount":1,"currency":"USDT","key":"k","orderId":"1","status":"SUCCESS","text":{"a":"","type":"WITHDRAW","zz":""},"type":"PAYMENT"}"#,
                Some("text"),
            ),
            // Objects that a gateway may add: the names are in another order, or the values are no field's.
            (
                r#"{"amount":1,"currency":"USDT","key":"k","orderId":"1","status":"SUCCESS","transfer":{"amount":1,"currency":"TRX","hash":"h","status":"ok","txid":"x"},"type":"PAYMENT"}"#,
                None,
            ),
            (
                r#"{"amount":1,"currency":"USDT","key":"k","merchantUserId":"u","orderId":"1","status":"SUCCESS","token":{"name":"USDT","type":"TRC20","url":"u"},"type":"PAYMENT"}"#,
                None,
            ),
            (
                r#"{"amount":1,"currency":"USDT","key":"k","order":{"amount":"1","orderId":"1"},"orderId":"1","status":"SUCCESS","type":"PAYMENT","z":[{"key":"k","status":"S"}]}"#,
                None,
            ),
        ] {
            assert_eq!(others(json).as_deref(), name, "{json}");
        }
    }
}
