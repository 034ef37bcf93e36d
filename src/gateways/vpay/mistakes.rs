//! Common mistakes with this protocol: nulls and empties, and whole numbers that are too large for a float.

use alloc::string::ToString;
use alloc::vec::Vec;

use crate::contract::diagnosis::FindingCode;
use crate::diagnose::{Attempts, Mistakes};
use crate::merchant::options::ListForm;
use crate::road::message::Message;
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Value};

use super::{SIGN, VpayProtocol, canonical};

/// Whole numbers from this one on are rounded when they go through a float.
const EXACT: u64 = 1 << 53;
/// The bits that a float has for its digits, after the first.
const MANTISSA: u32 = 52;

impl Mistakes for VpayProtocol {
    fn attempt(&self, attempts: &mut dyn Attempts, message: &Message<'_>) {
        list_forms(attempts, message);
        empties(attempts, message);
        rounded(attempts, message);
    }
}

/// Objects and decimals inside of lists, which the SDK has written in two ways.
fn list_forms(attempts: &mut dyn Attempts, message: &Message<'_>) {
    if !message.fields.iter().any(|(_, value)| canonical::has_forms(value)) {
        return;
    }
    for form in [ListForm::Braces, ListForm::Bare, ListForm::Json] {
        let mut options = attempts.merchant().options.clone();
        options.list_form = form;
        attempts.options(FindingCode::ListForm, Some(form.as_str()), &options, message);
    }
}

/// Nulls, empty lists and empty texts at the outer level, kept or dropped against the rule.
fn empties(attempts: &mut dyn Attempts, message: &Message<'_>) {
    let is_empty = |value: &Value<'_>| match value {
        Value::Null => true,
        Value::Text(text) => text.is_empty(),
        Value::List(list) => list.is_empty(),
        _ => false,
    };
    if !message.fields.iter().any(|(_, value)| is_empty(value)) {
        return;
    }
    let form = attempts.merchant().options.list_form;
    // Nulls as texts, the last time as PHP and form encoders print them; and whether empty texts are left out.
    for (null, drops) in [(Some("null"), false), (None, true), (Some("null"), true), (Some(""), false)] {
        let changed = message.fields.0.iter().filter_map(|(name, value)| {
            let value = match (value, null) {
                (Value::Text(text), _) if drops && text.is_empty() => return None,
                (Value::Null, Some(null)) => Value::from(null),
                (Value::List(list), Some("null")) if list.is_empty() => {
                    Value::from(canonical::text(value, form).into_owned())
                }
                _ => value.clone(),
            };
            Some((name.clone(), value))
        });
        attempts.message(FindingCode::EmptyFields, &Message { fields: Object(changed.collect()), form: false });
    }
}

/// A number that a float has rounded stands for a few thousand others: all of them are tried, the nearest ones first.
fn rounded(attempts: &mut dyn Attempts, message: &Message<'_>) {
    let mut fields = canonical::signed(&message.fields);
    fields.retain(|(name, _)| *name != SIGN);
    let form = attempts.merchant().options.list_form;
    for (at, (name, value)) in fields.iter().enumerate() {
        let Value::Number(number) = value else { continue };
        let Some(rounded) = number.parse::<u64>().ok().filter(|rounded| *rounded >= EXACT) else { continue };
        let [before, behind] = [&fields[..at], &fields[at + 1..]].map(|fields| {
            let pairs: Vec<_> =
                fields.iter().map(|(name, value)| format!("{name}={}", canonical::text(value, form))).collect();
            pairs.join("&")
        });
        // Floats of this size lie so far apart, and the number that was meant within one step.
        let step = 1_u64 << (rounded.ilog2() - MANTISSA);
        for distance in 1..=step {
            attempts.spend(2 * (before.len() + behind.len()));
            for candidate in [rounded.saturating_sub(distance), rounded.saturating_add(distance)] {
                attempts.string(FindingCode::NumberRounded, &|keys| {
                    let mut text = SignString::with_capacity(before.len() + behind.len() + 64);
                    text.value(&before);
                    text.pair(name, &candidate.to_string());
                    if !behind.is_empty() {
                        text.fixed("&");
                        text.value(&behind);
                    }
                    text.name("secret");
                    text.secret("secret", keys.secret("secret"));
                    text
                });
            }
            if attempts.is_over() {
                return;
            }
        }
    }
}
