//! Sliding: text moves from a value into the next field, and the sign string stays the same.
//!
//! A `k=v&k=v` sign string does not escape separators inside a value. So a declared field
//! must not have `&` with a `=` after it. URLs, free text, and fields that no table declares may have
//! it, but not as `&name=` with a meaningful name: `https://shop.example/cb?a=1&b=2` is accepted.

use alloc::vec::Vec;
use core::cell::OnceCell;

use crate::contract::schema::{Charset, Field, GatewayTable, Type};
use crate::text::json::{Object, Value};
use crate::text::scan::ByteSet;
use crate::text::sort;

const AMPERSAND: ByteSet<1> = ByteSet::new(*b"&");

/// A message or request, and the names that its values must not contain.
pub(crate) struct Sliding<'m> {
    table: &'static GatewayTable,
    fields: &'m Object<'m>,
    names: OnceCell<Vec<&'m str>>,
}

/// What a field may hold.
#[derive(Clone, Copy)]
enum Rule {
    /// No `&` with a `=` behind it.
    Strict,
    /// No `&name=` for a known name.
    Free,
    /// An object with declared fields, or a list of such objects.
    Inner(&'static [Field]),
}

impl<'m> Sliding<'m> {
    pub(crate) fn new(table: &'static GatewayTable, fields: &'m Object<'m>) -> Self {
        Self { table, fields, names: OnceCell::new() }
    }

    /// Whether a field's value, at any depth, could be read as another field.
    pub(crate) fn is_in(&self, name: &str, value: &Value<'_>) -> bool {
        has_ampersand(value) && self.slides(declared(all_fields(self.table).filter(|field| field.name == name)), value)
    }

    fn slides(&self, rule: Rule, value: &Value<'_>) -> bool {
        match (rule, value) {
            (Rule::Strict, _) | (Rule::Inner(_), Value::Text(_)) => runs_on(value, &mut false),
            (Rule::Free, Value::Text(text)) => names_after_ampersand(text).any(|name| self.knows(name)),
            (_, Value::List(elements)) => elements.iter().any(|element| self.slides(rule, element)),
            (Rule::Inner(table), Value::Object(object)) => object
                .iter()
                .any(|(name, value)| self.slides(declared(table.iter().filter(|field| field.name == name)), value)),
            (Rule::Free, Value::Object(object)) => object.iter().any(|(_, value)| self.slides(rule, value)),
            (_, Value::Null | Value::Bool(_) | Value::Number(_)) => false,
        }
    }

    /// Whether a name is declared anywhere at this gateway, is in this message, or ends the sign string.
    fn knows(&self, name: &str) -> bool {
        let names = self.names.get_or_init(|| {
            let mut names = vec!["key", "secret"];
            all_fields(self.table).for_each(|field| add_declared(field, &mut names));
            add_present(self.fields, &mut names);
            // By length first: most are told apart without a look at their letters.
            sort::by(&mut names, |one, other| (one.len(), *one) < (other.len(), *other));
            names.dedup();
            names
        });
        // A credential may be spelled in another case on the wire: `merCode` is `MerCode` there.
        names.binary_search_by_key(&(name.len(), name), |name| (name.len(), *name)).is_ok()
            || self.table.credentials.iter().any(|part| part.name.eq_ignore_ascii_case(name))
    }
}

fn declared(fields: impl Iterator<Item = &'static Field>) -> Rule {
    let mut rule = Rule::Free;
    for field in fields {
        rule = match field.ty {
            Type::Object(inner) | Type::Objects(inner) => Rule::Inner(inner),
            Type::Map | Type::Text { charset: Charset::Url, .. } => return Rule::Free,
            _ if field.free => return Rule::Free,
            _ => Rule::Strict,
        };
    }
    rule
}

/// The fields of every operation, kind and reply.
fn all_fields(table: &'static GatewayTable) -> impl Iterator<Item = &'static Field> {
    let in_operations = table.operations.iter().flat_map(|operation| operation.fields);
    in_operations.chain(table.kinds.iter().flat_map(|kind| kind.fields.iter().chain(kind.reply)))
}

fn add_declared(field: &'static Field, names: &mut Vec<&str>) {
    names.push(field.name);
    if let Type::Object(inner) | Type::Objects(inner) = field.ty {
        for field in inner {
            add_declared(field, names);
        }
    }
}

fn add_present<'m>(object: &'m Object<'_>, names: &mut Vec<&'m str>) {
    for (name, value) in object.iter() {
        names.push(name);
        add_present_in(value, names);
    }
}

fn add_present_in<'m>(value: &'m Value<'_>, names: &mut Vec<&'m str>) {
    match value {
        Value::Object(object) => add_present(object, names),
        Value::List(elements) => elements.iter().for_each(|element| add_present_in(element, names)),
        _ => {}
    }
}

fn has_ampersand(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => AMPERSAND.is_in(text),
        Value::List(elements) => elements.iter().any(has_ampersand),
        Value::Object(object) => object.iter().any(|(_, value)| has_ampersand(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether a `=` comes anywhere behind an `&`. The elements of a list follow each other in the sign string.
fn runs_on(value: &Value<'_>, ampersand: &mut bool) -> bool {
    match value {
        Value::Text(text) => {
            let behind = if *ampersand { Some(text.as_ref()) } else { text.split_once('&').map(|(_, behind)| behind) };
            *ampersand |= behind.is_some();
            behind.is_some_and(|behind| behind.contains('='))
        }
        Value::List(elements) => elements.iter().any(|element| runs_on(element, ampersand)),
        Value::Object(object) => object.iter().any(|(_, value)| runs_on(value, ampersand)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn names_after_ampersand(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').skip(1).filter_map(|part| part.split_once('=')).map(|(name, _)| name)
}
