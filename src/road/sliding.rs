//! Sliding: text that moves from a value into the next field while the sign string stays the same.
//!
//! In a `k=v&k=v` sign string nothing tells a separator from the same characters inside a value, so a value that holds
//! `&name=` for a name that means something is refused. `https://shop.example/cb?a=1&b=2` stays fine.

use crate::contract::schema::{Field, GatewayTable, Type};
use crate::text::json::{Object, Value};
use crate::text::scan::Needles;

const AMPERSAND: Needles<1> = Needles::new(*b"&");

/// Whether a value, at any depth, could be read as another field of this gateway or of this message.
pub(crate) fn slides(table: &GatewayTable, present: &Object<'_>, value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) if AMPERSAND.is_in(text) => names_after_ampersand(text)
            .any(|name| matches!(name, "key" | "secret") || is_declared(table, name) || is_present(present, name)),
        Value::List(elements) => elements.iter().any(|element| slides(table, present, element)),
        Value::Object(object) => object.iter().any(|(_, value)| slides(table, present, value)),
        Value::Text(_) | Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn names_after_ampersand(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').skip(1).filter_map(|part| part.split_once('=')).map(|(name, _)| name)
}

/// Whether the gateway has such a field in any operation, notification or reply, or as its identity.
fn is_declared(table: &GatewayTable, name: &str) -> bool {
    let in_operations = table.operations.iter().any(|operation| has(operation.fields, name));
    let in_kinds = table.kinds.iter().any(|kind| has(kind.fields, name) || has(kind.reply, name));
    in_operations || in_kinds || table.credentials.iter().any(|part| part.name.eq_ignore_ascii_case(name))
}

fn has(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| {
        field.name == name
            || match field.ty {
                Type::Objects(inner) | Type::Object(inner) => has(inner, name),
                _ => false,
            }
    })
}

fn is_present(object: &Object<'_>, name: &str) -> bool {
    object.iter().any(|(own, value)| {
        own == name
            || match value {
                Value::Object(inner) => is_present(inner, name),
                _ => false,
            }
    })
}
