//! Whether a sign string can be read in more than one way. `t={a=1&status=FAIL&z=1}` is an object with three members, or
//! the fields `t`, `status` and `z`. Then the gateway may have meant the fields, and a failure passes for a success.
//!
//! In the other reading a text ran on over the beginning of the object: `user=x&…&t={a=`. So there is one only if
//! - somebody may have chosen a text in or before the object (a [`Source`]),
//! - all that is required and comes after this text in the order of names is found again behind it,
//! - and one of these is a member of an object, with another value than the field has in this message.
//!
//! Texts with such names in them are refused on the road.

use alloc::string::String;
use alloc::vec::Vec;

use crate::merchant::options::ListForm;
use crate::text::json::{Object, Value};

use super::{SIGN, canonical, tables};

/// What decides who is credited, with how much, and when, in the order of the sign string; and whether every notification
/// has it.
const DECISIVE: &[(&str, bool)] = &[
    ("amount", true),
    ("currency", true),
    ("extra", false),
    ("key", true),
    ("localOrderId", false),
    ("merchantActualAmount", false),
    ("merchantCurrency", false),
    ("merchantPaidAmount", false),
    ("merchantUserId", false),
    ("notifyTime", false),
    ("orderId", true),
    ("status", true),
    ("type", true),
    ("userAmount", false),
    ("userCurrency", false),
];
/// Their values may have an `&`.
const ANY_TEXT: &[&str] = &["extra", "localOrderId", "merchantUserId"];
/// An order number has at most so many characters. It is in nearly every message, so it hides no more than it can.
const ORDER_NUMBER: usize = 64;

/// The first field with a member that may have been a field, if there is such another reading.
pub(super) fn other<'f>(fields: &'f Object<'_>, form: ListForm, identity: &str) -> Option<&'f str> {
    if !fields.iter().any(|(name, value)| has_member(value) || is_open_price(name, value)) {
        return None;
    }
    let line = Line::of(fields, form);
    if line.moves_price(form) {
        return Some("extra");
    }
    let (holders, candidates) = (line.holders(), Candidates::of(&line, identity));
    // Of the sources before the same names, the first one has the most behind it.
    let mut tried = [[false; 3]; DECISIVE.len() + 1];
    line.sources().into_iter().find_map(|source| {
        let rank = DECISIVE.partition_point(|(name, _)| *name <= source.name);
        let was_tried = &mut tried[rank][source.within as usize];
        if source.reach == usize::MAX && core::mem::replace(was_tried, true) {
            return None;
        }
        let begin = |holder: &Holder<'_>| match source.within {
            Within::Text => Some(holder.at).filter(|at| *at <= source.reach),
            Within::Object => holder.closed_object,
            Within::List => holder.closed_list,
        };
        let mut behind = holders.iter().filter(|holder| holder.at >= source.at);
        let (holder, from) = behind.find_map(|holder| Some((holder, begin(holder)?)))?;
        candidates.are_found(rank, from).then_some(holder.name)
    })
}

/// Whether a request could be sent back as a notification: its fields and members have the names of one, in order.
pub(super) fn holds_notification(fields: &Object<'_>, form: ListForm) -> bool {
    if !fields.iter().any(|(_, value)| has_member(value)) {
        return false;
    }
    let line = Line::of(fields, form);
    let mut wanted = DECISIVE.iter().filter(|(_, required)| *required).peekable();
    for part in line.parts() {
        wanted.next_if(|(name, _)| *name == part.name);
    }
    wanted.peek().is_none()
}

/// Whether a value has a member of such a name, at any depth. Few messages have one.
fn has_member(value: &Value<'_>) -> bool {
    match value {
        Value::Object(object) => {
            object.iter().any(|(name, value)| DECISIVE.iter().any(|(own, _)| *own == name) || has_member(value))
        }
        Value::List(elements) => elements.iter().any(has_member),
        _ => false,
    }
}

/// Whether the price has a member that no table declares.
fn is_open_price(name: &str, value: &Value<'_>) -> bool {
    let Value::Object(members) = value else { return false };
    let is_declared = |name| tables::EXTRA.iter().any(|field| field.name == name);
    name == "extra" && members.iter().any(|(name, value)| canonical::counts(value) && !is_declared(name))
}

/// A signed field, and its place in the sign string.
struct Field<'f, 'v> {
    name: &'f str,
    value: &'f Value<'v>,
    at: usize,
    end: usize,
}

/// The signed fields as the sign string has them.
struct Line<'f, 'v> {
    text: String,
    fields: Vec<Field<'f, 'v>>,
}

/// What stands between two `&`: `name=value`, where it is whole.
#[derive(Clone, Copy)]
struct Part<'s> {
    name: &'s str,
    value: &'s str,
    at: usize,
}

/// A text that somebody may have chosen, and that may have run on over what comes behind it.
struct Source<'s> {
    name: &'s str,
    at: usize,
    /// Up to where it can have gone.
    reach: usize,
    within: Within,
}

/// Where a text is. An object or a list around it must have closed before the next field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Object,
    List,
}

impl Within {
    fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Object(_) => Self::Object,
            Value::List(_) => Self::List,
            _ => Self::Text,
        }
    }

    /// What a value of the sign string looks like.
    fn seen(value: &str) -> Self {
        match value.as_bytes().first() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::List,
            _ => Self::Text,
        }
    }
}

/// A field with a member of a decisive name.
struct Holder<'f> {
    name: &'f str,
    at: usize,
    /// Behind the first `}&` in it.
    closed_object: Option<usize>,
    /// Behind the first `]&` in it.
    closed_list: Option<usize>,
}

impl<'f, 'v> Line<'f, 'v> {
    fn of(fields: &'f Object<'v>, form: ListForm) -> Self {
        let mut text = String::new();
        let signed = canonical::signed(fields).into_iter().filter(|(name, _)| *name != SIGN);
        let fields = signed.map(|(name, value)| {
            if !text.is_empty() {
                text.push('&');
            }
            let at = text.len();
            text.push_str(name);
            text.push('=');
            text.push_str(&canonical::text(value, form));
            Field { name, value, at, end: text.len() }
        });
        let fields = fields.collect();
        Self { text, fields }
    }

    fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let mut end = 0;
        self.text.split('&').map(move |part| {
            let at = end;
            end += part.len() + 1;
            let (name, value) = part.split_once('=').unwrap_or_default();
            Part { name, value, at }
        })
    }

    fn holders(&self) -> Vec<Holder<'f>> {
        let holders = self.fields.iter().filter(|field| has_member(field.value)).map(|field| {
            let (closed_object, closed_list) = (self.behind(field, "}&"), self.behind(field, "]&"));
            Holder { name: field.name, at: field.at, closed_object, closed_list }
        });
        holders.collect()
    }

    fn sources(&self) -> Vec<Source<'_>> {
        let mut sources = Vec::new();
        let mut parts = self.parts().peekable();
        // Up to where one of the texts so far can have gone.
        let mut reached = 0;
        for field in &self.fields {
            let reach = self.reach(field);
            let closed = match Within::of(field.value) {
                Within::Text => Some(field.at),
                _ if field.at <= reached => Some(field.at),
                Within::Object => self.behind(field, "}&"),
                Within::List => self.behind(field, "]&"),
            };
            while let Some(part) = parts.next_if(|part| part.at < field.end) {
                let Some(reach) = reach else { continue };
                // Inside of a field, a part can be a field only if the object has closed, or a text has hidden its beginning.
                if part.at == field.at || !part.name.is_empty() && closed.is_some_and(|closed| part.at > closed) {
                    let within = if part.at == field.at { Within::of(field.value) } else { Within::seen(part.value) };
                    if within == Within::Text {
                        reached = reached.max(reach);
                    }
                    sources.push(Source { name: part.name, at: part.at, reach, within });
                }
            }
        }
        sources
    }

    /// Up to where the text of a field can have gone, if somebody may have chosen one in it.
    fn reach(&self, field: &Field<'_, '_>) -> Option<usize> {
        match field.name {
            "localOrderId" => {
                let value = field.at + field.name.len() + 1;
                let most = self.text[value..].char_indices().nth(ORDER_NUMBER);
                Some(most.map_or(usize::MAX, |(length, _)| value + length + 1))
            }
            "merchantUserId" => Some(usize::MAX),
            name if is_open_price(name, field.value) => Some(usize::MAX),
            name if tables::NOTIFICATION.iter().any(|declared| declared.name == name) => None,
            _ => Some(usize::MAX),
        }
    }

    /// Behind the first place in a field where this is found.
    fn behind(&self, field: &Field<'_, '_>, end: &str) -> Option<usize> {
        Some(field.at + self.text[field.at..field.end].find(end)? + end.len() - 1)
    }

    /// Whether a part of the price has been moved to another place, by a text in the price.
    fn moves_price(&self, form: ListForm) -> bool {
        let Some(field) = self.fields.iter().find(|field| is_open_price(field.name, field.value)) else { return false };
        let Value::Object(price) = field.value else { return false };
        let own = |name: &str| price.get(name).map(|value| canonical::text(value, form)).unwrap_or_default();
        let is_of_price = |part: &Part<'_>| tables::EXTRA.iter().any(|declared| declared.name == part.name);
        let mut parts = self.parts().filter(|part| part.at > field.at && is_of_price(part));
        parts.any(|part| part.value.trim_end_matches(['}', ']']) != own(part.name))
    }
}

/// Where the decisive names are found, by name: as a field, or as what may have been one.
struct Candidates([Vec<Candidate>; DECISIVE.len()]);

struct Candidate {
    at: usize,
    /// It is no field, and the field has another value, or did not come.
    differs: bool,
}

impl Candidates {
    fn of(line: &Line<'_, '_>, identity: &str) -> Self {
        let mut found = [const { Vec::new() }; DECISIVE.len()];
        let parts: Vec<_> = line.parts().collect();
        // The part behind, and whether it could be a field.
        let mut next: Option<(Part<'_>, bool)> = None;
        for part in parts.into_iter().rev() {
            let behind = next.replace((part, true));
            let Some(rank) = DECISIVE.iter().position(|(name, _)| *name == part.name) else { continue };
            let own = line.fields.binary_search_by(|field| field.name.cmp(part.name)).ok().map(|at| &line.fields[at]);
            let is_field = own.is_some_and(|own| own.at == part.at);
            let differs = own.is_none_or(|own| &line.text[own.at..own.end] != part.text(&line.text));
            let is_candidate = is_field || could_be_field(&part, rank, behind, identity);
            next = Some((part, is_candidate));
            if is_candidate {
                found[rank].push(Candidate { at: part.at, differs: !is_field && differs });
            }
        }
        for candidates in &mut found {
            candidates.reverse();
        }
        Self(found)
    }

    /// Whether all names from one on that every notification has are found in their order behind a place, and one of them,
    /// or of the others, with another value.
    fn are_found(&self, rank: usize, from: usize) -> bool {
        let (mut same, mut changed) = (Some(from), None);
        for ((_, required), found) in DECISIVE.iter().zip(&self.0).skip(rank) {
            let behind = |from: usize| &found[found.partition_point(|candidate| candidate.at < from)..];
            let any = |from: usize| behind(from).first().map(|candidate| candidate.at + 1);
            let other = |from: usize| behind(from).iter().find(|candidate| candidate.differs).map(|found| found.at + 1);
            let here = same.and_then(other);
            if *required {
                (same, changed) = (same.and_then(any), earlier(changed.and_then(any), here));
            } else {
                changed = earlier(changed, here);
            }
        }
        changed.is_some()
    }
}

fn earlier(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    one.into_iter().chain(other).min()
}

impl Part<'_> {
    fn text<'s>(&self, line: &'s str) -> &'s str {
        &line[self.at..self.at + self.name.len() + 1 + self.value.len()]
    }
}

/// Whether the gateway could have written a part as a field: by its value, and by the next field, for fields are sorted.
/// `next` is the part behind, and whether it could be a field.
fn could_be_field(part: &Part<'_>, rank: usize, next: Option<(Part<'_>, bool)>, identity: &str) -> bool {
    if ANY_TEXT.contains(&part.name) {
        return true;
    }
    let is_value = match part.name {
        "key" => part.value == identity,
        // Many objects have a `type`, such as TRC20; that of a notification is a word.
        "type" => part.value.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'),
        _ => !part.value.contains(['{', '}', '[', ']', '=', ',']),
    };
    let required = DECISIVE[rank + 1..].iter().find(|(_, required)| *required);
    let is_next = |(next, could_be): (Part<'_>, bool)| {
        next.name > part.name && could_be && required.is_none_or(|(name, _)| next.name <= *name)
    };
    is_value && next.is_none_or(is_next)
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
