//! Whether a sign string can be read in more than one way. `t={a=1&status=FAIL&z=1}` is an object with three members, or
//! the fields `t`, `status` and `z`: with a user's text before it and a brace behind it, the gateway may have meant the
//! fields, and a failure passes for a success. Texts with such names in them are refused on the road.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::merchant::options::ListForm;
use crate::text::json::{Object, Value};
use crate::text::sort;

use super::{SIGN, canonical, tables};

/// What every notification has, in the order of the sign string.
const REQUIRED: &[&str] = &["amount", "currency", "key", "orderId", "status", "type"];
/// What else decides who is credited, with how much, and when.
const OPTIONAL: &[&str] = &[
    "extra",
    "localOrderId",
    "merchantActualAmount",
    "merchantPaidAmount",
    "merchantUserId",
    "notifyTime",
    "userAmount",
    "userCurrency",
];
/// An order number has at most so many characters. It is in nearly every message, so it hides no more than it can.
const ORDER_NUMBER: usize = 64;
const MOST_NAMES: usize = REQUIRED.len() + 1;

/// What stands between two `&`: `name=value`, where it is whole.
struct Part<'s> {
    name: &'s str,
    value: &'s str,
    start: usize,
    is_field: bool,
    /// Where the text of this field can have ended, if somebody may have chosen it: the fields up to there are then in it.
    reach: usize,
}

/// A message as it was read, and what speaks for another reading of it.
struct Reading<'s> {
    parts: Vec<Part<'s>>,
    identity: &'s str,
    /// A text with a brace too many: the other brace of an object that was taken apart.
    is_torn: bool,
}

/// The fields whose members may have been fields: the first one's name, if there is such another reading.
pub(super) fn other<'f>(fields: &'f Object<'_>, form: ListForm, identity: &str) -> Option<&'f str> {
    let name = with_members(fields)?;
    let (text, starts) = written(fields, form);
    let is_torn = fields.iter().any(|(_, value)| is_torn(value));
    let reading = Reading { parts: parts(&text, &starts), identity, is_torn };
    let with = |optional: &&'static str| {
        let mut names: Vec<_> = REQUIRED.iter().chain([optional]).copied().collect();
        sort::by(&mut names, |one, other| one < other);
        reading.has_other(&names)
    };
    (reading.has_other(REQUIRED) || OPTIONAL.iter().any(with)).then_some(name)
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
        Value::Object(object) => {
            object.iter().any(|(name, value)| REQUIRED.contains(&name) || OPTIONAL.contains(&name) || has_member(value))
        }
        Value::List(elements) => elements.iter().any(has_member),
        _ => false,
    }
}

/// Where a field starts in the sign string, and how many characters of its text somebody may have chosen.
struct Start {
    at: usize,
    chosen: usize,
}

/// The signed fields as the sign string has them, and where each of them starts.
fn written(fields: &Object<'_>, form: ListForm) -> (String, Vec<Start>) {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (name, value) in canonical::signed(fields).into_iter().filter(|(name, _)| *name != SIGN) {
        if !starts.is_empty() {
            text.push('&');
        }
        starts.push(Start { at: text.len(), chosen: chosen(name, value) });
        text.push_str(name);
        text.push('=');
        text.push_str(&canonical::text(value, form));
    }
    (text, starts)
}

fn parts<'s>(text: &'s str, starts: &[Start]) -> Vec<Part<'s>> {
    let mut end = 0;
    let parts = text.split('&').map(|part| {
        let (name, value) = part.split_once('=').unwrap_or_default();
        let start = end;
        end += part.len() + 1;
        let field = starts.binary_search_by_key(&start, |field| field.at).ok().map(|at| &starts[at]);
        let reach = match field.map_or(0, |field| field.chosen) {
            0 => 0,
            usize::MAX => text.len(),
            most => {
                let value = start + name.len() + 1;
                text[value..].char_indices().nth(most).map_or(text.len(), |(length, _)| value + length)
            }
        };
        Part { name, value, start, is_field: field.is_some(), reach }
    });
    parts.collect()
}

/// Whether a text below a value opens or closes more than it closes or opens.
fn is_torn(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => [('{', '}'), ('[', ']')]
            .iter()
            .any(|(open, close)| text.matches(*open).count() != text.matches(*close).count()),
        Value::Object(object) => object.iter().any(|(_, value)| is_torn(value)),
        Value::List(elements) => elements.iter().any(is_torn),
        _ => false,
    }
}

/// Ways to have read the names up to one of them: with fields only, and with a part that is no field.
#[derive(Clone, Copy, Default)]
struct Ways {
    own: bool,
    other: bool,
    /// Where a text that has come since can have ended, if somebody may have chosen it.
    reach: usize,
}

impl Reading<'_> {
    /// Whether the names can be found in their order with a part among them that is no field. A field is followed by one
    /// of a greater name, for they are sorted.
    fn has_other(&self, names: &[&str]) -> bool {
        let mut open = [Ways::default(); MOST_NAMES];
        // What must be the next part, for no field comes between.
        let mut next = open;
        match self.parts.first().map(|part| part.name.cmp(names[0])) {
            Some(Ordering::Equal) => next[0].own = true,
            Some(Ordering::Less) => open[0].own = true,
            _ => return false,
        }
        // The field that the parts belong to: the text that hides others is in an earlier one.
        let mut field = ("", 0);
        for (at, part) in self.parts.iter().enumerate() {
            let forced = core::mem::take(&mut next);
            if part.is_field {
                let (before, reach) = field;
                for (ways, name) in open.iter_mut().zip(names) {
                    if ways.own && before < *name {
                        ways.reach = ways.reach.max(reach);
                    }
                }
                field = (part.name, part.reach);
            }
            let Some(k) = names.iter().position(|name| *name == part.name) else { continue };
            let following = self.following(at);
            if !self.is_value(part) || following.is_some_and(|following| following <= part.name) {
                continue;
            }
            let Ways { own, other, reach } = open[k];
            let (mut own, mut other) = (own || forced[k].own, other || forced[k].other);
            if !part.is_field {
                // Many objects have a `type`, such as TRC20; that of a notification is a word.
                let is_likely = part.name != "type" || part.value.bytes().all(|b| b.is_ascii_uppercase());
                let is_hidden = part.start <= reach + 1;
                other |= own && (is_hidden || self.is_torn) && is_likely;
                own = false;
            }
            match (names.get(k + 1), following) {
                (None, _) if other => return true,
                (Some(name), Some(following)) => {
                    let ways = match following.cmp(name) {
                        Ordering::Greater => continue,
                        Ordering::Equal if self.parts[at + 1].name == *name => &mut next[k + 1],
                        _ => &mut open[k + 1],
                    };
                    let reach = if own { 0 } else { ways.reach };
                    *ways = Ways { own: ways.own || own, other: ways.other || other, reach };
                }
                _ => {}
            }
        }
        false
    }

    /// The name of the next field. An order number or a user's may hold an `&`, and `extra` is an object.
    fn following(&self, at: usize) -> Option<&str> {
        let rest = &self.parts[at + 1..];
        match self.parts[at].name {
            "extra" => {
                let end = self.parts[at..].iter().position(|part| part.value.ends_with('}'))?;
                rest.get(end).map(|part| part.name)
            }
            "localOrderId" | "merchantUserId" => rest.iter().map(|part| part.name).find(|name| !name.is_empty()),
            _ => rest.first().map(|part| part.name),
        }
    }

    /// Whether the gateway could have written this value.
    fn is_value(&self, part: &Part<'_>) -> bool {
        match part.name {
            "key" => part.value == self.identity,
            "extra" | "localOrderId" | "merchantUserId" => true,
            _ => !part.value.contains(['{', '}', '[', ']', '=', ',']),
        }
    }
}

/// How many characters of a field's text somebody other than the gateway may have chosen. A user's number and fields that
/// no table declares have no limit that the gateway is known to keep.
fn chosen(name: &str, value: &Value<'_>) -> usize {
    match (name, value) {
        ("localOrderId", _) => ORDER_NUMBER,
        ("merchantUserId", _) => usize::MAX,
        ("extra", Value::Object(members)) if has_unknown_text(members) => usize::MAX,
        _ if tables::NOTIFICATION.iter().any(|field| field.name == name) => 0,
        _ => usize::MAX,
    }
}

fn has_unknown_text(members: &Object<'_>) -> bool {
    let is_declared = |name| tables::EXTRA.iter().any(|field| field.name == name);
    members.iter().any(|(name, value)| matches!(value, Value::Text(_)) && !is_declared(name))
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
            // A withdrawal between two texts of a user.
            (
                r#"{"amount":1,"currency":"USDT","key":"k","orderId":"1","status":"SUCCESS","tag":"x","type":"PAYMENT","u":{"a":"","type":"WITHDRAW","zz":""}}"#,
                Some("u"),
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
